import { pino } from "pino";
import { describe, expect, it } from "vitest";
import { HeadWatch } from "../../src/sync/HeadWatch.ts";

const log = pino({ level: "silent" });
const never = new AbortController().signal;
const HOUR = 3_600_000;

describe("HeadWatch", () => {
  it("ends a wait at a new head, also at one that came since the chain was looked at", async () => {
    let hear: () => void = () => undefined;
    let ended = false;
    const end = async () => {
      ended = true;
    };
    const watchHeads = async (listener: () => void) => {
      hear = listener;
      return end;
    };
    const watch = new HeadWatch({ watchHeads }, log);
    const waiting = watch.wait(HOUR, never);
    hear();
    await waiting;
    watch.forget();
    hear();
    await watch.wait(HOUR, never);
    await watch.close();
    expect(ended).toBe(true);
  });

  it("waits for the pause alone where the node tells nothing, or refuses to", async () => {
    const watches = [null, () => Promise.reject(new Error("no subscriptions"))];
    for (const watchHeads of watches) {
      const watch = new HeadWatch({ watchHeads }, log);
      await watch.wait(5, never);
      await watch.close();
    }
  });

  it("ends with the signal", async () => {
    const watch = new HeadWatch({ watchHeads: null }, log);
    const stop = new AbortController();
    const waiting = watch.wait(HOUR, stop.signal);
    stop.abort();
    await waiting;
    await watch.close();
  });

  it("ends though the node never answers", async () => {
    const silent = () => new Promise<never>(() => undefined);
    const watches = [silent, async () => silent];
    for (const watchHeads of watches) await new HeadWatch({ watchHeads }, log).close();
  });
});
