// nag.mjs <folder of the packages> <template>...: runs cdk-nag's AWS Solutions rules and prints each finding as "rule template/resource".
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

const [packages, ...templates] = process.argv.slice(2);
const require = createRequire(join(packages, 'package.json'));
const { App, Stack, Validations } = require('aws-cdk-lib');
const { CfnInclude } = require('aws-cdk-lib/cloudformation-include');
const { AwsSolutionsChecks } = require('cdk-nag');

const outdir = mkdtempSync(join(tmpdir(), 'nag-'));
try {
  const app = new App({ outdir });
  for (const templateFile of templates) new CfnInclude(new Stack(app, basename(templateFile, '.yaml')), 'of', { templateFile });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  // It throws when something is found, after writing the report.
  try { app.synth(); } catch (e) { if (e.name !== 'ValidationFailed') throw e; }

  const report = JSON.parse(readFileSync(join(outdir, 'validation-report.json'), 'utf8'));
  const rules = report.pluginReports.find(plugin => plugin.pluginName === 'AwsSolutions');
  for (const { ruleName, violatingConstructs } of rules.violations)
    for (const { constructPath } of violatingConstructs) console.log(`${ruleName} ${constructPath.replace('/of/', '/')}`);
} finally {
  rmSync(outdir, { recursive: true });
}
