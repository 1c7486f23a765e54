import { encodeRequest } from "@colophon/sdk/actions/requests/encodeRequest.ts";
import { simulateRequest } from "@colophon/sdk/actions/simulateRequest.ts";
import { and, eq, inArray } from "drizzle-orm";
import { broadcast } from "../batches/broadcast.ts";
import { nextNonce } from "../batches/nextNonce.ts";
import { type Pipeline, wallSeconds } from "../batches/pipeline.ts";
import { signCall } from "../batches/signCall.ts";
import { troubleOf } from "../batches/troubleOf.ts";
import { type Claim, claims, payouts, type SignedCall } from "../store/tables.ts";
import { claimCall } from "./claimCall.ts";
import { MOST_CLAIM_GAS } from "./claimGas.ts";
import { leftOfBudget } from "./leftOfBudget.ts";

/**
 * Pays claims of one pool by one transaction: asks whether the chain would, signs, writes the transaction down, and only then sends it. A process that is
 * killed anywhere in between leaves claims that wait, or a payout that the next one follows.
 *
 * @throws {ContractReverted} {CostTooHigh} {FeeTooHigh} {TooMuchGas}
 */
export async function sendPayout(pipeline: Pipeline, lot: readonly Claim[]): Promise<void> {
  const { db, chain, account, budgets, log } = pipeline;
  const [first] = lot;
  if (first === undefined) return;
  const { campaign, brand } = first;
  const request = claimCall(chain.deployment, lot);
  await simulateRequest(chain.client, { account: account.address, request });
  const now = wallSeconds();
  const left = await leftOfBudget(db, budgets, { brand, now, kept: ["sent"] });
  const attempt = await signCall(pipeline, encodeRequest(request), {
    nonce: await nextNonce(pipeline),
    replaces: null,
    mostGas: MOST_CLAIM_GAS * BigInt(lot.length),
    mostCost: left ?? undefined,
  });
  const payout = await writeDown(pipeline, lot, attempt);
  if (payout === null) return;
  await pipeline.afterStep("claims-signed");
  // Claims are on their way from here on: that the node won't take it is the payout's trouble.
  await broadcast(pipeline, attempt).catch((error: unknown) => {
    log.warn({ payout, err: troubleOf(error).logged }, "a payout isn't sent yet");
  });
  log.info({ payout, campaign, claims: lot.length, transaction: attempt.hash }, "claims are on their way");
  await pipeline.afterStep("claims-sent");
}

/** All of it or nothing: another relay may believe that it leads, and have taken some of them. @returns null then */
async function writeDown({ db }: Pipeline, lot: readonly Claim[], attempt: SignedCall): Promise<number | null> {
  const ids = lot.map(({ id }) => id);
  const [first] = lot;
  if (first === undefined) return null;
  const { campaign, brand } = first;
  return db.transaction(async (tx) => {
    const [payout] = await tx
      .insert(payouts)
      .values({ campaign, brand, state: "sent", attempts: [attempt], sentAt: attempt.at })
      .returning({ id: payouts.id });
    if (payout === undefined) throw new Error("the database wrote no row");
    const mine = await tx
      .update(claims)
      .set({ state: "sent", payout: payout.id, failures: 0, nextTry: 0, trouble: null })
      .where(and(inArray(claims.id, ids), eq(claims.state, "waiting")))
      .returning({ id: claims.id });
    if (mine.length === ids.length) return payout.id;
    await tx.update(claims).set({ state: "waiting", payout: null }).where(eq(claims.payout, payout.id));
    await tx.delete(payouts).where(eq(payouts.id, payout.id));
    return null;
  });
}
