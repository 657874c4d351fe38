// Sums the counters of the .trx files, one for each project; its last line is what CI reads.
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const [folder, ...projects] = process.argv.slice(2);
let passed = 0, failed = 0, skipped = 0;

for (const project of projects) {
  const name = basename(project, '.csproj');
  const file = join(folder, `${name}.trx`);
  const report = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const count = key => Number(new RegExp(`<Counters [^>]*\\b${key}="(\\d+)"`).exec(report)?.[1] ?? 0);
  const broken = count('executed') - count('passed');
  passed += count('passed');
  failed += broken;
  // VSTest counts a skipped test in total but not in executed.
  skipped += count('total') - count('executed');
  // A run cut short may have counted nothing but passes.
  if (broken === 0 && !report.includes('<ResultSummary outcome="Completed"')) {
    console.log(`${name} did not complete`);
    failed++;
  }
}

console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exitCode = passed > 0 && failed === 0 ? 0 : 1;
