import { createPublicClient, custom, type Hex } from "viem";
import { describe, expect, it } from "vitest";
import { ChainMovedError } from "../../src/errors.ts";
import type { ChainBlock, ChainLog, ChainSource } from "../../src/sync/chainSource.ts";
import { readHistory } from "../../src/sync/readRange.ts";

const hashOf = (number: number): Hex => `0x${number.toString(16).padStart(64, "0")}`;
const blockOf = (number: number): ChainBlock => ({
  ...{ number, hash: hashOf(number), parentHash: hashOf(number - 1), time: 1_000 + number },
});
const logOf = (block: number): ChainLog => ({
  ...{ address: "0x", topics: [], data: "0x", block, blockHash: hashOf(block), logIndex: 0, transaction: "0x" },
});

/** Nodes behind one address, by the last block of each: one answers what is asked at a time, the last one all that comes later. */
function nodes(first: number, ...later: number[]): ChainSource {
  const turns = [first, ...later];
  let answering: number | null = null;
  const height = () => {
    if (answering === null) {
      answering = turns.length > 1 ? (turns.shift() ?? first) : (turns[0] ?? first);
      setImmediate(() => {
        answering = null;
      });
    }
    return answering;
  };
  return {
    client: createPublicClient({ transport: custom({ request: () => Promise.reject(new Error("not asked")) }) }),
    chainId: async () => 1,
    head: async () => blockOf(height()),
    block: async (number) => (number <= height() ? blockOf(number) : null),
    blocks: async () => [],
    // Of blocks that it doesn't have a node gives nothing, and doesn't say so.
    logsBetween: async (from, to) => {
      const most = Math.min(to, height());
      // Time passes on the way.
      await new Promise((resolve) => setTimeout(resolve, 5));
      return [40, 95].filter((block) => block >= from && block <= most).map(logOf);
    },
    logsOf: async () => [],
    watchHeads: null,
    close: () => undefined,
  };
}

describe("reading history", () => {
  it("gives all logs of a run of blocks, with the headers of theirs and the last", async () => {
    const range = await readHistory(nodes(100), 1, 100, hashOf(0));
    expect(range.logs.map(({ block }) => block)).toEqual([40, 95]);
    expect([...range.blocks.keys()].sort((a, b) => a - b)).toEqual([40, 95, 100]);
  });

  it("takes no logs of a node that doesn't have the last of the blocks, though another one has", async () => {
    await expect(readHistory(nodes(90, 100), 1, 100, hashOf(0))).rejects.toThrow(ChainMovedError);
  });

  it("takes no logs behind another block", async () => {
    await expect(readHistory(nodes(100), 1, 100, hashOf(7))).rejects.toThrow(ChainMovedError);
  });
});
