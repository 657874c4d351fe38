// Sums the counters of the .trx files, one for each project; its last line is what CI reads.
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const [folder, ...projects] = process.argv.slice(2);
let passed = 0, failed = 0, skipped = 0;

for (const project of projects) {
  const name = basename(project, '.csproj');
  let report;
  try {
    report = readFileSync(join(folder, `${name}.trx`), 'utf8');
  } catch {
    console.log(`${name} left no report`);
    failed++;
    continue;
  }
  const counter = key => Number(new RegExp(`<Counters [^>]*\\b${key}="(\\d+)"`).exec(report)?.[1] ?? NaN);
  // VSTest counts a skipped test in total but not in executed.
  passed += counter('passed');
  failed += counter('executed') - counter('passed');
  skipped += counter('total') - counter('executed');
  // A run that was cut short may have counted nothing but passes.
  if (failed === 0 && /<ResultSummary outcome="(?!Completed)/.test(report)) {
    console.log(`${name} did not complete`);
    failed++;
  }
}

console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exitCode = passed > 0 && failed === 0 ? 0 : 1;
