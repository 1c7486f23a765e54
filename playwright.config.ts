import { defineConfig } from "@playwright/test";

const executablePath = process.env.CHROMIUM_PATH;

/** Browser tests on real stacks: chain, IPFS, index, relay and page, all processes of their own. Run by `npm test`. */
export default defineConfig({
  testDir: "test/browser",
  testMatch: "**/*.spec.ts",
  outputDir: "test-results",
  // Compiled and built once, before several workers would each do it.
  globalSetup: "./test/browser/support/prepare.ts",
  // Each worker has a stack of its own (ports, folders, processes), so tests share nothing but by order, and none counts on that.
  workers: 2,
  fullyParallel: true,
  // A test that passes only the second time has failed.
  retries: 0,
  forbidOnly: process.env.CI !== undefined,
  // Patience costs nothing where it isn't needed, and workers share a small machine's cores.
  timeout: 600_000,
  expect: { timeout: 60_000 },
  reporter: "list",
  use: {
    browserName: "chromium",
    locale: "en-GB",
    timezoneId: "UTC",
    viewport: { width: 1280, height: 900 },
    screenshot: "only-on-failure",
    // A trace costs a quarter of the suite's time, in every test that passes; `--trace on` records one for what has failed.
    trace: "off",
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        // Chromium's own sandbox doesn't start as root.
        ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
