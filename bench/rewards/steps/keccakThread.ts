import { parentPort } from "node:worker_threads";
import { wasmHasher } from "@colophon/sdk/merkle/wasm/wasmHasher.ts";

/** 1,024 parents of 2,048 children: what stays in the processor's cache. */
const PARENTS = 1_024;
const BATCHES = 3_000;
/** In one run. */
export const HASHES = PARENTS * BATCHES;

/** Hashes in a second on this thread, and nothing but that. */
export function hashesASecond(): number {
  const hasher = wasmHasher();
  const nodes = new Uint8Array((4 * PARENTS - 1) * 32).fill(7);
  const start = performance.now();
  for (let batch = 0; batch < BATCHES; batch++) hasher.inner(nodes, PARENTS - 1, 2 * PARENTS - 1);
  return HASHES / ((performance.now() - start) / 1000);
}

// As a thread: warms up, says so, and runs when it's told to.
parentPort?.once("message", () => parentPort?.postMessage(hashesASecond()));
parentPort?.postMessage(hashesASecond());
