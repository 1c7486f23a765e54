import { parseArgs } from "node:util";
import { runChecks } from "./testing/checks.ts";
import { closingLine, type Outcome } from "./testing/outcome.ts";
import { ensureChromium, ensurePostgres } from "./testing/prerequisites.ts";
import { runBrowser, runContracts, runVitest } from "./testing/runners.ts";

// `npm test`: everything. `--fast` leaves out the browser and the long runs; `--only checks,contracts,vitest,browser` picks.
const parts = ["checks", "contracts", "vitest", "browser"] as const;
type Part = (typeof parts)[number];

const { values } = parseArgs({
  options: { fast: { type: "boolean", default: false }, only: { type: "string" } },
  allowPositionals: false,
});
const chosen = choose(values.only, values.fast);
const env: Record<string, string> = { COLOPHON_TEST: values.fast ? "fast" : "full" };
const say = (line: string) => process.stdout.write(`  ${line}\n`);
const since = Date.now();

/** The contracts' tests, where they run beside the last checks. */
let contracts: ReturnType<typeof runContracts> | undefined;
const beginContracts = () => {
  contracts = runContracts({ show: false });
  // Whoever waits for it below is told; until then nobody need be.
  contracts.catch(() => undefined);
};

const suites: Record<Part, () => Promise<Outcome[]>> = {
  checks: async () => [await runChecks(say, chosen.includes("contracts") ? beginContracts : undefined)],
  contracts: async () => {
    const { outcomes, output } = await (contracts ?? runContracts());
    process.stdout.write(output);
    return outcomes;
  },
  vitest: async () => {
    await ensurePostgres(say);
    return [await runVitest(env)];
  },
  browser: async () => [await runBrowser({ ...env, ...(await ensureChromium(say)) })],
};

const outcomes: Outcome[] = [];
for (const part of chosen) {
  process.stdout.write(`\n── ${part} ${"─".repeat(60 - part.length)}\n`);
  // What a suite needs and can't get is a failure of that suite; the others still run.
  const results = await suites[part]().catch((error: unknown): Outcome[] => {
    const note = error instanceof Error ? error.message : String(error);
    return [{ name: part, passed: 0, failed: 1, skipped: 0, note }];
  });
  outcomes.push(...results);
}

process.stdout.write(`\n── in all, after ${Math.round((Date.now() - since) / 1000)} s ──\n`);
for (const { name, passed, failed, skipped, note, failures = [] } of outcomes) {
  const counts = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
  process.stdout.write(`  ${failed === 0 ? "✓" : "✗"} ${name.padEnd(22)} ${counts}${note ? ` (${note})` : ""}\n`);
  for (const failure of failures) process.stdout.write(`      ${failure}\n`);
}
process.stdout.write(`${closingLine(outcomes)}\n`);
process.exit(outcomes.some(({ failed }) => failed > 0) ? 1 : 0);

function choose(only: string | undefined, fast: boolean): readonly Part[] {
  if (only === undefined) return fast ? parts.filter((part) => part !== "browser") : parts;
  const wanted = only.split(",");
  const unknown = wanted.filter((name) => !parts.some((part) => part === name));
  if (unknown.length > 0) {
    process.stderr.write(`There is no ${unknown.join(", ")}; there are ${parts.join(", ")}.\n`);
    process.exit(2);
  }
  return parts.filter((part) => wanted.includes(part));
}
