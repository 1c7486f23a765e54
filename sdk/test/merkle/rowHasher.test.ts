import { keccak_256 } from "@noble/hashes/sha3.js";
import { bytesToHex } from "viem";
import { describe, expect, it } from "vitest";
import { fastKeccak } from "../../src/merkle/fastKeccak.ts";
import { plainRows, type RowHasher } from "../../src/merkle/rowHasher.ts";
import { wasmRows } from "../../src/merkle/wasm/wasmHasher.ts";

const bytesFrom = (seed: number, length: number) =>
  Uint8Array.from({ length }, (_, i) => (Math.imul(i + seed + 1, 0x9e3779b1) >>> 11) & 255);

describe.each<[string, RowHasher]>([
  ["WebAssembly", wasmRows()],
  ["plain JavaScript", plainRows],
])("rows hashed by %s", (_, hash) => {
  it("are keccak256's, at every length around its blocks", () => {
    for (const size of [0, 1, 7, 8, 31, 32, 64, 66, 135, 136, 137, 271, 272, 273, 352, 416, 512, 1_000]) {
      for (const count of [1, 2, 3]) {
        const rows = bytesFrom(size, size * count);
        const hashes = new Uint8Array(count * 32);
        hash(rows, size, hashes);
        for (let i = 0; i < count; i++) {
          expect(bytesToHex(hashes.subarray(i * 32, i * 32 + 32))).toBe(
            bytesToHex(keccak_256(rows.subarray(i * size, (i + 1) * size))),
          );
        }
      }
    }
  });
  it("may be more than find room at once, and be written over", () => {
    for (const [size, count] of [
      [416, 700],
      [64, 2_500],
      [32, 2_049],
    ] as const) {
      const rows = bytesFrom(count, size * count);
      const expected = Array.from({ length: count }, (_, i) =>
        bytesToHex(keccak_256(rows.slice(i * size, (i + 1) * size))),
      );
      hash(rows, size, rows.subarray(0, count * 32));
      expect(Array.from({ length: count }, (_, i) => bytesToHex(rows.subarray(i * 32, i * 32 + 32)))).toEqual(expected);
    }
  });
});

describe("one message", () => {
  it.each([0, 66, 16_384, 16_385, 200_000])("of %i bytes is hashed alike", (length) => {
    const output = new Uint8Array(40).fill(9);
    const input = bytesFrom(3, length);
    fastKeccak(input, output);
    expect(bytesToHex(output.subarray(0, 32))).toBe(bytesToHex(keccak_256(input)));
    expect([...output.subarray(32)]).toEqual(Array(8).fill(9));
  });
  it("too long for its memory is refused, not hashed in part", () => {
    expect(() => wasmRows()(new Uint8Array(140_000), 140_000, new Uint8Array(32))).toThrow(RangeError);
  });
});
