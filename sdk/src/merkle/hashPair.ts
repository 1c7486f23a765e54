import type { Keccak } from "./keccak.ts";

/** keccak of the two 32-byte values in ascending order. `buffer` (64 bytes) is scratch, so that nothing is allocated per node. */
export function hashPair(a: Uint8Array, b: Uint8Array, buffer: Uint8Array, output: Uint8Array, keccak: Keccak): void {
  const ascending = compareBytes(a, b) <= 0;
  buffer.set(ascending ? a : b, 0);
  buffer.set(ascending ? b : a, 32);
  keccak(buffer, output);
}

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  for (let i = 0; i < 32; i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
