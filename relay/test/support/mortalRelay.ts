import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { startRelay } from "../../src/startRelay.ts";

/**
 * The relay, which ends as by `kill -9` after each step of a batch: once after every step that isn't in the file yet, so that the next
 * process gets one step further.
 */
const path = process.env.STEPS_FILE;
if (path === undefined) throw new Error("STEPS_FILE names where steps are noted");
await startRelay(process.env, async (step) => {
  const done = existsSync(path) ? readFileSync(path, "utf8").split("\n") : [];
  // Earlier batches may get so far meanwhile; nothing comes after it.
  if (step === "final" || done.includes(step)) return;
  appendFileSync(path, `${step}\n`);
  process.kill(process.pid, "SIGKILL");
  await new Promise(() => undefined);
});
