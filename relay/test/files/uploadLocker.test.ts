import { describe, expect, it } from "vitest";
import { UploadQueues } from "../../src/files/UploadQueues.ts";
import { uploadLocker } from "../../src/files/uploadLocker.ts";

const alone = async () => async () => undefined;
const never = new AbortController().signal;
const aWhile = (ms = 30) => new Promise((resolve) => setTimeout(resolve, ms));
const timeout = { body: expect.stringContaining("lock") };

describe("requests for one upload", () => {
  it("come one after the other, in the order in which they came, and the one inside is asked to let go", async () => {
    const locker = uploadLocker(alone);
    const came: number[] = [];
    let asked = 0;
    const first = locker.newLock("one");
    await first.lock(never, () => {
      asked++;
    });
    const others = [1, 2, 3].map((n) => ({ n, lock: locker.newLock("one") }));
    const done = others.map(async ({ n, lock }) => {
      await lock.lock(never, () => undefined);
      came.push(n);
      await aWhile(1);
      await lock.unlock();
    });
    await aWhile();
    expect(came).toEqual([]);
    // Once for each that waits, and not as long as they wait.
    expect(asked).toBe(3);
    await first.unlock();
    await Promise.all(done);
    expect(came).toEqual([1, 2, 3]);
  });

  it("of another upload don't wait", async () => {
    const locker = uploadLocker(alone);
    await locker.newLock("one").lock(never, () => undefined);
    await locker.newLock("other").lock(never, () => undefined);
  });

  it("are let in after one that another relay kept out", async () => {
    let held = false;
    const locker = uploadLocker(async () => (held ? null : async () => undefined));
    const gone = new AbortController();
    held = true;
    const kept = locker.newLock("one").lock(gone.signal, () => undefined);
    const next = locker.newLock("one");
    const lets = next.lock(never, () => undefined);
    gone.abort();
    await expect(kept).rejects.toMatchObject(timeout);
    held = false;
    await lets;
    await next.unlock();
  });
});

describe("the queue of an upload", () => {
  it("forgets who goes away, or waits too long, and lets the others by", async () => {
    const queues = new UploadQueues(40);
    const leave = await queues.enter("one", never, () => undefined);
    const gone = new AbortController();
    const away = queues.enter("one", gone.signal, () => undefined);
    gone.abort();
    await expect(away).rejects.toMatchObject(timeout);
    await expect(queues.enter("one", gone.signal, () => undefined)).rejects.toMatchObject(timeout);
    await expect(queues.enter("one", never, () => undefined)).rejects.toMatchObject(timeout);
    const last = queues.enter("one", never, () => undefined);
    leave();
    leave();
    (await last)();
    expect(queues.size).toBe(0);
  });

  it("asks whoever gets in to let go where others wait behind it", async () => {
    const queues = new UploadQueues(5_000);
    const leave = await queues.enter("one", never, () => undefined);
    let asked = 0;
    const second = queues.enter("one", never, () => {
      asked++;
    });
    const third = queues.enter("one", never, () => undefined);
    leave();
    const leaveSecond = await second;
    expect(asked).toBe(1);
    leaveSecond();
    (await third)();
  });

  it("has an end", async () => {
    const queues = new UploadQueues(5_000);
    const leave = await queues.enter("one", never, () => undefined);
    const waiting = Array.from({ length: 16 }, () => queues.enter("one", never, () => undefined));
    await expect(queues.enter("one", never, () => undefined)).rejects.toMatchObject(timeout);
    leave();
    for (const one of waiting) (await one)();
    expect(queues.size).toBe(0);
  });
});
