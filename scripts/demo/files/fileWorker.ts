import { parentPort } from "node:worker_threads";
import { type FileName, makeFile } from "./makeFile.ts";

// Makes files in a thread of its own: drawing keeps a processor busy.
parentPort?.on("message", (name: FileName) => {
  try {
    parentPort?.postMessage({ name, bytes: new Uint8Array(makeFile(name)) });
  } catch (error) {
    parentPort?.postMessage({ name, problem: error instanceof Error ? error.message : String(error) });
  }
});
