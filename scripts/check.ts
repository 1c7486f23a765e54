import { runChecks } from "./testing/checks.ts";
import { closingLine } from "./testing/outcome.ts";

// `npm run check`: everything that is checked without running the program.
const outcome = await runChecks((line) => process.stdout.write(`  ${line}\n`));
process.stdout.write(`${closingLine([outcome])}\n`);
process.exitCode = outcome.failed === 0 ? 0 : 1;
