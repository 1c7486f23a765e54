import { Worker } from "node:worker_threads";
import { defaultHasher } from "../defaultHasher.ts";
import type { TreeHasher } from "../TreeHasher.ts";
import { fillTop, type HashJob, helpWith, piecesOf } from "./hashJob.ts";

/** Below so many hashes a second thread costs more than it brings. */
const WORTH = 16_384;
/** A piece takes milliseconds; a thread that is silent for so long is gone. */
const PATIENCE_MS = 60_000;

/** A tree hasher with a thread of its own, until it is closed. */
export interface ThreadedHasher extends TreeHasher {
  close(): Promise<void>;
}

/** Thrown when the other thread took a piece of work and never gave it back. */
export class HashThreadLost extends Error {
  override name = "HashThreadLost";

  constructor() {
    super(
      `The thread that hashes with this one has been silent for ${PATIENCE_MS / 1000} s, so the tree can't be completed. Make it anew with one thread.`,
    );
  }
}

/**
 * A tree hasher for Node on two cores: the calling thread and a worker deal out each job between them, over shared memory. The calls stay
 * synchronous. It works together on what it allocated itself; anything else is hashed on the calling thread.
 *
 * @example
 * const hasher = twoThreadHasher();
 * try {
 *   computeStatement(input, hasher);
 * } finally {
 *   await hasher.close();
 * }
 */
export function twoThreadHasher(): ThreadedHasher {
  const own = defaultHasher();
  const worker = new Worker(new URL("./hashWorker.ts", import.meta.url));
  // Whoever forgets to close it isn't kept from ending.
  worker.unref();
  let lost = false;
  worker.on("error", () => {
    lost = true;
  });
  const share = (job: HashJob) => {
    worker.postMessage(job);
    helpWith(job, own);
    for (let done = job.counters[1] ?? 0; done < piecesOf(job); done = Atomics.load(job.counters, 1)) {
      if (Atomics.wait(job.counters, 1, done, PATIENCE_MS) === "timed-out") throw new HashThreadLost();
    }
  };
  const counters = () => new Int32Array(new SharedArrayBuffer(8));
  return {
    allocate: (bytes) => new Uint8Array(new SharedArrayBuffer(bytes)),
    leaves(prefix, tails, hashes) {
      if (lost || hashes.length / 32 < WORTH || !areShared(tails, hashes)) own.leaves(prefix, tails, hashes);
      else share({ kind: "leaves", counters: counters(), prefix, tails, hashes });
    },
    inner(nodes, from, to) {
      const whole = from === 0 && to === (nodes.length / 32 - 1) / 2;
      if (lost || to < WORTH || !whole || !areShared(nodes)) return own.inner(nodes, from, to);
      share({ kind: "inner", counters: counters(), nodes });
      fillTop(nodes, own);
    },
    close: async () => {
      await worker.terminate();
    },
  };
}

function areShared(...arrays: readonly Uint8Array[]): boolean {
  return arrays.every(({ buffer }) => buffer instanceof SharedArrayBuffer);
}
