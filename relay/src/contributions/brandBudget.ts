import type { Hex } from "viem";
import { DIRECT, RelayProblem } from "../problems.ts";
import type { Db } from "../store/openStore.ts";
import { spentBy } from "./spentBy.ts";

/**
 * Refuses what there is no money for.
 *
 * @param otherwise false where there is no way around the relay: answers to polls go by anchors alone
 * @throws {RelayProblem} `budget-spent`
 */
export type CheckBudget = (brand: Hex, now: number, otherwise?: boolean) => Promise<void>;

/** Anchors come every ten minutes, contributions may come by the hundred a second. */
const FRESH_SECONDS = 5;
const KEPT = 1_000;

/**
 * What a brand's anchors, transactions and claims may cost within a day, by their receipts. What was taken before is anchored all the same, so that it
 * can pass its bound by what is on its way.
 *
 * @param budgets in wei by brand, and `default`; undefined: no bounds
 */
export function brandBudget(db: Db, budgets: Readonly<Record<string, bigint>> | undefined): CheckBudget {
  if (budgets === undefined) return async () => undefined;
  const spent = new Map<Hex, { at: number; wei: bigint }>();
  return async (brand, now, otherwise = true) => {
    const budget = budgets[brand] ?? budgets.default;
    if (budget === undefined) return;
    let known = spent.get(brand);
    if (known === undefined || Math.abs(now - known.at) >= FRESH_SECONDS) {
      known = { at: now, wei: await spentBy(db, brand, now - 86_400) };
      if (spent.size >= KEPT) spent.clear();
      spent.set(brand, known);
    }
    if (known.wei < budget) return;
    throw new RelayProblem(
      "budget-spent",
      "What the campaign's brand pays for within a day is spent.",
      otherwise ? "Try again tomorrow, or send it as a transaction of your own." : "Try again tomorrow.",
      { retryAfter: 3_600, details: otherwise ? DIRECT : {} },
    );
  };
}
