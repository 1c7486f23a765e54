import type { RollWork } from "../rewards/types.ts";

/** What a voter can spend in one campaign; a voter's votes on one work cost the square of their sum. */
export const VOTE_CREDITS = 100;
/** The most votes of one entry, as the chain takes them: their square is all that there is to spend. */
export const MOST_VOTES = 10;

/** One entry of the log, or one valid leaf of an anchor of votes. */
export interface VoteEntry {
  readonly voter: string;
  readonly work: string;
  readonly votes: number;
  /**
   * Where the campaign has a list of voters: false if nothing proves that the voter is on it. The chain proves it for direct
   * votes, the data file for anchored ones.
   */
  readonly listed?: boolean | undefined;
}

/** Who may vote: authors of a work on the roll, or whoever is on the campaign's list (`voterRoot`). */
export type Electorate = "authors" | "list";

/** The roll as far as votes ask for it. */
export type VotedRoll = Iterable<Pick<RollWork, "id" | "author" | "credits">>;

/**
 * What became of an entry. All but `counted` count for nothing and cost nothing; where several hold, the first in this order is
 * named: `bad-votes`, `not-eligible`, `off-roll`, `own-work`, `over-budget`.
 */
export type VoteOutcome = "counted" | "bad-votes" | "not-eligible" | "off-roll" | "own-work" | "over-budget";

export interface CountedVotes {
  /** Votes that count, by work; works without any are absent. */
  readonly votes: ReadonlyMap<string, number>;
  /** One for each entry, in their order. */
  readonly outcomes: readonly VoteOutcome[];
  /** Of {@link VOTE_CREDITS}, what each voter with a counted vote has spent. */
  readonly spent: ReadonlyMap<string, number>;
}

/**
 * Counts votes by budget and eligibility: entry by entry in the order (block, log, leaf), which is the order they have to be given in.
 *
 * A voter's votes on one work add up over entries and cost the square of their sum, out of 100 credits in the campaign. One entry
 * counts whole or not at all; one that doesn't leaves the budget as it was, so that a later, smaller one can still count. Linear.
 *
 * @param entries Direct votes and valid leaves of anchored ones, of this campaign. Ids and accounts in lower case, like the roll's.
 * @example
 * const { votes, outcomes } = countVotes(entries, roll, settings.voterRoot === null ? "authors" : "list");
 */
export function countVotes(entries: Iterable<VoteEntry>, roll: VotedRoll, electorate: Electorate): CountedVotes {
  const works = new Map<string, Pick<RollWork, "author" | "credits">>();
  const authors = new Set<string>();
  for (const work of roll) {
    works.set(work.id, work);
    authors.add(work.author);
  }
  const votes = new Map<string, number>();
  const outcomes: VoteOutcome[] = [];
  const spent = new Map<string, number>();
  const given = new Map<string, Map<string, number>>();

  for (const entry of entries) {
    const { voter, work: id } = entry;
    const eligible = electorate === "authors" ? authors.has(voter) : entry.listed !== false;
    const refusal = refuse(entry, eligible, works.get(id));
    const ownVotes = given.get(voter);
    const before = ownVotes?.get(id) ?? 0;
    const sum = before + entry.votes;
    const cost = (spent.get(voter) ?? 0) + sum * sum - before * before;
    const outcome = refusal ?? (cost > VOTE_CREDITS ? "over-budget" : "counted");
    outcomes.push(outcome);
    if (outcome !== "counted") continue;
    spent.set(voter, cost);
    if (ownVotes === undefined) given.set(voter, new Map([[id, sum]]));
    else ownVotes.set(id, sum);
    votes.set(id, (votes.get(id) ?? 0) + entry.votes);
  }
  return { votes, outcomes, spent };
}

function refuse(
  { voter, votes }: VoteEntry,
  eligible: boolean,
  work: Pick<RollWork, "author" | "credits"> | undefined,
): VoteOutcome | null {
  if (!Number.isInteger(votes) || votes < 1 || votes > MOST_VOTES) return "bad-votes";
  if (!eligible) return "not-eligible";
  if (work === undefined) return "off-roll";
  if (work.author === voter || work.credits.some(({ account }) => account === voter)) return "own-work";
  return null;
}
