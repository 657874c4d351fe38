// Prints what CSP Evaluator finds in a content policy, a line each.
import { createRequire } from 'node:module';

const load = createRequire(new URL('.cache/csp-evaluator/', import.meta.url));
const { CspEvaluator } = load('./evaluator.js');
const { CspParser } = load('./parser.js');

for (const { directive, value, description } of new CspEvaluator(new CspParser(process.argv[2]).csp).evaluate())
  console.log([directive, value, description].filter(Boolean).join(' '));
