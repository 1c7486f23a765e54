import { defineConfig } from "vitest/config";
import { LongestFirst } from "./scripts/testing/LongestFirst.ts";
import { longTests } from "./scripts/testing/longTests.ts";
import { quickResolve, quickStart } from "./scripts/testing/quickStart.ts";
import { UnhandledErrors } from "./scripts/testing/UnhandledErrors.ts";

// Where `npm test` has the results written.
const { VITEST_RESULTS: results, VITEST_UNHANDLED: unhandled } = process.env;

/** One runner for all TypeScript packages. Contracts run in Hardhat (`test/contracts`), browser tests in Playwright (`test/browser`). */
export default defineConfig({
  test: {
    include: [
      "{sdk,ipfs,indexer,relay,cli,app}/test/**/*.test.ts",
      "test/e2e/**/*.test.ts",
      "test/scripts/**/*.test.ts",
      "test/bench/**/*.test.ts",
    ],
    exclude: ["**/node_modules/**", ...(process.env.COLOPHON_TEST === "fast" ? longTests : [])],
    // More than the minute that `eventually` looks for something: its message says what never came.
    testTimeout: 240_000,
    hookTimeout: 300_000,
    // One more than the cores of a small machine: tests of services wait for most of their time.
    maxWorkers: 3,
    reporters:
      results && unhandled
        ? ["default", ["json", { outputFile: results }], new UnhandledErrors(unhandled)]
        : ["default"],
    sequence: { sequencer: LongestFirst },
    // What starts in half the time, here and in the processes that tests start.
    execArgv: ["--import", quickResolve],
    env: quickStart,
  },
});
