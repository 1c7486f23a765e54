import type { ApiAnswerOutcome } from "@colophon/sdk/api/ballotSchemas.ts";
import type { PollDocument } from "@colophon/sdk/api/schemas.ts";
import { and, eq, inArray, sql } from "drizzle-orm";
import type { Hex } from "viem";
import { anchors, campaigns, polls } from "../store/chainTables.ts";
import { anchorFiles, answerLeaves, documents } from "../store/factTables.ts";
import type { Db } from "../store/openDatabase.ts";
import { epochThen, isAnchored, isFileOf } from "./anchorReadable.ts";
import { byPlace, markRepeated, type Placed } from "./placed.ts";

/** An answer may be anchored until so long after its poll's end, in seconds. */
const GRACE = 3_600;

/** One anchored answer, and what became of it. */
export interface GivenAnswer extends Placed {
  poll: Hex;
  voter: Hex;
  option: number;
  outcome: ApiAnswerOutcome;
}

/**
 * Anchored answers to a campaign's polls in the order in which they count, (block, log, leaf), with what became of each: of a
 * voter's valid answers to one poll the last counts.
 *
 * @param of some polls only, or one voter only
 */
export async function givenAnswers(
  db: Db,
  campaign: number,
  of: { polls: readonly Hex[] } | { voter: Hex },
): Promise<GivenAnswer[]> {
  if ("polls" in of && of.polls.length === 0) return [];
  const rows = await db
    .select({
      poll: answerLeaves.poll,
      voter: answerLeaves.voter,
      option: answerLeaves.option,
      leaf: answerLeaves.leaf,
      signed: answerLeaves.signed,
      late: sql<boolean>`${answerLeaves.deadline} < ${anchors.time}`,
      cancelled: sql<boolean>`${answerLeaves.epoch} <> ${epochThen(sql`${answerLeaves.voter}`)}`,
      outside: sql<boolean>`((${anchors.block}, ${anchors.logIndex}) < (${polls.block}, ${polls.logIndex}) or ${anchors.time} >= ${polls.closes} + ${GRACE})`,
      document: sql<PollDocument | null>`${documents.content}`,
      root: anchors.root,
      time: anchors.time,
      block: anchors.block,
      logIndex: anchors.logIndex,
      transaction: anchors.transaction,
    })
    .from(anchors)
    .innerJoin(campaigns, eq(campaigns.id, anchors.campaign))
    .innerJoin(anchorFiles, isFileOf())
    .innerJoin(answerLeaves, eq(answerLeaves.data, anchors.data))
    .innerJoin(polls, and(eq(polls.campaign, anchors.campaign), eq(polls.poll, answerLeaves.poll)))
    .leftJoin(documents, and(eq(documents.digest, polls.poll), eq(documents.kind, "poll")))
    .where(
      and(
        eq(anchors.campaign, campaign),
        eq(anchors.kind, "polls"),
        isAnchored(),
        "polls" in of ? inArray(answerLeaves.poll, [...of.polls]) : eq(answerLeaves.voter, of.voter),
      ),
    );
  const placed = rows.map(({ late, cancelled, outside, document, ...row }) => ({
    ...row,
    problem: late ? ("late" as const) : cancelled ? ("cancelled" as const) : outside ? ("closed" as const) : null,
    refusal: refusalOf(row.option, document),
  }));
  return judge(markRepeated(placed.sort(byPlace)));
}

function refusalOf(option: number, document: PollDocument | null): ApiAnswerOutcome | null {
  if (document === null) return "unknown";
  return option < document.options.length ? null : "no-option";
}

type Judged = Omit<GivenAnswer, "outcome"> & { refusal: ApiAnswerOutcome | null };

/** From the last to the first: the first that is met of a voter and a poll is the one that counts. */
function judge(list: readonly Judged[]): GivenAnswer[] {
  const counted = new Set<string>();
  return list
    .toReversed()
    .map(({ refusal, ...answer }): GivenAnswer => {
      const refused = answer.problem ?? refusal;
      if (refused !== null) return { ...answer, outcome: refused };
      const key = `${answer.poll} ${answer.voter}`;
      if (counted.has(key)) return { ...answer, outcome: "replaced" };
      counted.add(key);
      return { ...answer, outcome: "counted" };
    })
    .toReversed();
}
