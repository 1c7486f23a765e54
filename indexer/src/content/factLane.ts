import type { SignatureCheck } from "@colophon/sdk/signatures/SignatureCheck.ts";
import type { Logger } from "pino";
import type { PublicClient } from "viem";
import type { Db } from "../store/openDatabase.ts";
import { sleep } from "../sync/sleep.ts";
import { type BlockSource, IpfsUnreachableError } from "./blockSource.ts";

export interface FactOptions {
  db: Db;
  blocks: BlockSource;
  client: PublicClient;
  chainId: number;
  /** The RewardPools contract. */
  rewardPools: `0x${string}`;
  /** The Contributions contract, in lower case. */
  contributions: `0x${string}`;
  /** The Curation contract, in lower case. */
  curation: `0x${string}`;
  /** Who checks the signatures of anchored leaves. */
  signatures: SignatureCheck;
  /** Largest work that is fetched, in bytes. */
  maxBytes: number;
  log: Logger;
  signal: AbortSignal;
}

/** One sort of fact: what is to be found out, and how. */
export interface FactLane<Item> {
  name: string;
  /** How many at a time. */
  width: number;
  /**
   * Items whose time has come, `now` in unix seconds; those that were never tried first, whose time is 0. By an index on the time alone: millions
   * may be due.
   */
  due(now: number, limit: number): Promise<Item[]>;
  /**
   * Finds out about one and writes it down, failure too; throws only where the attempt says nothing about the item. Where the writing may wait
   * for others' it is given back instead, as `written`: the next item is begun meanwhile.
   */
  settle(item: Item): Promise<{ written: Promise<void> } | undefined>;
}

/** Works on a lane until the signal. `wake` settles when there may be something new. */
export async function runLane<Item>(
  lane: FactLane<Item>,
  { log, signal }: Pick<FactOptions, "log" | "signal">,
  idle: () => Promise<void>,
): Promise<void> {
  let troubles = 0;
  while (!signal.aborted) {
    try {
      const items = await lane.due(Math.floor(Date.now() / 1000), lane.width * 16);
      if (items.length === 0) {
        await idle();
        continue;
      }
      await inParallel(items, lane.width, (item) => lane.settle(item), signal);
      troubles = 0;
    } catch (error) {
      if (signal.aborted) return;
      if (troubles++ % 20 === 0) {
        const message =
          error instanceof IpfsUnreachableError ? error.message : "facts can't be found out; trying again";
        log.error({ err: error, lane: lane.name }, message);
      }
      await sleep(Math.min(500 * 2 ** Math.min(troubles, 5), 15_000), signal);
    }
  }
}

/** Runs at most `width` at a time; after the first failure no more are begun, and it is thrown when those that run have ended, and are written. */
async function inParallel<Item>(
  items: readonly Item[],
  width: number,
  run: FactLane<Item>["settle"],
  signal: AbortSignal,
): Promise<void> {
  const writing: Promise<void>[] = [];
  let next = 0;
  let failed = false;
  const worker = async () => {
    while (next < items.length && !failed && !signal.aborted) {
      const item = items[next++];
      if (item === undefined) return;
      try {
        const found = await run(item);
        // Awaited below; until then a failure mustn't look like one that nobody sees.
        found?.written.catch(() => undefined);
        if (found) writing.push(found.written);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  const results = await Promise.allSettled(Array.from({ length: width }, worker));
  results.push(...(await Promise.allSettled(writing)));
  for (const result of results) if (result.status === "rejected") throw result.reason;
}
