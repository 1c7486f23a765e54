import { describe, expect, it } from "vitest";
import { obstacleTo } from "../../../../src/features/brand/statement/poolState.ts";
import { bondOf, toGiveOut } from "../../../../src/statements/poolSums.ts";

const token = { address: `0x${"0".repeat(40)}`, symbol: "ETH", name: "Ether", decimals: 18 };
const brand = `0x${"b".repeat(40)}`;
const campaign = { brand, rollAt: 1_000, settleBy: 2_000 };
const pool = { token, funded: "101", refunded: "1", total: "0", root: null };
const work = {
  id: `0x${"1".repeat(64)}`,
  author: brand,
  certifiedAt: 1,
  parents: [],
  score: 0,
  votes: 0,
  credits: [{ account: brand, bps: 10_000 }],
  manifest: null,
};
const roll = { closed: true, works: [work] };
const kindOf = (change: Partial<Parameters<typeof obstacleTo>[0]>) =>
  obstacleTo({ campaign, pool, roll, account: brand, now: 1_500, ...change })?.kind ?? null;

describe("toGiveOut", () => {
  it("is what was funded less what went back and what is given out", () => {
    expect(toGiveOut(pool)).toEqual({ left: 100n, least: 50n, mostTotal: 100n });
    expect(toGiveOut({ ...pool, total: "40" })).toEqual({ left: 60n, least: 30n, mostTotal: 100n });
  });

  it("rounds the half up, as the contract does", () => {
    expect(toGiveOut({ funded: "101", refunded: "0", total: "0" }).least).toBe(51n);
  });

  it("asks for at least a hundredth of the pool, but never for more than is left", () => {
    expect(toGiveOut({ funded: "100000", refunded: "0", total: "98999" }).least).toBe(1_000n);
    expect(toGiveOut({ funded: "100000", refunded: "0", total: "99999" }).least).toBe(1n);
  });
});

it("bondOf is a hundredth, rounded up", () => {
  expect([1n, 100n, 101n, 10_000n].map(bondOf)).toEqual([1n, 1n, 2n, 100n]);
});

describe("obstacleTo", () => {
  it("says nothing where a statement can be published", () => {
    expect(kindOf({})).toBeNull();
  });

  it("says the first reason first", () => {
    expect(kindOf({ pool: { ...pool, funded: "0", refunded: "0" }, now: 1 })).toBe("nothing-left");
    expect(kindOf({ pool: { ...pool, total: "100" } })).toBe("nothing-left");
    expect(kindOf({ now: 999 })).toBe("roll-open");
    expect(kindOf({ roll: { closed: false, works: [work] } })).toBe("not-read");
    expect(kindOf({ roll: { closed: true, works: [] } })).toBe("roll-empty");
  });

  it("lets the brand go first, and anybody from settle-by on", () => {
    const somebody = `0x${"5".repeat(40)}`;
    expect(kindOf({ account: somebody })).toBe("not-your-turn");
    expect(kindOf({ account: undefined })).toBe("not-your-turn");
    expect(kindOf({ account: somebody, now: 2_000 })).toBeNull();
  });

  it("says until when it can be waited for", () => {
    expect(obstacleTo({ campaign, pool, roll, account: brand, now: 1 })?.until).toBe(1_000);
    expect(obstacleTo({ campaign, pool, roll, account: undefined, now: 1_500 })?.until).toBe(2_000);
  });
});
