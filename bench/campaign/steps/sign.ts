import { writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { report } from "../../report.ts";
import { readPlace } from "../Place.ts";
import { scaleOf } from "../scale.ts";
import { accountsOf } from "../signers.ts";

// Makes the campaign's accounts and works, signs each, and writes batch files: what thousands of phones and the relay do in half a year.
const [, , folder = "", works = "1000"] = process.argv;
const scale = scaleOf(Number(works));
const place = readPlace(folder);
const start = performance.now();
const accounts = accountsOf(scale.signers);
writeFileSync(`${folder}/accounts.bin`, accounts);
const threads = availableParallelism();
const sums = await Promise.all(
  Array.from({ length: threads }, (_, first) => {
    const workerData = { folder, place, scale, accounts, first, threads };
    const worker = new Worker(new URL("./signThread.ts", import.meta.url), { workerData });
    return new Promise<{ bytes: number; remixes: number; shared: number }>((resolve, reject) => {
      worker.once("message", resolve);
      worker.once("error", reject);
    });
  }),
);
const sum = (field: "bytes" | "remixes" | "shared") => sums.reduce((total, one) => total + one[field], 0);
report({
  seconds: (performance.now() - start) / 1000,
  bytes: sum("bytes"),
  remixes: sum("remixes"),
  shared: sum("shared"),
  signers: scale.signers,
});
