import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { SignatureCheck, SignedRows } from "../SignatureCheck.ts";

/** Signatures in one piece of work: some twenty milliseconds. */
const PIECE = 256;
/** Pieces that a thread has at most, so that there is one for it while its answer is on the way. */
const AHEAD = 2;

/** Threads that check signatures, until they are closed. */
export interface SignatureThreads extends SignatureCheck {
  close(): Promise<void>;
}

/** Thrown for signatures that were with a thread when it ended: nothing is known of them, and they may be checked again. */
export class SignatureThreadLost extends Error {
  override name = "SignatureThreadLost";

  constructor(why: string) {
    super(`A thread that checks signatures has ended (${why}). What it was given isn't checked; try again.`);
  }
}

interface Piece {
  readonly rows: SignedRows;
  readonly settle: (holds: Uint8Array) => void;
  readonly fail: (error: Error) => void;
}

/**
 * Checks signatures on threads of their own, by the native curve where there is one and else in plain JavaScript. Threads are begun when
 * they are first needed; one that ends is replaced. An idle pool keeps no process from ending.
 *
 * @param count how many; by default as many as the machine runs at once
 * @example
 * const signatures = signatureThreads();
 * try {
 *   await readBatch(bytes, { signatures });
 * } finally {
 *   await signatures.close();
 * }
 */
export function signatureThreads(count: number = availableParallelism()): SignatureThreads {
  const waiting: Piece[] = [];
  const threads = new Map<Worker, Piece[]>();
  let closed = false;

  const begin = (): Worker => {
    const worker = new Worker(new URL("./signatureWorker.ts", import.meta.url));
    worker.unref();
    threads.set(worker, []);
    const lose = (why: string) => {
      const lost = threads.get(worker) ?? [];
      threads.delete(worker);
      for (const piece of lost) piece.fail(new SignatureThreadLost(why));
      if (!closed) deal();
    };
    worker.on("message", (holds: Uint8Array) => {
      const own = threads.get(worker);
      own?.shift()?.settle(holds);
      if (own?.length === 0) worker.unref();
      deal();
    });
    worker.on("error", (error) => lose(error.message));
    worker.on("exit", (code) => lose(`status ${code}`));
    return worker;
  };

  /** The thread with the least to do; undefined where all have enough. */
  const nextThread = (): Worker | undefined => {
    const [least] = [...threads].sort(([, a], [, b]) => a.length - b.length);
    if ((least === undefined || least[1].length > 0) && threads.size < count) return begin();
    return least !== undefined && least[1].length < AHEAD ? least[0] : undefined;
  };

  const deal = () => {
    while (waiting.length > 0) {
      const worker = nextThread();
      const piece = worker === undefined ? undefined : waiting.shift();
      if (worker === undefined || piece === undefined) return;
      threads.get(worker)?.push(piece);
      // Whoever waits for an answer keeps the process up.
      worker.ref();
      worker.postMessage(piece.rows);
    }
  };

  return {
    atOnce: PIECE * count * 4,
    async check({ digests, signatures, signers }) {
      if (closed) throw new SignatureThreadLost("closed");
      const holds = new Uint8Array(digests.length / 32);
      const pieces: Promise<void>[] = [];
      for (let start = 0; start < holds.length; start += PIECE) {
        const end = Math.min(start + PIECE, holds.length);
        // Copies: a view would take the whole file along to the thread.
        const rows = {
          digests: digests.slice(start * 32, end * 32),
          signatures: signatures.slice(start * 64, end * 64),
          signers: signers.slice(start * 20, end * 20),
        };
        pieces.push(
          new Promise<Uint8Array>((settle, fail) => waiting.push({ rows, settle, fail })).then((own) =>
            holds.set(own, start),
          ),
        );
      }
      deal();
      await Promise.all(pieces);
      return holds;
    },
    async close() {
      closed = true;
      for (const { fail } of waiting.splice(0)) fail(new SignatureThreadLost("closed"));
      await Promise.all([...threads.keys()].map((worker) => worker.terminate()));
    },
  };
}
