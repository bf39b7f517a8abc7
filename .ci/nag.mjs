// Checks the transformed template against cdk-nag's AwsSolutions, Serverless and NIST 800-53 R5 packs.
//
// usage: node nag.mjs PACKAGES COMBINATIONS [--all]
// PACKAGES has node_modules with cdk-nag and aws-cdk-lib; COMBINATIONS is what combinations.py wrote. --all also lists what is suppressed.
//
// A finding fails unless the template gives a reason, in cdk-nag's own ids: Metadata.cdk_nag.rules_to_suppress with id, reason and, where
// the rule names its findings (IAM4, IAM5), applies_to; at the resource, or at the template with `resources`, the resources that it
// concerns. `resources` is our own extension, because functions cannot have Metadata: it also covers what SAM makes of them. A suppression
// that suppresses nothing in any combination fails too: it would hide later findings.
import { createRequire } from 'node:module';
import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

const [packages, folder, all] = process.argv.slice(2);
const require = createRequire(join(resolve(packages), 'package.json'));
const { App, Stack, CfnResource, Validations } = require('aws-cdk-lib');
const { CfnInclude } = require('aws-cdk-lib/cloudformation-include');
const nag = require('cdk-nag');

const packs = () => [new nag.AwsSolutionsChecks(), new nag.ServerlessChecks(), new nag.NIST80053R5Checks()];

// The stack as CDK sees it, and each of its resources by its logical id.
function include(file) {
  const app = new App({ analyticsReporting: false });
  const stack = new Stack(app, 'Failover');
  const included = new CfnInclude(stack, 'Template', { templateFile: file });
  const ids = Object.keys(JSON.parse(readFileSync(file, 'utf8')).Resources);
  return { app, resources: new Map(ids.map((id) => [id, included.getResource(id)])) };
}

function findings({ app, resources }) {
  const logicalIds = new Map([...resources].map(([id, resource]) => [resource.node.path, id]));
  return packs().flatMap((pack) => pack.validateScope(app).violations.flatMap((violation) =>
    violation.violatingResources.map(({ constructPath }) => ({
      rule: violation.ruleName, resource: logicalIds.get(constructPath), text: violation.description,
    }))));
}

// What SAM makes of a resource begins with its name; the longest name wins.
const ownerOf = (id, sources) => sources.filter((source) => id.startsWith(source)).sort((a, b) => b.length - a.length)[0];

// One suppression for each id that cdk-nag knows: RULE, or RULE[FINDING].
const expand = (entry) => (entry.applies_to ?? [null]).map((finding) => ({
  ...entry, id: finding === null ? entry.id : `${entry.id}[${finding}]`,
}));

const uncovered = new Map(); // each finding: the combinations in which it occurs
const used = new Map(); // each suppression: how many findings it suppresses
let covered = 0;
for (const name of readdirSync(folder).filter((file) => file.endsWith('.json')).sort()) {
  const file = join(folder, name);
  const template = JSON.parse(readFileSync(file, 'utf8'));
  const { template: general, sources } = template.Metadata.suppressions;
  const found = findings(include(file));
  const reviewed = include(file);
  for (const [id, resource] of reviewed.resources) {
    const owner = ownerOf(id, sources);
    const own = (template.Resources[id].Metadata?.cdk_nag?.rules_to_suppress ?? []).map((entry) => ({ ...entry, holder: owner }));
    const shared = general.filter((entry) => entry.resources?.includes(owner) ?? true)
      .map((entry) => ({ ...entry, holder: entry.resources ? owner : 'template' }));
    for (const { id: rule, reason, holder } of [...own, ...shared].flatMap(expand)) {
      if (!reason) throw new Error(`${holder}: ${rule}: expected a reason`);
      const hits = found.filter((finding) => finding.resource === id && finding.rule === rule).length;
      used.set(`${holder}: ${rule}`, (used.get(`${holder}: ${rule}`) ?? 0) + hits);
      Validations.of(resource).acknowledge({ id: rule, reason });
    }
  }
  const left = findings(reviewed);
  for (const { resource, rule, text } of left) {
    const finding = `${resource}: ${rule}: ${text}`;
    uncovered.set(finding, [...(uncovered.get(finding) ?? []), name]);
  }
  covered += found.length - left.length;
  console.log(`nag: ${name}: ${reviewed.resources.size} resources, ${found.length} findings, ${left.length} of them not suppressed`);
}
const idle = [...used].filter(([, hits]) => hits === 0).map(([suppression]) => suppression);
for (const [finding, where] of [...uncovered].sort()) console.log(`FAIL ${finding} (${where.join(' ')})`);
for (const suppression of idle) console.log(`FAIL ${suppression}: the suppression suppresses nothing`);
if (all) for (const [suppression, hits] of [...used].sort()) console.log(`suppressed ${suppression}: ${hits}`);
console.log(`nag: ${covered} findings suppressed with a reason, ${uncovered.size} not, ${idle.length} idle suppressions`);
process.exitCode = uncovered.size + idle.length > 0 ? 1 : 0;
