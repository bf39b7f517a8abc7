import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Stack, type StackProps } from 'aws-cdk-lib';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { Asset } from 'aws-cdk-lib/aws-s3-assets';
import type { Construct } from 'constructs';

export interface FailoverProps extends StackProps {
  /** The folder with the files of one release: failover-VERSION.zip, template.json, SHA256SUMS. */
  readonly release: string;
  /** The template's parameters (docs/reference.md), for example ClusterIdentifier. Lists have commas between their items. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** The stack of one cluster in one region, from the files of a release. */
export class FailoverStack extends Stack {
  constructor(scope: Construct, id: string, { release, parameters, ...props }: FailoverProps) {
    super(scope, id, props);
    const zip = verify(release);
    const templateFile = join(release, 'template.json');
    // Its key is the hash of its content, so CloudFormation sees another release.
    const code = new Asset(this, 'Code', { path: join(release, zip) });
    const values = valuesOf(templateFile, {
      ...parameters,
      ConfigurationHash: hash(JSON.stringify([code.assetHash, Object.entries(parameters).sort()])),
    });
    // Values in the parameters' place, not as new defaults: `cdk deploy` keeps a parameter's earlier value, whatever its default.
    new CfnInclude(this, 'Template', {
      templateFile,
      parameters: { ...values, CodeBucket: code.s3BucketName, CodeKey: code.s3ObjectKey },
    });
  }
}

interface Parameter {
  Type: string;
  Default?: string | number;
  AllowedPattern?: string;
  AllowedValues?: (string | number)[];
  ConstraintDescription?: string;
}

/** The values, checked as CloudFormation checks those of parameters. */
function valuesOf(templateFile: string, given: Record<string, string>): Record<string, string | string[]> {
  const known: Record<string, Parameter> = JSON.parse(readFileSync(templateFile, 'utf8')).Parameters;
  const unknown = Object.keys(given).find((name) => !(name in known));
  if (unknown) throw new Error(`Expected parameters of template.json, found ${unknown}. See docs/reference.md.`);
  const values: Record<string, string | string[]> = {};
  for (const [name, { Type, Default, AllowedPattern, AllowedValues, ConstraintDescription }] of Object.entries(known)) {
    const value = given[name];
    if (name === 'CodeBucket' || name === 'CodeKey' || (value === undefined && Default !== undefined)) continue;
    const items = Type.startsWith('List<') || Type === 'CommaDelimitedList' ? value?.split(',') : undefined;
    const wrong = (item: string) =>
      (AllowedPattern && !new RegExp(AllowedPattern).test(item)) || (AllowedValues && !AllowedValues.map(String).includes(item));
    if (value === undefined || (items ?? [value]).some(wrong)) {
      const expected = ConstraintDescription ?? AllowedValues?.join(', ') ?? 'a value';
      throw new Error(`${name}: expected ${expected}, found ${value ?? 'none'}. See docs/reference.md.`);
    }
    values[name] = items ?? value;
  }
  return values;
}

/** Checks the files against SHA256SUMS; returns the zip's name. */
function verify(release: string): string {
  const lines = readFileSync(join(release, 'SHA256SUMS'), 'utf8').trim().split('\n').map((line) => line.split('  '));
  for (const [expected, name] of lines) {
    const found = hash(readFileSync(join(release, name!)));
    if (found !== expected) {
      throw new Error(`Expected ${name} to have SHA-256 ${expected}, found ${found}. Download the release again.`);
    }
  }
  const [zip, ...others] = readdirSync(release).filter((name) => /^failover-.*\.zip$/.test(name));
  if (!zip || others.length > 0) {
    const found = zip ? 1 + others.length : 0;
    throw new Error(`Expected one failover-VERSION.zip in ${release}, found ${found}. Name the folder of one release.`);
  }
  return zip;
}

const hash = (content: string | Buffer) => createHash('sha256').update(content).digest('hex');

// The record is not in this app, on purpose. A CnameRecord would lead it back as soon as its value, TTL or name changes here. Let the
// first execution make it, or make it once by hand (docs/deploy.md); if another CDK stack has it, give it RemovalPolicy.RETAIN there,
// deploy, then take it out of the code.
const app = new App();
new FailoverStack(app, 'failover-orders-prod', {
  release: process.env['FAILOVER_RELEASE'] ?? 'failover-release',
  parameters: {
    ClusterIdentifier: 'orders-prod',
    RecordName: 'db.shop.example',
    HostedZoneId: 'Z0123456789ABCDEFGHIJ',
    // If the zone is in another account, the role that zone-account.yaml makes there:
    // ZoneRoleArn: 'arn:aws:iam::210987654321:role/failover-zone',
    // ZoneRoleExternalId: 'orders-prod-4711',
    Subnets: 'subnet-11111111,subnet-22222222',
    SecurityGroups: 'sg-11111111',
    Mode: 'observe',
  },
});
app.synth();
