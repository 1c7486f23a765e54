import { describe, expect, it } from "vitest";
import { Slots } from "../src/Slots.ts";

const never = new AbortController().signal;

describe("Slots", () => {
  it("lets in so many, and the others in the order in which they came", async () => {
    const slots = new Slots(2);
    const entered: number[] = [];
    const enter = (n: number) =>
      slots.take(never).then((leave) => {
        entered.push(n);
        return leave;
      });
    const [first, second] = [await enter(1), await enter(2)];
    const third = enter(3);
    const fourth = enter(4);
    await Promise.resolve();
    expect(entered).toEqual([1, 2]);
    second();
    // Once is enough.
    second();
    await third;
    expect(entered).toEqual([1, 2, 3]);
    first();
    (await fourth)();
    (await third)();
    expect(entered).toEqual([1, 2, 3, 4]);
    const places = await Promise.all([enter(5), enter(6)]);
    expect(places).toHaveLength(2);
  });

  it("forgets who no longer wants to come in", async () => {
    const slots = new Slots(1);
    const leave = await slots.take(never);
    const stop = new AbortController();
    const waiting = slots.take(stop.signal);
    const next = slots.take(never);
    stop.abort(new Error("enough"));
    await expect(waiting).rejects.toThrow("enough");
    leave();
    (await next)();
    await expect(slots.take(stop.signal)).rejects.toThrow("enough");
    (await slots.take(never))();
  });
});
