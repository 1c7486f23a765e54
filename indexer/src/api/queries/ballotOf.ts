import type { ApiBallot } from "@colophon/sdk/api/ballotSchemas.ts";
import { VOTE_CREDITS } from "@colophon/sdk/roll/countVotes.ts";
import type { Hex } from "viem";
import type { Tally } from "../ballots/countBallots.ts";
import type { Tallies } from "../ballots/tallyCache.ts";

/** One voter's votes in one campaign, and what counts of them. @throws ApiProblem 404 */
export async function ballotOf(tallies: Tallies, campaign: number, voter: Hex): Promise<ApiBallot> {
  const tally = await tallies(campaign);
  const { settings, electorate, final, now } = tally;
  const { opens, votesClose: closes, communityBps } = settings;
  const entries = tally.entries.filter((entry) => entry.voter === voter);
  const sums = new Map<Hex, number>();
  for (const { work, votes, outcome } of entries) {
    if (outcome === "counted") sums.set(work, (sums.get(work) ?? 0) + votes);
  }
  const used = tally.spent.get(voter) ?? 0;
  return {
    campaign,
    voter,
    communityBps,
    opens,
    closes,
    open: communityBps > 0 && now >= opens && now < closes,
    electorate,
    eligible: isEligible(tally, voter),
    final,
    credits: { total: VOTE_CREDITS, used, left: VOTE_CREDITS - used },
    works: [...sums].map(([id, votes]) => ({ id, votes, cost: votes * votes })),
    entries: entries.map(({ work, votes, outcome, signed, root, leaf, time, block, transaction }) => ({
      id: work,
      votes,
      outcome,
      signed,
      state: signed === null ? "direct" : "anchored",
      anchor: root === null ? null : { root, leaf },
      time,
      block,
      transaction,
    })),
  };
}

/** The list is the brand's own, and no file that the index knows: only whoever has voted has shown to be on it. */
function isEligible({ electorate, authors, entries }: Tally, voter: Hex): boolean | null {
  if (electorate === "authors") return authors.has(voter);
  return entries.some((entry) => entry.voter === voter && entry.listed) ? true : null;
}
