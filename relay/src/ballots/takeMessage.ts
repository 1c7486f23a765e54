import { VOTE_CREDITS } from "@colophon/sdk/roll/countVotes.ts";
import { and, eq, gt, sql } from "drizzle-orm";
import { refusal, tooManyMessages } from "../problems.ts";
import type { Db } from "../store/openStore.ts";
import { type Message, messages } from "../store/tables.ts";
import type { Taken } from "./intake.ts";

export interface TakeOptions {
  /** Unix seconds, by our clock. */
  now: number;
  anchorWithin: number;
  /** Of one account. */
  messagesAnHour: number;
}

/**
 * Writes a checked message down, once: it is there, for good, when this settles. Messages of one account come one after the other, so
 * that their order is that in which they were taken.
 *
 * @returns the message as it is kept; one that came before is given as it was
 * @throws {RelayProblem} `over-budget`, `too-many-messages`
 */
export async function takeMessage(db: Db, taken: Taken, options: TakeOptions): Promise<Message> {
  const { now, anchorWithin } = options;
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`relay ${taken.signer}`}, 0))`);
    const [known] = await tx.select().from(messages).where(eq(messages.signed, taken.signed));
    if (known !== undefined) return known;
    await checkRate(tx, taken, options);
    if (taken.kind === "votes") await checkBudget(tx, taken);
    const [row] = await tx
      .insert(messages)
      .values({ ...taken, takenAt: now, anchorBy: now + anchorWithin })
      .returning();
    if (row === undefined) throw new Error("the database wrote no row");
    return row;
  });
}

async function checkRate(tx: Db, { signer }: Taken, { now, messagesAnHour }: TakeOptions): Promise<void> {
  const many = await tx.$count(messages, and(eq(messages.signer, signer), gt(messages.takenAt, now - 3_600)));
  if (many >= messagesAnHour) {
    throw tooManyMessages(600, `${signer} has sent ${many} votes and answers within an hour.`);
  }
}

/**
 * A courtesy: what this relay has taken of a voter mustn't cost more than a voter has. Votes that came another way aren't known here, and
 * the roll judges all of them.
 */
async function checkBudget(tx: Db, { signer, campaign, subject, choice }: Taken): Promise<void> {
  const given = await tx
    .select({ subject: messages.subject, votes: sql<number>`sum(${messages.choice})::int` })
    .from(messages)
    .where(and(eq(messages.kind, "votes"), eq(messages.campaign, campaign), eq(messages.signer, signer)))
    .groupBy(messages.subject);
  const sums = new Map(given.map((row) => [row.subject, row.votes]));
  const used = [...sums.values()].reduce((sum, votes) => sum + votes * votes, 0);
  const before = sums.get(subject) ?? 0;
  const cost = (before + choice) ** 2 - before ** 2;
  if (used + cost > VOTE_CREDITS) {
    throw refusal(
      "over-budget",
      `These ${choice} votes cost ${cost} credits, and ${VOTE_CREDITS - used} of ${VOTE_CREDITS} are left.`,
      "Give fewer: votes on one work cost the square of their sum.",
      { cost, left: VOTE_CREDITS - used },
    );
  }
}
