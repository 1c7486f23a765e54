import { learnChainTime } from "./clock.ts";

/** Where the index is: told by the API's event stream, asked for where streams don't get through. */
export interface Head {
  /** The newest indexed block the page knows of; null before the first word. */
  current(): number | null;
  /** Resolves once the index holds `block`. Rejects only when aborted. */
  reached(block: number, signal: AbortSignal): Promise<void>;
  subscribe(listener: () => void): () => void;
  close(): void;
}

/**
 * Follows the index's head. One stream for the whole page; while it is broken `/ready` is asked every second, as long as
 * somebody waits.
 */
export function followHead(apiUrl: string): Head {
  let block: number | null = null;
  let streaming = false;
  const listeners = new Set<() => void>();
  const waiting = new Set<() => void>();
  const source = new EventSource(`${apiUrl}/v1/head`);

  const learn = (value: unknown) => {
    if (typeof value !== "number" || value === block) return;
    block = value;
    for (const notify of [...listeners, ...waiting]) notify();
  };
  const read = (event: MessageEvent<string>) => {
    streaming = true;
    try {
      const { block: told, time } = JSON.parse(event.data) as { block?: unknown; time?: unknown };
      if (typeof time === "number") learnChainTime(time);
      learn(told);
    } catch {
      // A broken event says nothing; the next one will.
    }
  };
  source.onmessage = read;
  source.addEventListener("head", read);
  source.onerror = () => {
    streaming = false;
  };

  const timer = setInterval(() => {
    if (streaming || waiting.size === 0) return;
    fetch(`${apiUrl}/ready`)
      .then((response) => response.json())
      .then((body: { block?: unknown }) => learn(body.block))
      .catch(() => undefined);
  }, 1_000);

  return {
    current: () => block,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    reached: (wanted, signal) =>
      new Promise((resolve, reject) => {
        const done = () => {
          waiting.delete(check);
          signal.removeEventListener("abort", stop);
        };
        const check = () => {
          if (block === null || block < wanted) return;
          done();
          resolve();
        };
        const stop = () => {
          done();
          reject(signal.reason);
        };
        if (signal.aborted) return reject(signal.reason);
        signal.addEventListener("abort", stop);
        waiting.add(check);
        check();
      }),
    close() {
      clearInterval(timer);
      source.close();
    },
  };
}
