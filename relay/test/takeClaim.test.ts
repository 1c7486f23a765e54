import { pad } from "viem";
import { describe, expect, it } from "vitest";
import type { CheckedClaim } from "../src/claims/checkClaim.ts";
import { leftOfBudget } from "../src/claims/leftOfBudget.ts";
import { showClaim } from "../src/claims/showClaim.ts";
import { takeClaim } from "../src/claims/takeClaim.ts";
import type { Store } from "../src/store/openStore.ts";
import { claims, payouts } from "../src/store/tables.ts";
import { useFolderStore } from "./support/useFolderStore.ts";

const NOW = 1_800_000_000;
const BRAND = pad("0xb0", { size: 20 });

describe("claims in PGlite", () => {
  let store: Store;
  useFolderStore((opened) => {
    store = opened;
  });

  const claimOf = (number: number, account = number): CheckedClaim => ({
    id: pad(`0x${number.toString(16)}`, { size: 32 }),
    campaign: 1,
    token: pad("0x", { size: 20 }),
    account: pad(`0x${account.toString(16)}`, { size: 20 }),
    cumulative: 2n ** 128n - 1n,
    proof: [],
    brand: BRAND,
    cost: 100n,
  });
  const take = (claim: CheckedClaim, most = 100) =>
    takeClaim(store.db, claim, {
      now: NOW,
      budgets: { [BRAND]: 300n },
      bounds: [{ key: `claims of ${claim.account}`, within: 86_400, most, whose: "The account" }],
    });
  const left = () => leftOfBudget(store.db, { [BRAND]: 300n }, { brand: BRAND, now: NOW, kept: ["waiting", "sent"] });

  it("are there once, and keep the brand's budget until it is spent", async () => {
    await Promise.all([take(claimOf(1)), take(claimOf(1))]);
    expect(await left()).toBe(200n);
    expect(await showClaim(store.db, claimOf(1).id)).toMatchObject({
      state: "waiting",
      cumulative: (2n ** 128n - 1n).toString(),
      transaction: null,
    });
    // Of three at once two find money, and the third finds none.
    const three = await Promise.allSettled([2, 3, 4].map((number) => take(claimOf(number))));
    const refused = three.filter((one) => one.status === "rejected");
    expect(refused.map(({ reason }) => reason.code)).toEqual(["budget-spent"]);
    expect(await left()).toBe(0n);
    expect(await store.db.$count(claims)).toBe(3);
  });

  it("that are paid count by their receipts, for a day", async () => {
    await store.db.update(claims).set({ state: "paid" });
    const payout = { campaign: 1, brand: BRAND, state: "done" as const, attempts: [], final: true };
    await store.db.insert(payouts).values([
      { ...payout, spent: 70n, sentAt: NOW - 10 },
      { ...payout, spent: 500n, sentAt: NOW - 86_401 },
    ]);
    expect(await left()).toBe(230n);
    await store.db.update(claims).set({ state: "void" });
    // A void one may come again, and counts again; what is refused is counted for nothing.
    await expect(take(claimOf(1), 1)).rejects.toMatchObject({ code: "too-many-messages" });
    expect(await showClaim(store.db, claimOf(1).id)).toMatchObject({ state: "void" });
    await take(claimOf(1), 2);
    expect(await showClaim(store.db, claimOf(1).id)).toMatchObject({ state: "waiting", trouble: null });
    expect(await left()).toBe(130n);
  });
});
