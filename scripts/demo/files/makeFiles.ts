import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { FileName } from "./makeFile.ts";

type Answer = { name: FileName } & ({ bytes: Uint8Array<ArrayBuffer> } | { problem: string });

/** Files in the making. */
export interface Files {
  /** A file, once it is made. @throws {Error} when it couldn't be */
  get(name: FileName): Promise<Uint8Array<ArrayBuffer>>;
  /** Ends the threads. */
  close(): Promise<void>;
}

/**
 * Begins to make files in the order given, a thread for each processor but at most four.
 *
 * @example const files = makeFiles(["picture westerly"]); await files.get("picture westerly");
 */
export function makeFiles(names: readonly FileName[]): Files {
  const waiting = [...names];
  const promised = new Map<FileName, Deferred<Uint8Array<ArrayBuffer>>>();
  for (const name of names) {
    const promise = deferred<Uint8Array<ArrayBuffer>>();
    // Whoever asks for it hears of a failure; until then it is nobody's.
    promise.promise.catch(() => undefined);
    promised.set(name, promise);
  }
  const workers = Array.from({ length: Math.min(4, availableParallelism(), names.length) }, () => {
    const worker = new Worker(new URL("./fileWorker.ts", import.meta.url));
    const next = () => {
      const name = waiting.shift();
      if (name !== undefined) worker.postMessage(name);
    };
    worker.on("message", (answer: Answer) => {
      const promise = promised.get(answer.name);
      if ("bytes" in answer) promise?.resolve(answer.bytes);
      else promise?.reject(new Error(`${answer.name} could not be made: ${answer.problem}`));
      next();
    });
    worker.on("error", (error) => {
      for (const promise of promised.values()) promise.reject(error);
    });
    next();
    return worker;
  });
  return {
    async get(name) {
      const promise = promised.get(name);
      if (promise === undefined) throw new Error(`${name} was not asked for.`);
      return promise.promise;
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

interface Deferred<T> {
  promise: Promise<T>;
  resolve(value: T): void;
  reject(error: Error): void;
}

function deferred<T>(): Deferred<T> {
  let settle: Omit<Deferred<T>, "promise"> | undefined;
  const promise = new Promise<T>((resolve, reject) => {
    settle = { resolve, reject };
  });
  // The executor above has run by now.
  return { promise, ...(settle as Omit<Deferred<T>, "promise">) };
}
