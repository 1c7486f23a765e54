import { Worker } from "node:worker_threads";
import { keccak_256 } from "@noble/hashes/sha3.js";
import { report } from "../../report.ts";
import { HASHES, hashesASecond } from "./keccakThread.ts";

// How many keccak256 of 64 bytes this machine does in a second, on one core and on two, and how many by plain JavaScript.
hashesASecond();
const before = process.cpuUsage();
const one = hashesASecond();
const used = process.cpuUsage(before);
const cpu = HASHES / ((used.user + used.system) / 1e6);
const worker = new Worker(new URL("./keccakThread.ts", import.meta.url));
const answer = () => new Promise<number>((resolve) => worker.once("message", resolve));
await answer();
const other = answer();
worker.postMessage("go");
const both = hashesASecond() + (await other);
await worker.terminate();
report({ one, cpu, both, noble: nobleASecond() });

function nobleASecond(): number {
  const many = 50_000;
  const message = new Uint8Array(64);
  const start = performance.now();
  for (let i = 0; i < many; i++) message.set(keccak_256(message));
  return many / ((performance.now() - start) / 1000);
}
