import { ContractReverted } from "@colophon/sdk/actions/ContractReverted.ts";
import { eq, sql } from "drizzle-orm";
import { type Batch, messages } from "../store/tables.ts";
import { type Pipeline, wallSeconds } from "./pipeline.ts";

/** Contracts take anchors for an hour after a window's end. */
const GRACE_SECONDS = 3_600;
/** Answers to polls have no window, and a deadline may be as far away as its signer likes. */
const LONGEST_SECONDS = 30 * 86_400;

/**
 * Why a batch that a contract refuses now, and might take later, needn't be tried any more: another relay was named, say, and by now nothing in it
 * would count even if we were named again. Null where something might.
 *
 * @param error what the chain says of a batch's call
 */
export async function whyTooLate(
  { db, chain }: Pipeline,
  batch: Pick<Batch, "id" | "campaign" | "kind" | "direct" | "formedAt">,
  error: unknown,
): Promise<{ reason: string; why: string } | null> {
  // A root that is there already is found by the next look.
  if (batch.direct || !(error instanceof ContractReverted) || error.errorName === "AlreadyAnchored") return null;
  const now = await chain.now();
  const settings = (await chain.campaign(batch.campaign))?.settings;
  const closes = { contributions: settings?.closes, votes: settings?.votesClose, polls: undefined }[batch.kind];
  const isOver =
    wallSeconds() >= batch.formedAt + LONGEST_SECONDS || (closes !== undefined && now >= closes + GRACE_SECONDS);
  if (!isOver && now <= (await lastDeadline(db, batch.id))) return null;
  return {
    reason: error.errorName === "NotRelay" ? "other-relay" : error.code,
    why: `It couldn't be anchored in time, and would count for nothing now. ${error.what}`,
  };
}

/** Unix seconds until which anything of a batch may be anchored. */
async function lastDeadline(db: Pipeline["db"], batch: number): Promise<number> {
  const [row] = await db
    .select({ last: sql<string | null>`max(${messages.deadline})` })
    .from(messages)
    .where(eq(messages.batch, batch));
  return Number(row?.last ?? 0);
}
