import type { Hex } from "viem";
import { describe, expect, it } from "vitest";
import { Changes } from "../../src/handlers/changes.ts";
import type { ChainEvent } from "../../src/handlers/decodeLog.ts";
import { editionsMoved } from "../../src/handlers/editionEvents.ts";
import { finalAtOf } from "../../src/handlers/finalAtOf.ts";
import { keysOf } from "../../src/handlers/keysOf.ts";
import { movedEditions } from "../../src/handlers/movedEditions.ts";

const [A, B, NOBODY] = [`0x${"aa".repeat(20)}`, `0x${"bb".repeat(20)}`, `0x${"00".repeat(20)}`] as [Hex, Hex, Hex];
const position = { block: 1, time: 1, logIndex: 0, transaction: "0x" as Hex };

function batch(ids: bigint[], values: bigint[]) {
  const args = { operator: A, from: A, to: B, ids, values };
  return { eventName: "TransferBatch", args, position } as Extract<ChainEvent, { eventName: "TransferBatch" }>;
}

describe("transfers of editions", () => {
  it("leave out what moves nothing, whose id may be no campaign's", () => {
    expect(movedEditions(batch([2n ** 255n, 3n, 3n], [0n, 2n, 0n]))).toEqual([
      { from: A, to: B, campaign: 3, amount: 2n },
    ]);
    expect(keysOf(batch([2n ** 255n], [0n]))).toEqual([]);
  });

  it("keep balances, and count whoever holds any", () => {
    const changes = new Changes();
    const edition = { campaign: 3, digest: A, codec: 0, kind: 1, minted: 5n, holders: 0, time: 1, block: 1 };
    changes.load("editions", [3], { ...edition, transaction: "0x" });
    for (const account of [A, B]) changes.load("editionBalances", [3, account], null);
    const holders = () => changes.get("editions", 3)?.holders;
    editionsMoved(changes, [{ from: NOBODY, to: A, campaign: 3, amount: 5n }]);
    expect(holders()).toBe(1);
    editionsMoved(changes, [{ from: A, to: B, campaign: 3, amount: 2n }]);
    expect(holders()).toBe(2);
    editionsMoved(changes, [{ from: B, to: B, campaign: 3, amount: 2n }]);
    expect(holders()).toBe(2);
    editionsMoved(changes, [{ from: A, to: B, campaign: 3, amount: 3n }]);
    expect(holders()).toBe(1);
    expect(changes.get("editionBalances", 3, A)).toBe(null);
    expect(changes.get("editionBalances", 3, B)?.amount).toBe(5n);
  });
});

describe("finalAtOf", () => {
  it("counts whole minutes from certified-at, so that finality begins with the block that minted", () => {
    expect(finalAtOf(1_000, 1_000, 60)).toBe(1_060);
    expect(finalAtOf(1_000, 1_000, 61)).toBe(1_120);
    // Minted 90 s after its evidence: 150 s from there, which is three minutes begun.
    expect(finalAtOf(1_000, 1_090, 60)).toBe(1_180);
  });

  it("is certified-at itself where the minutes don't fit, and not a minute before", () => {
    const most = 0x3f_ffff * 60;
    expect(finalAtOf(1_000, 1_000, most)).toBe(1_000 + most);
    expect(finalAtOf(1_000, 1_000, most + 1)).toBe(1_000);
  });
});
