import type { ContentTree } from "@colophon/sdk/content/contentTreeOf.ts";
import type { HashAnswer, HashRequest } from "./messages.ts";

/** Thrown where the bytes couldn't be hashed; `code` is the SDK's ("empty-file", "content-unreadable"), the message for people. */
export class HashFailed extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.name = "HashFailed";
    this.code = code;
  }
}

export interface HashOptions {
  /** Bytes done, and of how many where that is known. */
  onProgress?: (done: number, total: number | null) => void;
  signal?: AbortSignal;
}

/**
 * Hashes a file (or what stands at an address) as Colophon names content, away from the page's thread.
 *
 * @throws {HashFailed} or the signal's reason.
 * @example const tree = await hashInWorker({ kind: "blob", blob: file }, { onProgress: show })
 */
export function hashInWorker(request: HashRequest, options: HashOptions = {}): Promise<ContentTree> {
  const { signal, onProgress } = options;
  return new Promise((resolve, reject) => {
    if (signal?.aborted === true) return reject(signal.reason);
    const worker = new Worker(new URL("./hash.worker.ts", import.meta.url), { type: "module" });
    const end = () => {
      worker.terminate();
      signal?.removeEventListener("abort", abort);
    };
    const abort = () => {
      end();
      reject(signal?.reason);
    };
    signal?.addEventListener("abort", abort);
    worker.onmessage = ({ data }: MessageEvent<HashAnswer>) => {
      if (data.kind === "progress") {
        onProgress?.(data.done, data.total);
        return;
      }
      end();
      if (data.kind === "done") resolve(data.tree);
      else reject(new HashFailed(data.code, data.message));
    };
    worker.onerror = () => {
      end();
      reject(
        new HashFailed("worker-failed", "The page's hashing worker couldn't start. Reload the page, then try again."),
      );
    };
    worker.postMessage(request);
  });
}
