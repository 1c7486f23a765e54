import { senderGone, stalled } from "../problems.ts";

/** What is read and thrown away before a refusal is answered: a page that is still sending may not see the answer otherwise. */
const DISCARD_BYTES = 16 * 1024 * 1024;
const DISCARD_MS = 3000;

/** The pieces of a request's body, and what to do with the rest of it. */
export interface Body {
  pieces: AsyncGenerator<Uint8Array>;
  /** Reads on into nothing, for a while, so that the sender gets to read the answer. */
  discard: () => Promise<void>;
}

/**
 * Reads a body piece by piece. Stopping early leaves the connection open, unlike cancelling the stream.
 *
 * @param patience seconds without a byte until it is given up
 * @throws (while reading) {RelayProblem} `upload-stalled` or `sender-gone`
 */
export function bodyPieces(body: ReadableStream<Uint8Array>, patience: number): Body {
  const reader = body.getReader();
  let ended = false;

  async function* pieces(): AsyncGenerator<Uint8Array> {
    while (!ended) {
      const next = await within(patience * 1000, reader.read()).catch((cause: unknown) => {
        ended = true;
        throw cause === LATE ? stalled(patience) : senderGone(cause);
      });
      if (next.done) ended = true;
      else yield next.value;
    }
  }

  async function discard(): Promise<void> {
    const until = Date.now() + DISCARD_MS;
    for (let bytes = 0; !ended && bytes < DISCARD_BYTES && Date.now() < until; ) {
      const next = await within(Math.max(1, until - Date.now()), reader.read()).catch(() => null);
      if (next === null || next.done) ended = true;
      else bytes += next.value.length;
    }
  }

  return { pieces: pieces(), discard };
}

const LATE = Symbol("late");

async function within<Result>(ms: number, task: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(LATE), ms);
  });
  try {
    return await Promise.race([task, late]);
  } finally {
    clearTimeout(timer);
  }
}
