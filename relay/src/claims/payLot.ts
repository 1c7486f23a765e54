import { ContractReverted } from "@colophon/sdk/actions/ContractReverted.ts";
import { ChainUnreachable } from "@colophon/sdk/actions/errors.ts";
import { toActionError } from "@colophon/sdk/actions/toActionError.ts";
import { and, eq } from "drizzle-orm";
import { getCode } from "viem/actions";
import { CostTooHigh } from "../batches/errors.ts";
import { failuresAfter } from "../batches/failuresAfter.ts";
import { isLasting } from "../batches/isLasting.ts";
import type { Pipeline } from "../batches/pipeline.ts";
import { MOST_FAILURES, retryAt } from "../batches/retryAt.ts";
import { troubleOf } from "../batches/troubleOf.ts";
import { type Claim, claims } from "../store/tables.ts";
import { sendPayout } from "./sendPayout.ts";
import { voidClaim } from "./voidClaim.ts";
import { whatItPays } from "./whatItPays.ts";

/** Claims in one transaction. */
const TOGETHER = 32;

/**
 * Sends what still pays of one pool's claims. They go together where nobody's code runs on the way (but the token's); an account with code, or
 * one with which a transaction failed before, goes alone, so that it harms nobody else.
 *
 * @param room most transactions to send
 * @returns how many it sent
 */
export async function payLot(pipeline: Pipeline, lot: readonly Claim[], room: number): Promise<number> {
  const together: Claim[] = [];
  const alone: Claim[] = [];
  for (const claim of lot) {
    try {
      if (!(await stillPays(pipeline, claim))) continue;
      const goesAlone = claim.reverts > 0 || (await hasCode(pipeline, claim));
      (goesAlone ? alone : together).push(claim);
    } catch (error) {
      // That the chain is away is no claim's fault, and all would wait for it in turn. What it refuses otherwise (it ran too long, say) may be this
      // one's token or account, and keeps no other waiting.
      const known = error instanceof Error ? toActionError(error) : error;
      if (known instanceof ChainUnreachable) throw known;
      if (claim.failures < MOST_FAILURES) await noteTrouble(pipeline, claim, error);
      else await voidClaim(pipeline, claim, `The chain wouldn't pay it: ${troubleOf(error).words}`);
    }
  }
  const payouts = alone.map((claim) => [claim]);
  for (let start = 0; start < together.length; start += TOGETHER) {
    payouts.unshift(together.slice(start, start + TOGETHER));
  }
  let sent = 0;
  for (const payout of payouts.slice(0, room)) {
    try {
      await trySmaller(pipeline, payout);
      sent++;
    } catch (error) {
      const known = error instanceof Error ? toActionError(error) : error;
      if (known instanceof ChainUnreachable) throw known;
      for (const claim of payout) await noteTrouble(pipeline, claim, error);
    }
  }
  return sent;
}

async function stillPays(pipeline: Pipeline, claim: Claim): Promise<boolean> {
  const { chain, account } = pipeline;
  const pays = await whatItPays(chain, account.address, claim);
  if (typeof pays === "bigint") return true;
  // What an account had doesn't get less: a node that lags says anything but this.
  if (pays.errorName === "NothingToClaim") {
    await voidClaim(pipeline, claim, "The account has it: somebody else had it paid out.");
  } else if (!isLasting(claim, pays)) {
    throw pays;
  } else if (pays.errorName === "BadProof") {
    await voidClaim(
      pipeline,
      claim,
      "A newer statement stands, and this proof is of an older one. Claim by the newer.",
    );
  } else if (claim.failures >= MOST_FAILURES) {
    await voidClaim(pipeline, claim, `The chain wouldn't pay it: ${pays.what}`);
  } else throw pays;
  return false;
}

async function hasCode({ chain }: Pipeline, { account }: Claim): Promise<boolean> {
  const code = await getCode(chain.client, { address: account });
  return code !== undefined && code !== "0x";
}

/** What is left of the brand's budget may be enough for some of them. */
async function trySmaller(pipeline: Pipeline, payout: readonly Claim[]): Promise<void> {
  try {
    await sendPayout(pipeline, payout);
  } catch (error) {
    if (payout.length === 1) throw error;
    // The chain says no to all together, though it said yes to each: each by itself finds whose fault it is.
    if (error instanceof CostTooHigh) return trySmaller(pipeline, payout.slice(0, Math.floor(payout.length / 2)));
    if (error instanceof Error && toActionError(error) instanceof ContractReverted)
      return trySmaller(pipeline, payout.slice(0, 1));
    throw error;
  }
}

/** A claim that fails keeps no other waiting. */
async function noteTrouble({ db, log }: Pipeline, claim: Claim, error: unknown): Promise<void> {
  const failures = failuresAfter(claim.failures, error);
  const { words, logged } = troubleOf(error);
  if (failures === 1 || failures % 10 === 0) log.error({ claim: claim.id, err: logged }, "a claim waits; trying again");
  await db
    .update(claims)
    .set({ trouble: words, failures, nextTry: retryAt(failures) })
    .where(and(eq(claims.id, claim.id), eq(claims.state, "waiting")));
}
