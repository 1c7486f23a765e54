import type { ApiPoll, PollDocument } from "@colophon/sdk/api/schemas.ts";
import { cidFromDigest } from "@colophon/sdk/content/cidFromDigest.ts";
import { and, desc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { type GivenAnswer, givenAnswers } from "../../anchors/givenAnswers.ts";
import { polls } from "../../store/chainTables.ts";
import { documents } from "../../store/factTables.ts";
import type { Db } from "../../store/openDatabase.ts";
import { decodeCursor, toPage } from "../keyset.ts";
import { checkCampaign } from "./checkCampaign.ts";
import type { Paging } from "./paging.ts";

/** A campaign's polls, newest first, with the answers that count. @throws ApiProblem 404 */
export async function listPolls(
  db: Db,
  campaign: number,
  paging: Paging,
  now: number,
): Promise<{ items: ApiPoll[]; next: string | null }> {
  await checkCampaign(db, campaign);
  const from = decodeCursor(paging.cursor, z.tuple([z.literal("polls"), z.int(), z.int()]));
  const rows = await db
    .select({ poll: polls, document: sql<PollDocument | null>`${documents.content}` })
    .from(polls)
    .leftJoin(documents, and(eq(documents.digest, polls.poll), eq(documents.kind, "poll")))
    .where(
      and(
        eq(polls.campaign, campaign),
        from ? sql`(${polls.block}, ${polls.logIndex}) < (${from[1]}, ${from[2]})` : undefined,
      ),
    )
    .orderBy(desc(polls.block), desc(polls.logIndex))
    .limit(paging.limit + 1);
  const answers = await givenAnswers(db, campaign, { polls: rows.map(({ poll }) => poll.poll) });
  return toPage(
    rows,
    paging.limit,
    ({ poll }) => ["polls", poll.block, poll.logIndex],
    ({ poll: { poll, by, closes, time, block, transaction }, document }) => ({
      campaign,
      poll,
      cid: cidFromDigest(poll, 0),
      by,
      closes,
      open: now < closes,
      money: false as const,
      document,
      ...count(
        document,
        answers.filter((answer) => answer.poll === poll && answer.outcome === "counted"),
      ),
      time,
      block,
      transaction,
    }),
  );
}

function count(document: PollDocument | null, counted: readonly GivenAnswer[]): Pick<ApiPoll, "tallies" | "voters"> {
  const tallies = (document?.options ?? []).map((_, option) => ({
    option,
    answers: counted.filter((answer) => answer.option === option).length,
  }));
  return { tallies, voters: counted.length };
}
