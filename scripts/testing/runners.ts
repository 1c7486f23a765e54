import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../runtime/paths.ts";
import { binOf } from "./bin.ts";
import {
  type PlaywrightSuite,
  playwrightFailures,
  type UnhandledError,
  unhandledFailures,
  type VitestFile,
  vitestFailures,
} from "./failures.ts";
import { type Outcome, settle } from "./outcome.ts";
import { warmUp } from "./quickStart.ts";
import { runCommand } from "./runCommand.ts";

/** Runs a command that writes its results to a file, and reads them; null where it wrote none. */
async function withResults<T>(
  run: (file: string) => Promise<number | null>,
): Promise<{ status: number | null; results: T | null }> {
  const folder = mkdtempSync(join(tmpdir(), "colophon-results-"));
  const file = join(folder, "results.json");
  try {
    const status = await run(file);
    try {
      return { status, results: JSON.parse(readFileSync(file, "utf8")) as T };
    } catch {
      return { status, results: null };
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const nothing = (name: string): Outcome => ({ name, passed: 0, failed: 0, skipped: 0, note: "it left no results" });

/**
 * The contracts: mocha's and Solidity's tests, each counted as a runner of its own.
 *
 * @param options.show false: keep what they print, and give it with the outcomes
 */
export async function runContracts({ show = true } = {}): Promise<{ outcomes: Outcome[]; output: string }> {
  interface Counts {
    passed: number;
    failed: number;
    skipped: number;
  }
  let output = "";
  const { status, results } = await withResults<{ mocha: Counts; solidity: Counts }>(async (file) => {
    const script = join(root, "scripts", "testing", "hardhatTests.ts");
    const args = ["--disable-warning=ExperimentalWarning", script, file];
    const ran = await runCommand(process.execPath, args, { show });
    output = ran.output;
    return ran.status;
  });
  if (results === null) return { outcomes: [settle(nothing("contracts"), status ?? 1)], output };
  const mocha = { name: "contracts (mocha)", ...results.mocha };
  const solidity = { name: "contracts (solidity)", ...results.solidity };
  // The status is of both: it says something only where neither names a failure.
  const unnamed = mocha.failed + solidity.failed === 0 ? status : 0;
  return { outcomes: [settle(mocha, unnamed), settle(solidity, 0)], output };
}

/** Everything in TypeScript that needs no browser. */
export async function runVitest(env: Record<string, string>): Promise<Outcome> {
  interface Results {
    numPassedTests: number;
    numFailedTests: number;
    numPendingTests: number;
    numTodoTests: number;
    testResults: VitestFile[];
  }
  await warmUp();
  let unhandled: UnhandledError[] = [];
  const { status, results } = await withResults<Results>(async (file) => {
    const errors = `${file}.unhandled`;
    const files = { VITEST_RESULTS: file, VITEST_UNHANDLED: errors };
    const ran = await runCommand(process.execPath, [binOf("vitest"), "run"], { env: { ...env, ...files } });
    if (existsSync(errors)) unhandled = JSON.parse(readFileSync(errors, "utf8")) as UnhandledError[];
    return ran.status;
  });
  if (results === null) return settle(nothing("vitest"), status ?? 1);
  // A file that can't even be loaded has no test that could fail.
  const unloaded = results.testResults.filter(
    ({ status, assertionResults }) => status === "failed" && !assertionResults.some((test) => test.status === "failed"),
  );
  const outcome: Outcome = {
    name: "packages (vitest)",
    passed: results.numPassedTests,
    failed: results.numFailedTests + unloaded.length + unhandled.length,
    skipped: results.numPendingTests + results.numTodoTests,
    failures: [...vitestFailures(results.testResults), ...unhandledFailures(unhandled)],
  };
  return settle(outcome, status);
}

/** The browser's tests, on real stacks. */
export async function runBrowser(env: Record<string, string>): Promise<Outcome> {
  interface Results {
    stats: { expected: number; unexpected: number; flaky: number; skipped: number };
    suites: PlaywrightSuite[];
  }
  const { status, results } = await withResults<Results>(async (file) => {
    const args = [binOf("@playwright/test", "playwright"), "test", "--reporter=list,json"];
    return (
      await runCommand(process.execPath, args, {
        env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: file, PLAYWRIGHT_JSON_OUTPUT_NAME: file },
      })
    ).status;
  });
  if (results === null) return settle(nothing("browser"), status ?? 1);
  const { expected, unexpected, flaky, skipped } = results.stats;
  const counts = { passed: expected, failed: unexpected + flaky, skipped };
  const outcome: Outcome = { name: "browser (playwright)", ...counts, failures: playwrightFailures(results.suites) };
  return settle(outcome, status);
}
