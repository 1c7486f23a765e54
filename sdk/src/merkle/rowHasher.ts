import { nobleKeccak } from "./keccak.ts";
import { wasmRows } from "./wasm/wasmHasher.ts";

/**
 * Hashes many messages of one size with keccak256.
 *
 * @param rows n × size bytes
 * @param size at most some 60,000 bytes
 * @param hashes n × 32 bytes, written; says how many there are. It may be the memory of `rows`, where `size` is 32 or more.
 */
export type RowHasher = (rows: Uint8Array, size: number, hashes: Uint8Array) => void;

let shared: RowHasher | undefined;

/** The fastest hasher of rows that there is here: WebAssembly, or plain JavaScript where that isn't allowed. */
export function rowHasher(): RowHasher {
  if (shared === undefined) {
    try {
      shared = wasmRows();
    } catch {
      shared = plainRows;
    }
  }
  return shared;
}

/** The same by noble, one after the other. */
export const plainRows: RowHasher = (rows, size, hashes) => {
  for (let i = 0; i < hashes.length / 32; i++) {
    nobleKeccak(rows.subarray(i * size, (i + 1) * size), hashes.subarray(i * 32, i * 32 + 32));
  }
};
