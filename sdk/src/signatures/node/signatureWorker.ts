import { parentPort } from "node:worker_threads";
import { plainCheck } from "../plainCheck.ts";
import type { SignedRows } from "../SignatureCheck.ts";
import { checkNatively } from "./checkNatively.ts";
import { nativeCurve } from "./nativeCurve.ts";

let last: Promise<void> = Promise.resolve();

/** A thread of `signatureThreads`: takes rows one after the other, and gives back in the same order which hold. */
parentPort?.on("message", (rows: SignedRows) => {
  const curve = nativeCurve();
  const answer = (holds: Uint8Array) => parentPort?.postMessage(holds);
  if (curve !== null) answer(checkNatively(curve, rows));
  else last = last.then(() => plainCheck.check(rows)).then(answer);
});
