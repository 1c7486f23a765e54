import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { test as base, expect } from "@playwright/test";
import { type Stack, startStack } from "../../../scripts/runtime/startStack.ts";
import { quickStart } from "../../../scripts/testing/quickStart.ts";
import { TestWallet } from "./TestWallet.ts";
import { workerPorts } from "./workerPorts.ts";

/** The chain's clock and the pages' at once. All times in unix seconds. */
export interface Time {
  now(): number;
  /** To a time that is later than now and not later than the wall's. */
  advanceTo(timestamp: number): Promise<void>;
  advanceBy(seconds: number): Promise<void>;
}

/** Largest file that the stack's relay takes, in bytes: small, so that a test can pass it. */
export const UPLOAD_LIMIT = 8 * 1024 * 1024;

/** Periods that no test uses up by being slow, since the chain's clock goes on: a dispute waits for the arbiter as long as a statement does for a dispute. */
const PARAMETERS = fileURLToPath(new URL("./parameters.json", import.meta.url));
/** Of these, in seconds. */
export const SILENCE = 1_200;

/** For a chain with a block every second or so: how often index and relay look, in ms. */
export const EAGER = { POLL_MS: "50", ROUND_MS: "200" } as const;

interface TestFixtures {
  /** False: no extension is installed. */
  hasWallet: boolean;
  /** A wallet in every page of the test, not connected yet. Account 4 of the local chain unless told otherwise. */
  wallet: TestWallet;
  time: Time;
  /** Uncaught errors of the test's pages; a test whose pages had any has failed. */
  pageFaults: readonly Error[];
}

interface WorkerFixtures {
  /** A whole local stack of real processes, without demo data, whose chain starts 90 days back. One for each worker. */
  stack: Stack;
}

/** `test` with a stack, a wallet and a clock. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  stack: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern which fixtures this one needs.
    async ({}, use, { parallelIndex }) => {
      // Services have our environment.
      Object.assign(process.env, quickStart, EAGER, {
        MAX_UPLOAD_BYTES: String(UPLOAD_LIMIT),
        MAX_FILE_BYTES: String(UPLOAD_LIMIT),
      });
      const dataDir = await mkdtemp(join(tmpdir(), "colophon-browser-"));
      try {
        const stack = await startStack({
          dataDir,
          ports: await workerPorts(parallelIndex),
          ageDays: 90,
          parameters: PARAMETERS,
        });
        await use(stack);
        await stack.stop();
      } finally {
        await rm(dataDir, { recursive: true, force: true });
      }
    },
    { scope: "worker", timeout: 400_000 },
  ],
  baseURL: async ({ stack }, use) => use(stack.urls.app),
  hasWallet: [true, { option: true }],
  wallet: [
    async ({ context, stack, hasWallet }, use) => {
      const wallet = new TestWallet({ rpcUrl: stack.urls.rpc, chainId: 31337 });
      if (hasWallet) await wallet.install(context);
      await use(wallet);
    },
    // Always: a page that was loaded before would not have it.
    { auto: true },
  ],
  time: [
    async ({ context, stack }, use) => {
      await context.clock.install({ time: stack.chain.now() * 1000 });
      const follow = (timestamp: number) => context.clock.setSystemTime(timestamp * 1000);
      await use({
        now: () => stack.chain.now(),
        advanceTo: async (timestamp) => {
          await stack.chain.advanceTo(timestamp);
          await follow(timestamp);
        },
        advanceBy: async (seconds) => follow(await stack.chain.advanceBy(seconds)),
      });
    },
    { auto: true },
  ],
  pageFaults: [
    async ({ context }, use) => {
      const faults: Error[] = [];
      context.on("weberror", (fault) => faults.push(fault.error()));
      await use(faults);
      expect(faults, "uncaught errors in the page").toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
