import type { ApiVoteOutcome } from "@colophon/sdk/api/ballotSchemas.ts";
import type { ApiRoll, ApiSettings } from "@colophon/sdk/api/schemas.ts";
import { NO_DIGEST } from "@colophon/sdk/ids/digest.ts";
import { countVotes } from "@colophon/sdk/roll/countVotes.ts";
import type { CastVote } from "../../anchors/castVotes.ts";

export interface WorkTally {
  /** That count, and whose they are. */
  votes: number;
  voters: number;
  /** Whether they count or not. */
  given: number;
}

/** A campaign's votes, counted. */
export interface Tally {
  settings: ApiSettings;
  electorate: "authors" | "list";
  /** Authors of works that are, or may yet be, on the roll. */
  authors: ReadonlySet<string>;
  /** The roll is closed. */
  final: boolean;
  /** By the chain's time. */
  now: number;
  entries: readonly (CastVote & { outcome: ApiVoteOutcome })[];
  works: ReadonlyMap<string, WorkTally>;
  /** Credits, by voter. */
  spent: ReadonlyMap<string, number>;
}

/**
 * Counts a campaign's votes by the rule of the rewards. Pure.
 *
 * @param roll as it would be if nothing more happened: what is in review counts as accepted
 * @param cast in their order
 */
export function countBallots(settings: ApiSettings, roll: ApiRoll, cast: readonly CastVote[], now: number): Tally {
  const electorate = settings.voterRoot === NO_DIGEST ? "authors" : "list";
  const valid = cast.filter(({ problem }) => problem === null);
  const { outcomes, spent } = countVotes(valid, roll.works, electorate);
  let next = 0;
  const entries = cast.map((vote) => ({ ...vote, outcome: vote.problem ?? outcomes[next++] ?? "bad-votes" }));
  const works = new Map<string, WorkTally>();
  const voters = new Map<string, Set<string>>();
  for (const { work, voter, votes, outcome } of entries) {
    const before = works.get(work) ?? { votes: 0, voters: 0, given: 0 };
    const counted = outcome === "counted";
    const own = voters.get(work) ?? new Set<string>();
    if (counted) voters.set(work, own.add(voter));
    works.set(work, {
      votes: before.votes + (counted ? votes : 0),
      voters: own.size,
      given: before.given + votes,
    });
  }
  const authors = new Set(roll.works.map(({ author }) => author));
  return { settings, electorate, authors, final: roll.closed, now, entries, works, spent };
}
