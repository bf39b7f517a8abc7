// Checks deploy/ against the files of a release, as far as is possible without an account.
//
// usage: node deploy.mjs PACKAGES RELEASE [bill|terraform|cdk]
// PACKAGES has node_modules with @cdktf/hcl2json, @cdktf/hcl-tools, @cyclonedx/cyclonedx-library (and ajv with its formats), aws-cdk-lib,
// typescript. bill: the SBOM is valid CycloneDX. terraform: the HCL is formatted, parses, and sets the template's parameters. cdk: the
// example compiles, and synthesizes to the whole template, with new function versions when a parameter changes; the result is written to
// PACKAGES/cdk.template.json.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const [packages, release, what] = process.argv.slice(2);
const require = createRequire(join(resolve(packages), 'package.json'));
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const template = JSON.parse(readFileSync(join(release, 'template.json'), 'utf8'));
const problems = [];
const expect = (holds, problem) => { if (!holds) problems.push(problem); };

async function bill() {
  const { Validation, Spec } = require('@cyclonedx/cyclonedx-library');
  const found = await new Validation.JsonStrictValidator(Spec.Version.v1dot6).validate(readFileSync(join(release, 'sbom.cdx.json'), 'utf8'));
  expect(found === null, `sbom.cdx.json: expected CycloneDX 1.6, found ${JSON.stringify(found)}`);
}

async function terraform() {
  const { format } = require('@cdktf/hcl-tools');
  const { parse } = require('@cdktf/hcl2json');
  const read = async (path) => {
    const module = {};
    for (const name of readdirSync(join(root, path)).filter((file) => file.endsWith('.tf'))) {
      const text = readFileSync(join(root, path, name), 'utf8');
      expect((await format(text)) === text, `${path}/${name}: expected as terraform fmt writes it`);
      const parsed = await parse(name, text);
      for (const [kind, blocks] of Object.entries(parsed)) module[kind] = { ...module[kind], ...(Array.isArray(blocks) ? blocks[0] : blocks) };
    }
    return module;
  };
  const [zone] = (await read('deploy/terraform/zone-account')).resource.aws_cloudformation_stack.zone;
  const [, parameters] = readFileSync(join(release, 'zone-account.yaml'), 'utf8').match(/^Parameters:\n([^]*?)^\w/m);
  const expected = [...parameters.matchAll(/^ {2}(\w+):$/gm)].map(([, name]) => name).sort().join();
  const found = Object.keys(zone.parameters).sort().join();
  expect(found === expected, `deploy/terraform/zone-account sets ${found}, but zone-account.yaml has ${expected}`);
  const module = await read('deploy/terraform');
  const [locals] = [module.locals];
  const set = [...locals.parameters.matchAll(/^\s*(\w+)\s*=/gm)].map(([, name]) => name);
  const [stack] = module.resource.aws_cloudformation_stack.failover;
  set.push(...[...stack.parameters.matchAll(/(\w+)\s*=(?!=)/g)].map(([, name]) => name));
  for (const name of set) expect(name in template.Parameters, `main.tf sets ${name}, which the template has not`);
  const required = Object.keys(template.Parameters).filter((name) => !('Default' in template.Parameters[name]));
  for (const name of required) expect(set.includes(name), `main.tf does not set ${name}, which has no default`);
  const [record] = module.resource.aws_route53_record.database;
  const ignored = record.lifecycle[0].ignore_changes.map((name) => name.replace(/^\$\{|\}$/g, ''));
  expect(ignored.includes('records') && ignored.includes('ttl'), `main.tf: expected the record's value and TTL ignored, found ${ignored}`);
}

function cdk() {
  const work = mkdtempSync(join(tmpdir(), 'failover-cdk-'));
  try {
    cpSync(join(root, 'deploy/cdk'), work, { recursive: true, filter: (path) => !path.includes('node_modules') });
    symlinkSync(join(resolve(packages), 'node_modules'), join(work, 'node_modules'));
    const node = (...args) => execFileSync(process.execPath, args, { cwd: work, stdio: ['ignore', 'inherit', 'pipe'] });
    node(join(dirname(require.resolve('typescript/package.json')), 'bin/tsc'));
    const synthesize = (out) => {
      process.env.FAILOVER_RELEASE = resolve(release);
      process.env.CDK_OUTDIR = join(work, out);
      node('failover.js');
      const [file] = readdirSync(join(work, out)).filter((name) => name.endsWith('.template.json'));
      return JSON.parse(readFileSync(join(work, out, file), 'utf8'));
    };
    const made = synthesize('one');
    for (const section of ['Resources', 'Outputs', 'Rules', 'Conditions']) {
      const [expected, found] = [template, made].map((one) => Object.keys(one[section]).filter((name) => name !== 'CheckBootstrapVersion').sort().join());
      expect(expected === found, `cdk: expected the template's ${section}, found ${found}`);
    }
    for (const [name, { Type }] of Object.entries(template.Resources)) {
      expect(made.Resources[name]?.Type === Type, `cdk: expected ${name} to be ${Type}, found ${made.Resources[name]?.Type}`);
    }
    expect(!Object.values(made.Resources).some(({ Type, Condition }) => Type === 'AWS::Route53::RecordSet' && !Condition), 'cdk: makes the record');
    writeFileSync(`${packages}/cdk.template.json`, JSON.stringify(made)); // for cfn-lint
    const versions = ({ Resources }) => JSON.stringify(Object.values(Resources).filter(({ Type }) => Type === 'AWS::Lambda::Version'));
    execFileSync('sed', ['-i', "s/Mode: 'observe'/Mode: 'act'/", join(work, 'failover.js')]);
    expect(versions(made) !== versions(synthesize('two')), 'cdk: expected new versions of the functions with another Mode, found the same');
  } finally {
    rmSync(work, { recursive: true });
  }
}

await { bill, terraform, cdk }[what]();
for (const problem of problems) console.log(`FAIL ${problem}`);
console.log(`${what}: ${problems.length} problems`);
process.exitCode = problems.length > 0 ? 1 : 0;
