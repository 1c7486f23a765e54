import { startRelay } from "../../src/startRelay.ts";

/** The relay, which ends as by `kill -9` after some of its steps, by chance: seldom where a step comes for each work. */
const luck = Number(process.env.KILL_CHANCE ?? "0.25");
await startRelay(process.env, async (step) => {
  if (Math.random() >= (step === "kept" ? luck / 50 : luck)) return;
  process.stdout.write(`${JSON.stringify({ killedAfter: step })}\n`);
  process.kill(process.pid, "SIGKILL");
  await new Promise(() => undefined);
});
