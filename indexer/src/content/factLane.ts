import type { SignatureCheck } from "@colophon/sdk/signatures/SignatureCheck.ts";
import type { Logger } from "pino";
import type { PublicClient } from "viem";
import type { Db } from "../store/openDatabase.ts";
import { sleep } from "../sync/sleep.ts";
import { type BlockSource, IpfsUnreachableError } from "./blockSource.ts";
import { Underway } from "./Underway.ts";

export interface FactOptions {
  db: Db;
  /** The lane's own, so that none waits for blocks of another's. */
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
  /** Tells items apart while they are worked on. */
  keyOf(item: Item): string;
  /** Who takes turns with whom: the campaign that asked. Undefined: all items are alike. */
  askerOf?(item: Item): number;
  /**
   * Items whose time has come, `now` in unix seconds, at most so many of each asker (`dueInTurn`), or in all. Those that are being worked on may be
   * among them. By an index on the time: millions may be due.
   */
  due(now: number, limit: number): Promise<Item[]>;
  /**
   * Finds out about one and writes it down, failure too; throws only where the attempt says nothing about the item. Where the writing may wait
   * for others' it is given back instead, as `written`: the next item is begun meanwhile.
   */
  settle(item: Item): Promise<{ written: Promise<void> } | undefined>;
}

/** Works on a lane until the signal. `idle` settles when there may be something new. */
export async function runLane<Item>(
  lane: FactLane<Item>,
  { log, signal }: Pick<FactOptions, "log" | "signal">,
  idle: () => Promise<void>,
): Promise<void> {
  const underway = new Underway(lane, signal);
  let troubles = 0;
  while (!signal.aborted) {
    try {
      await underway.round(idle);
      if (underway.hasSettled()) troubles = 0;
    } catch (error) {
      if (signal.aborted) break;
      if (troubles++ % 20 === 0) {
        const message =
          error instanceof IpfsUnreachableError ? error.message : "facts can't be found out; trying again";
        log.error({ err: error, lane: lane.name }, message);
      }
      await sleep(Math.min(500 * 2 ** Math.min(troubles, 5), 15_000), signal);
      underway.forgive();
    }
  }
  await underway.end();
}
