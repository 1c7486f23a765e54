import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { createPublicClient, custom, type Hex } from "viem";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { type Database, openDatabase } from "../../src/store/openDatabase.ts";
import type { ChainBlock, ChainSource } from "../../src/sync/chainSource.ts";
import { clearIndex, HEAD_CHANNEL } from "../../src/sync/cursor.ts";
import { followChain } from "../../src/sync/followChain.ts";

const hashOf = (number: number, fork: number): Hex =>
  `0x${(number + 1 + fork * 1_000_000).toString(16).padStart(64, "0")}`;
const address = (digit: string): Hex => `0x${digit.repeat(40)}`;
const deployed = {
  ...{ chainId: 31_337, startBlock: 1, contributions: address("1"), curation: address("2") },
  ...{ rewardPools: address("3"), royalties: address("4"), editions: address("5") },
};

/** Nodes behind one address: what they have, and what the one has that answers now. */
class Nodes {
  /** The last block that is told, and the last one that is given. */
  told = 5;
  given = 5;
  /** Of blocks from there on: others took their place. */
  forkFrom = Number.POSITIVE_INFINITY;
  looks = 0;
  blocksAsked = 0;

  readonly #block = (number: number): ChainBlock => {
    const forkAt = (block: number) => (block >= this.forkFrom ? 1 : 0);
    const parentHash = hashOf(number - 1, forkAt(number - 1));
    return { number, hash: hashOf(number, forkAt(number)), parentHash, time: 1_000 + number };
  };

  readonly source: ChainSource = {
    client: createPublicClient({ transport: custom({ request: () => Promise.reject(new Error("not asked")) }) }),
    chainId: async () => deployed.chainId,
    head: async () => {
      this.looks++;
      return this.#block(this.told);
    },
    block: async (number) => {
      this.blocksAsked++;
      return number <= this.given ? this.#block(number) : null;
    },
    blocks: async (from, to) =>
      Array.from({ length: to - from + 1 }, (_, index) =>
        from + index <= this.given ? this.#block(from + index) : null,
      ),
    logsBetween: async () => [],
    logsOf: async () => [],
    watchHeads: null,
    close: () => undefined,
  };
}

describe("following a chain", () => {
  const folder = mkdtempSync(join(tmpdir(), "colophon-follow-"));
  let database: Database;
  let nodes: Nodes;
  let stop: AbortController;
  let following: Promise<void>;
  /** Where the index went, block by block. */
  let went: number[];
  /** What time it is, ms. It moves by the tests alone: a node that is behind is waited for by it. */
  let clock = 1_000_000;

  beforeAll(async () => {
    vi.spyOn(Date, "now").mockImplementation(() => clock);
    database = await openDatabase({ directory: join(folder, "index") });
    await database.listen(HEAD_CHANNEL, (block) => went.push(Number(block)));
  });
  afterAll(async () => {
    await database.close();
    vi.restoreAllMocks();
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(async () => {
    await clearIndex(database.db);
    nodes = new Nodes();
    stop = new AbortController();
    went = [];
    following = followChain({
      ...{ db: database.db, source: nodes.source, decode: () => null, deployed, log: pino({ level: "silent" }) },
      ...{ finality: 64, pollMs: 10, signal: stop.signal },
    });
    await goesTo(5);
  });
  afterEach(async () => {
    stop.abort();
    await following;
  });

  const goesTo = (...blocks: number[]) =>
    vi.waitFor(() => expect(went).toEqual(blocks), { timeout: 30_000, interval: 10 });
  const looks = async (count: number) => {
    const from = nodes.looks;
    await vi.waitFor(() => expect(nodes.looks).toBeGreaterThan(from + count), { timeout: 30_000, interval: 5 });
  };

  /** Until a node that is behind has been looked at, and then for as long as it is waited for. */
  const isBehindForLong = async () => {
    await looks(2);
    clock += 3_000;
  };

  it("undoes nothing for a node that is a block behind, and asks it for nothing", async () => {
    nodes.blocksAsked = 0;
    [nodes.told, nodes.given] = [4, 4];
    await looks(5);
    expect(nodes.blocksAsked).toBe(0);
    [nodes.told, nodes.given] = [6, 6];
    await goesTo(5, 6);
  });

  it("undoes nothing where one node tells of blocks that another doesn't give yet", async () => {
    [nodes.told, nodes.given] = [7, 4];
    await looks(5);
    nodes.given = 7;
    await goesTo(5, 7);
  });

  it("asks no more than it must of a node that is behind for long, where others have all", async () => {
    [nodes.told, nodes.given] = [4, 5];
    nodes.blocksAsked = 0;
    await isBehindForLong();
    await vi.waitFor(() => expect(nodes.blocksAsked).toBeGreaterThan(0), { timeout: 30_000 });
    const asked = nodes.blocksAsked;
    await looks(5);
    expect(nodes.blocksAsked).toBe(asked);
    expect(went).toEqual([5]);
  });

  it("undoes what the chain lost", async () => {
    [nodes.told, nodes.given] = [3, 3];
    await isBehindForLong();
    await goesTo(5, 3);
  });

  it("undoes what others took the place of", async () => {
    [nodes.told, nodes.given, nodes.forkFrom] = [4, 4, 4];
    await goesTo(5, 3, 4);
    [nodes.told, nodes.given, nodes.forkFrom] = [6, 6, 6];
    await goesTo(5, 3, 4, 3, 6);
  });
});
