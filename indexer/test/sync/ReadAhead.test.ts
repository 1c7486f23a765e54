import { describe, expect, it } from "vitest";
import type { ChainBlock, ChainLog } from "../../src/sync/chainSource.ts";
import { ReadAhead } from "../../src/sync/ReadAhead.ts";
import { Span } from "../../src/sync/span.ts";

const hashOf = (number: number, fork = 0) => `0x${(number + fork * 1_000_000).toString(16).padStart(64, "0")}` as const;
const block = (number: number, fork = 0): ChainBlock => ({
  ...{ number, hash: hashOf(number, fork), parentHash: hashOf(number - 1, fork), time: number },
});

/** A chain with so many logs in a block, and what was asked of it. */
function chain(logs: number, fails: (from: number) => boolean = () => false) {
  const asked: [from: number, to: number, parent: string][] = [];
  const read = async (from: number, to: number, parent: `0x${string}`) => {
    asked.push([from, to, parent]);
    if (fails(from)) throw new Error(`no ${from}`);
    const list = Array.from(
      { length: logs * (to - from + 1) },
      (): ChainLog => ({
        ...{ address: "0x", topics: [], data: "0x", block: to, blockHash: hashOf(to), logIndex: 0, transaction: "0x" },
      }),
    );
    return { range: { from, to, blocks: new Map([[to, block(to)]]), logs: list }, events: [] };
  };
  return { asked, read };
}

describe("ReadAhead", () => {
  it("reads the next range while the last one is being written, and each once", async () => {
    const { asked, read } = chain(1);
    const ahead = new ReadAhead(read, new Span());
    const first = await ahead.after(block(0), 500);
    expect(first.range).toMatchObject({ from: 1, to: 64 });
    expect(asked).toEqual([
      [1, 64, hashOf(0)],
      [65, 320, hashOf(64)],
    ]);
    expect((await ahead.after(block(64), 500)).range).toMatchObject({ from: 65, to: 320 });
    expect((await ahead.after(block(320), 500)).range).toMatchObject({ from: 321, to: 500 });
    expect(asked).toHaveLength(3);
  });

  it("reads nothing behind what is safe", async () => {
    const { asked, read } = chain(1);
    await new ReadAhead(read, new Span()).after(block(0), 10);
    expect(asked).toEqual([[1, 10, hashOf(0)]]);
  });

  it("throws away what was read behind another block", async () => {
    const { asked, read } = chain(1);
    const ahead = new ReadAhead(read, new Span());
    await ahead.after(block(0), 500);
    await ahead.after(block(64, 1), 500);
    expect(asked.map(([from, , parent]) => [from, parent])).toContainEqual([65, hashOf(64, 1)]);
  });

  it("fails where what was read ahead failed, and reads it anew when asked again", async () => {
    let broken = true;
    const { read } = chain(1, (from) => from === 65 && broken);
    const ahead = new ReadAhead(read, new Span());
    await ahead.after(block(0), 500);
    await expect(ahead.after(block(64), 500)).rejects.toThrow("no 65");
    broken = false;
    expect((await ahead.after(block(64), 500)).range.from).toBe(65);
  });
});

describe("Span", () => {
  it("grows where blocks are empty, and asks for ten thousand logs where they are full", () => {
    const span = new Span();
    span.learn(0, span.size);
    expect(span.size).toBe(256);
    span.learn(256 * 200, 256);
    expect(span.size).toBe(50);
    for (let i = 0; i < 10; i++) span.learn(0, span.size);
    expect(span.size).toBe(10_000);
  });

  it("shrinks after a refusal, to a block and no further", () => {
    const span = new Span();
    for (let i = 0; i < 3; i++) expect(span.shrink()).toBe(true);
    expect(span.size).toBe(1);
    expect(span.shrink()).toBe(false);
    span.learn(1_000_000, 1);
    expect(span.size).toBe(1);
  });
});
