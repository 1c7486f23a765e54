import { eq, sql } from "drizzle-orm";
import { type Bound, countUse } from "../contributions/countUse.ts";
import { DIRECT, RelayProblem } from "../problems.ts";
import type { Db } from "../store/openStore.ts";
import { type Claim, claims } from "../store/tables.ts";
import type { CheckedClaim } from "./checkClaim.ts";
import { leftOfBudget } from "./leftOfBudget.ts";

export interface TakeClaimOptions {
  /** Unix seconds, by our clock. */
  now: number;
  budgets: Readonly<Record<string, bigint>> | undefined;
  /** What it counts for. */
  bounds: readonly Bound[];
}

const WORDS = { what: "claims", otherwise: "claim it from an account that has ETH" };

/**
 * Writes a checked claim down, once, and keeps what it may cost free of its brand's budget: it is there, for good, when this settles.
 *
 * @returns the claim as it is kept; one that is on its way or paid is given as it is
 * @throws {RelayProblem} `budget-spent` `too-many-messages`
 */
export async function takeClaim(
  db: Db,
  checked: CheckedClaim,
  { now, budgets, bounds }: TakeClaimOptions,
): Promise<Claim> {
  const { id, brand, cost } = checked;
  return db.transaction(async (tx) => {
    // One after the other for a brand: two at once would both find the budget's last wei.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`relay budget ${brand}`}, 0))`);
    const [known] = await tx.select().from(claims).where(eq(claims.id, id));
    if (known !== undefined && known.state !== "void") return known;
    const left = await leftOfBudget(tx, budgets, { brand, now, kept: ["waiting", "sent"] });
    if (left !== null && left < cost) throw budgetSpent();
    const fresh = {
      state: "waiting" as const,
      payout: null,
      transaction: null,
      trouble: null,
      failures: 0,
      nextTry: 0,
    };
    const [row] = await tx
      .insert(claims)
      .values({ ...checked, ...fresh, takenAt: now })
      // It was void: what was wrong with it isn't any more.
      .onConflictDoUpdate({ target: claims.id, set: { ...checked, ...fresh, takenAt: now } })
      .returning();
    if (row === undefined) throw new Error("the database wrote no row");
    await countUse(tx, bounds, now, WORDS);
    return row;
  });
}

function budgetSpent(): RelayProblem {
  return new RelayProblem(
    "budget-spent",
    "What the campaign's brand pays for within a day is spent, or spoken for.",
    "Nothing is lost: try again tomorrow, or claim it from an account that has ETH.",
    { retryAfter: 3_600, details: DIRECT },
  );
}
