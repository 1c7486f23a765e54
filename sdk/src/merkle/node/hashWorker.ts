import { parentPort } from "node:worker_threads";
import { defaultHasher } from "../defaultHasher.ts";
import { type HashJob, helpWith } from "./hashJob.ts";

/** The other thread of `twoThreadHasher`. */
parentPort?.on("message", (job: HashJob) => {
  helpWith(job, defaultHasher());
});
