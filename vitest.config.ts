import { defineConfig } from "vitest/config";

/** One runner for all TypeScript packages. Contracts run in Hardhat (`test/contracts`), browser tests in Playwright (`test/browser`). */
export default defineConfig({
  test: {
    include: [
      "{sdk,ipfs,indexer,relay,cli,app}/test/**/*.test.ts",
      "test/e2e/**/*.test.ts",
      "test/scripts/**/*.test.ts",
      "test/bench/**/*.test.ts",
    ],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
});
