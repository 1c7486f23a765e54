import type { ApiCampaign, ApiWork } from "@colophon/sdk/api/schemas.ts";
import type { Ballot } from "./useBallot.ts";

/**
 * Whether somebody may vote now. `provisional`: their votes count if a work of theirs is accepted; `list`: the campaign has a list
 * of voters, and a proof is needed. The others say why not.
 */
export type Right = "may" | "provisional" | "list" | "no-voting" | "not-yet" | "over" | "not-connected" | "no-work";

export function mayVote(
  { settings }: Pick<ApiCampaign, "settings">,
  now: number,
  ballot: Ballot | undefined,
  own: readonly Pick<ApiWork, "author">[],
): Right {
  if (settings.communityBps === 0) return "no-voting";
  if (now < settings.opens) return "not-yet";
  if (now >= settings.votesClose) return "over";
  if (ballot === undefined) return "not-connected";
  if (ballot.electorate === "list") return "list";
  if (ballot.eligible === true) return "may";
  // Credits make nobody a voter: authors of accepted works are.
  return own.some(({ author }) => author === ballot.voter) ? "provisional" : "no-work";
}
