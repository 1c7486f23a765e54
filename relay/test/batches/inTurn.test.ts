import { describe, expect, it } from "vitest";
import { inTurn } from "../../src/batches/inTurn.ts";
import type { Batch } from "../../src/store/tables.ts";

const batchOf = (id: number, failures: number, nextTry = 0) => ({ id, failures, nextTry }) as Batch;
const ids = (batches: Iterable<Batch>) => [...batches].map(({ id }) => id);

describe("the batches of a round", () => {
  it("are looked at in turn: what never failed, then what has waited longest", () => {
    const open = [batchOf(1, 3, 50), batchOf(5, 0), batchOf(2, 1, 20), batchOf(4, 0), batchOf(3, 9, 20)];
    expect(ids(inTurn(open))).toEqual([4, 5, 2, 3, 1]);
  });
  it("that failed before get some seconds of it, counted from where they begin, and the others all they need", () => {
    let now = 0;
    const open = [
      ...Array.from({ length: 3 }, (_, n) => batchOf(n, 0)),
      ...Array.from({ length: 9 }, (_, n) => batchOf(100 + n, 1)),
    ];
    const seen: number[] = [];
    for (const { id } of inTurn(open, () => now)) {
      seen.push(id);
      now += 2_000;
    }
    expect(seen).toEqual([0, 1, 2, 100, 101, 102]);
  });
});
