import type { Account } from "@colophon/sdk/ids/account.ts";
import type { ContributionId } from "@colophon/sdk/ids/contributionId.ts";
import type { JudgementEvent } from "@colophon/sdk/roll/rollEvents.ts";
import { inArray } from "drizzle-orm";
import type { Hex } from "viem";
import { appeals, verdicts } from "../../store/chainTables.ts";
import type { Db } from "../../store/openDatabase.ts";

/** Verdicts, appeals and decisions on works, as whoever's, in no order. */
export async function judgementsOf(db: Db, ids: readonly Hex[]): Promise<JudgementEvent[]> {
  const given = await db
    .select()
    .from(verdicts)
    .where(inArray(verdicts.work, [...ids]));
  const appealed = await db
    .select()
    .from(appeals)
    .where(inArray(appeals.work, [...ids]));
  const events: JudgementEvent[] = given.map(({ work, author, accepted, score, reason, block, logIndex, time }) => {
    const [id, whose] = [work as ContributionId, author as Account];
    return { kind: "reviewed", id, author: whose, accepted, score, reason, block, logIndex, time };
  });
  for (const { work, author, state, score, block, logIndex, time, ...decided } of appealed) {
    const [id, whose] = [work as ContributionId, author as Account];
    events.push({ kind: "appealed", id, author: whose, block, logIndex, time });
    const { decidedAt, decidedBlock, decidedLogIndex } = decided;
    if (decidedAt === null || decidedBlock === null || decidedLogIndex === null) continue;
    const place = { block: decidedBlock, logIndex: decidedLogIndex, time: decidedAt };
    events.push({ kind: "decided", id, author: whose, upheld: state === "upheld", score, ...place });
  }
  return events;
}
