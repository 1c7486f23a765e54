import { nobleKeccak } from "./keccak.ts";
import { plainHasher } from "./plainHasher.ts";
import type { TreeHasher } from "./TreeHasher.ts";
import { wasmHasher } from "./wasm/wasmHasher.ts";

let shared: TreeHasher | undefined;

/** The fastest hasher on one thread that there is here: WebAssembly, or plain JavaScript where that isn't allowed. */
export function defaultHasher(): TreeHasher {
  if (shared === undefined) {
    try {
      shared = wasmHasher();
    } catch {
      shared = plainHasher(nobleKeccak);
    }
  }
  return shared;
}
