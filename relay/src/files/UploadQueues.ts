import { ERRORS, type RequestRelease } from "@tus/server";

/** Requests that wait for one upload: a page sends one, and asks how far it is while the last connection isn't known to be broken. */
const MOST_WAITING = 16;

interface Waiting {
  cancel: RequestRelease;
  enter: () => void;
}

interface Queue {
  /** Asks whoever is inside to let go. */
  cancel: RequestRelease;
  waiting: Waiting[];
}

/** Lets one request at a time at an upload, in the order in which they came; those that wait cost a place in a list and nothing else. */
export class UploadQueues {
  readonly #patienceMs: number;
  /** By upload; only those that somebody is at. */
  readonly #queues = new Map<string, Queue>();

  /** @param patienceMs longest wait */
  constructor(patienceMs: number) {
    this.#patienceMs = patienceMs;
  }

  /** Uploads that somebody is at. */
  get size(): number {
    return this.#queues.size;
  }

  /**
   * Waits for its turn, while whoever is inside is asked to let go.
   *
   * @param signal that of the request, which may go away meanwhile
   * @param cancel asks this request to let go, once others wait for it
   * @returns what lets the next one in
   * @throws tus's `ERR_LOCK_TIMEOUT`
   */
  async enter(id: string, signal: AbortSignal, cancel: RequestRelease): Promise<() => void> {
    const queue = this.#queues.get(id);
    if (queue === undefined) this.#queues.set(id, { cancel, waiting: [] });
    else await this.#wait(queue, signal, cancel);
    let left = false;
    return () => {
      if (left) return;
      left = true;
      this.#next(id);
    };
  }

  #wait(queue: Queue, signal: AbortSignal, cancel: RequestRelease): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal.aborted || queue.waiting.length >= MOST_WAITING) return reject(ERRORS.ERR_LOCK_TIMEOUT);
      const end = () => {
        clearTimeout(timer);
        signal.removeEventListener("abort", giveUp);
      };
      const waiting: Waiting = {
        cancel,
        enter: () => {
          end();
          resolve();
        },
      };
      const giveUp = () => {
        end();
        queue.waiting.splice(queue.waiting.indexOf(waiting), 1);
        reject(ERRORS.ERR_LOCK_TIMEOUT);
      };
      const timer = setTimeout(giveUp, this.#patienceMs);
      signal.addEventListener("abort", giveUp);
      queue.waiting.push(waiting);
      void queue.cancel();
    });
  }

  #next(id: string): void {
    const queue = this.#queues.get(id);
    const next = queue?.waiting.shift();
    if (queue === undefined || next === undefined) {
      this.#queues.delete(id);
      return;
    }
    queue.cancel = next.cancel;
    next.enter();
    if (queue.waiting.length > 0) void queue.cancel();
  }
}
