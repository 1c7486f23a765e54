import { type Keccak, nobleKeccak } from "./keccak.ts";
import { rowHasher } from "./rowHasher.ts";

/** keccak256 of one message by the fastest way there is here; what is longer than that takes is hashed in plain JavaScript. */
export const fastKeccak: Keccak = (input, output) => {
  if (input.length > LONGEST) nobleKeccak(input, output);
  else rowHasher()(input, input.length, output.subarray(0, 32));
};

/** Far below what fits the memory of `wasmRows`. */
const LONGEST = 16_384;
