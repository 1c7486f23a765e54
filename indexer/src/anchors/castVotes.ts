import { and, eq, sql } from "drizzle-orm";
import type { Hex } from "viem";
import { anchors, campaigns, votes } from "../store/chainTables.ts";
import { anchorFiles, voteLeaves } from "../store/factTables.ts";
import type { Db } from "../store/openDatabase.ts";
import { epochThen, isAnchored, isFileOf } from "./anchorReadable.ts";
import { byPlace, markRepeated, type Placed, type PlaceProblem } from "./placed.ts";

/** One vote as it was given: directly, or by a leaf whose file was read and is what was anchored. */
export interface CastVote extends Placed {
  problem: Exclude<PlaceProblem, "closed"> | null;
  voter: Hex;
  work: Hex;
  votes: number;
  /** False where the campaign has a list of voters, and nothing shows the voter to be on it. */
  listed: boolean;
}

/**
 * A campaign's votes in the order in which they count, (block, log, leaf), direct ones with leaf 0. Those with a `problem` count for
 * nothing; the others are what `countVotes` takes. A function of the chain and of files' bytes: no row of it is kept.
 *
 * @example
 * const entries = (await castVotes(db, campaign)).filter(({ problem }) => problem === null);
 */
export async function castVotes(db: Db, campaign: number): Promise<CastVote[]> {
  const direct = await db
    .select({
      voter: votes.voter,
      work: votes.work,
      votes: votes.votes,
      time: votes.time,
      block: votes.block,
      logIndex: votes.logIndex,
      transaction: votes.transaction,
    })
    .from(votes)
    .where(eq(votes.campaign, campaign));
  const anchored = await db
    .select({
      voter: voteLeaves.voter,
      work: voteLeaves.work,
      votes: voteLeaves.votes,
      listed: voteLeaves.listed,
      leaf: voteLeaves.leaf,
      signed: voteLeaves.signed,
      late: sql<boolean>`${voteLeaves.deadline} < ${anchors.time}`,
      cancelled: sql<boolean>`${voteLeaves.epoch} <> ${epochThen(sql`${voteLeaves.voter}`)}`,
      root: anchors.root,
      time: anchors.time,
      block: anchors.block,
      logIndex: anchors.logIndex,
      transaction: anchors.transaction,
    })
    .from(anchors)
    .innerJoin(campaigns, eq(campaigns.id, anchors.campaign))
    .innerJoin(anchorFiles, isFileOf())
    .innerJoin(voteLeaves, eq(voteLeaves.data, anchors.data))
    .where(and(eq(anchors.campaign, campaign), eq(anchors.kind, "votes"), isAnchored()));
  const cast = [
    // The chain itself asked a direct voter for the proof.
    ...direct.map((row): CastVote => ({ ...row, leaf: 0, signed: null, root: null, listed: true, problem: null })),
    ...anchored.map(
      ({ late, cancelled, ...row }): CastVote => ({ ...row, problem: late ? "late" : cancelled ? "cancelled" : null }),
    ),
  ];
  return markRepeated(cast.sort(byPlace));
}
