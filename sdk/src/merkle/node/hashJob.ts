import type { TreeHasher } from "../TreeHasher.ts";
import { TAIL } from "../wasm/keccakModule.ts";

/** Leaves in one piece of work. */
const LEAVES = 8_192;
/** A tree's inner nodes are dealt out as the 64 subtrees below this level; what is above is little. */
const LEVEL = 6;

/** What several threads do together, over memory that they share. Each takes the next piece until none is left. */
export type HashJob = {
  /** `[next piece, pieces done]` */
  readonly counters: Int32Array;
} & (
  | { readonly kind: "leaves"; readonly prefix: Uint8Array; readonly tails: Uint8Array; readonly hashes: Uint8Array }
  | { readonly kind: "inner"; readonly nodes: Uint8Array }
);

/** How many pieces a job has. */
export function piecesOf(job: HashJob): number {
  return job.kind === "leaves" ? Math.ceil(job.hashes.length / 32 / LEAVES) : 2 ** LEVEL;
}

/** Takes pieces of a job until there are none left; tells whoever waits when the last one is done. */
export function helpWith(job: HashJob, hasher: TreeHasher): void {
  const pieces = piecesOf(job);
  for (let piece = Atomics.add(job.counters, 0, 1); piece < pieces; piece = Atomics.add(job.counters, 0, 1)) {
    if (job.kind === "leaves") {
      const tails = job.tails.subarray(piece * LEAVES * TAIL, (piece + 1) * LEAVES * TAIL);
      hasher.leaves(job.prefix, tails, job.hashes.subarray(piece * LEAVES * 32, (piece + 1) * LEAVES * 32));
    } else {
      fillSubtree(job.nodes, piece, hasher);
    }
    if (Atomics.add(job.counters, 1, 1) + 1 === pieces) Atomics.notify(job.counters, 1);
  }
}

/** Fills what stands above the subtrees, when they are all done. */
export function fillTop(nodes: Uint8Array, hasher: TreeHasher): void {
  hasher.inner(nodes, 0, Math.min(2 ** LEVEL - 1, innerOf(nodes)));
}

/** The inner nodes below (and with) one node of the level, from the leaves up. */
function fillSubtree(nodes: Uint8Array, piece: number, hasher: TreeHasher): void {
  const inner = innerOf(nodes);
  for (let level = Math.floor(Math.log2(Math.max(inner, 1))); level >= LEVEL; level--) {
    const width = 2 ** (level - LEVEL);
    const start = 2 ** level - 1 + piece * width;
    const end = Math.min(start + width, inner);
    if (start < end) hasher.inner(nodes, start, end);
  }
}

function innerOf(nodes: Uint8Array): number {
  return (nodes.length / 32 - 1) / 2;
}
