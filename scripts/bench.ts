import { formatTable } from "../bench/formatTable.ts";
import type { Measurement } from "../bench/Row.ts";
import { BadBenchOption, readOptions } from "../bench/readOptions.ts";
import { suites } from "../bench/suites.ts";
import { toRow } from "../bench/toRow.ts";

// `npm run bench [-- --only name] [--size N] [--json]`: our figures beside our peers', measured in one run.
const say = (line: string) => process.stderr.write(`  ${line}\n`);

try {
  const known = suites.map(({ name }) => name);
  const { only, size, json } = readOptions(process.argv.slice(2), known);
  const all: Measurement[] = [];
  for (const suite of suites.filter(({ name }) => only.includes(name))) {
    say(`${suite.name}: ${suite.about}`);
    const measured = await suite.run({ size, say });
    all.push(...measured);
    if (!json) process.stdout.write(`\n${formatTable(measured)}\n\n`);
  }
  if (json) process.stdout.write(`${JSON.stringify(all.map(toRow), null, 2)}\n`);
} catch (error) {
  if (!(error instanceof BadBenchOption)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
