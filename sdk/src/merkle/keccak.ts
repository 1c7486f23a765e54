import { keccak_256 } from "@noble/hashes/sha3.js";

/**
 * keccak256 of `input`, written into `output` (32 bytes). Trees take the hash as a parameter, so that a faster one
 * (WASM, native) can stand in where there are millions of leaves; `input` and `output` may overlap.
 */
export type Keccak = (input: Uint8Array, output: Uint8Array) => void;

/** The default: pure JavaScript, everywhere the same. */
export const nobleKeccak: Keccak = (input, output) => {
  output.set(keccak_256(input));
};
