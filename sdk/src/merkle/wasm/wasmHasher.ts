import { keccakP } from "@noble/hashes/sha3.js";
import type { RowHasher } from "../rowHasher.ts";
import type { TreeHasher } from "../TreeHasher.ts";
import { BLOCK, keccakModule, LAYOUT, TAIL } from "./keccakModule.ts";

/** What of WebAssembly is used here. Its types come with a page's; this file also runs where there is none. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => object;
  readonly Instance: new (module: object) => { readonly exports: Readonly<Record<string, unknown>> };
  readonly Memory: new (limits: { initial: number }) => { readonly buffer: ArrayBuffer };
};

let module: object | undefined;

/**
 * A tree hasher on one thread by WebAssembly. Its own memory is a quarter of a megabyte; trees stay where they are.
 *
 * @throws {WebAssembly.CompileError} where 128-bit vectors aren't known, or a page forbids WebAssembly: `defaultHasher` then falls back.
 */
export function wasmHasher(): TreeHasher {
  module ??= new WebAssembly.Module(keccakModule());
  const { memory, pairs, tails, words } = exportsOf(new WebAssembly.Instance(module).exports);
  const bytes = new Uint8Array(memory.buffer);
  const { input, output, batch } = LAYOUT;
  return {
    allocate: (size) => new Uint8Array(size),
    leaves(prefix, rows, hashes) {
      bytes.set(stateAfter(prefix), LAYOUT.prefix);
      const count = hashes.length / 32;
      for (let start = 0; start < count; start += batch) {
        const many = Math.min(batch, count - start);
        bytes.set(rows.subarray(start * TAIL, (start + many) * TAIL), input);
        tails(many);
        bytes.copyWithin(input, output, output + many * 32);
        words(many);
        hashes.set(bytes.subarray(output, output + many * 32), start * 32);
      }
    },
    inner(nodes, from, to) {
      for (let end = to; end > from; ) {
        // Children have to be there before their parents: a batch never reaches into its own children.
        const start = Math.max(from, end - batch, Math.floor(end / 2));
        const many = end - start;
        bytes.set(nodes.subarray((2 * start + 1) * 32, (2 * end + 1) * 32), input);
        pairs(many);
        nodes.set(bytes.subarray(output, output + many * 32), start * 32);
        end = start;
      }
    },
  };
}

/**
 * A hasher of rows by WebAssembly.
 *
 * @throws {WebAssembly.CompileError} as `wasmHasher`
 */
export function wasmRows(): RowHasher {
  module ??= new WebAssembly.Module(keccakModule());
  const { memory, blocks } = exportsOf(new WebAssembly.Instance(module).exports);
  const bytes = new Uint8Array(memory.buffer);
  const view = new DataView(memory.buffer);
  const { input, output, batch } = LAYOUT;
  return (rows, size, hashes) => {
    const padded = (Math.floor(size / BLOCK) + 1) * BLOCK;
    // Two are hashed at a time: one more than there are has to find room.
    const most = Math.min(batch, Math.floor((output - input) / padded) - 1);
    if (most < 1) throw new RangeError(`rows of ${size} bytes are too long to be hashed at once`);
    view.setBigUint64(LAYOUT.blocks, BigInt(padded / BLOCK), true);
    const count = hashes.length / 32;
    for (let start = 0; start < count; start += most) {
      const many = Math.min(most, count - start);
      bytes.fill(0, input, input + many * padded);
      for (let i = 0; i < many; i++) {
        const place = input + i * padded;
        bytes.set(rows.subarray((start + i) * size, (start + i + 1) * size), place);
        bytes[place + size] = 1;
        bytes[place + padded - 1] = (bytes[place + padded - 1] ?? 0) | 0x80;
      }
      blocks(many);
      hashes.set(bytes.subarray(output, output + many * 32), start * 32);
    }
  };
}

/** Keccak's state after its first block, as bytes. */
function stateAfter(prefix: Uint8Array): Uint8Array {
  if (prefix.length !== 136) throw new RangeError(`a prefix is keccak's block of 136 bytes, not ${prefix.length}`);
  const state = new Uint8Array(200);
  state.set(prefix);
  keccakP(new Uint32Array(state.buffer));
  return state;
}

type Hashing = (messages: number) => void;

/** The module is our own, so that its exports are what they are; this tells the compiler. */
function exportsOf(exports: Readonly<Record<string, unknown>>) {
  const { memory } = exports;
  if (!(memory instanceof WebAssembly.Memory)) throw new TypeError("the keccak module exports no memory");
  const named = (name: string): Hashing => {
    const value = exports[name];
    if (typeof value !== "function") throw new TypeError(`the keccak module exports no ${name}`);
    return (messages) => {
      value(messages);
    };
  };
  return { memory, pairs: named("pairs"), tails: named("tails"), words: named("words"), blocks: named("blocks") };
}
