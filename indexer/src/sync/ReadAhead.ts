import type { Hex } from "viem";
import type { ChainEvent } from "../handlers/decodeLog.ts";
import type { ChainBlock } from "./chainSource.ts";
import type { ChainRange } from "./readRange.ts";
import type { Span } from "./span.ts";

/** History that was read and decoded. */
export interface ReadRange {
  range: ChainRange;
  events: ChainEvent[];
}

/** Reads blocks that follow the one with that hash. */
export type ReadBlocks = (from: number, to: number, parent: Hex) => Promise<ReadRange>;

/**
 * Reads history a range ahead, so that the node works while the database does. What was read ahead is used only behind the very
 * block that it was read for.
 */
export class ReadAhead {
  readonly #read: ReadBlocks;
  readonly #span: Span;
  #next: { from: number; parent: Hex; read: Promise<ReadRange> } | null = null;

  constructor(read: ReadBlocks, span: Span) {
    this.#read = read;
    this.#span = span;
  }

  /**
   * The blocks behind one, no further than `safe`; those behind them are being read when it answers.
   *
   * @throws whatever reading throws
   */
  async after(block: { number: number; hash: Hex }, safe: number): Promise<ReadRange> {
    const from = block.number + 1;
    const next = this.#next;
    this.#next = null;
    const fits = next?.from === from && next.parent === block.hash;
    const got = await (fits ? next.read : this.#begin(from, safe, block.hash));
    const { to, logs } = got.range;
    this.#span.learn(logs.length, to - from + 1);
    const last = got.range.blocks.get(to);
    if (to < safe && last) this.#prefetch(last, safe);
    return got;
  }

  #begin(from: number, safe: number, parent: Hex): Promise<ReadRange> {
    return this.#read(from, Math.min(safe, from + this.#span.size - 1), parent);
  }

  #prefetch(last: ChainBlock, safe: number): void {
    const read = this.#begin(last.number + 1, safe, last.hash);
    // Whoever asks for it hears of its failure; until then it is nobody's.
    read.catch(() => undefined);
    this.#next = { from: last.number + 1, parent: last.hash, read };
  }
}
