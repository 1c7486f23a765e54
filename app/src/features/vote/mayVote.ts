import type { ApiCampaign, ApiWork } from "@colophon/sdk/api/schemas.ts";
import type { Ballot } from "./useBallot.ts";

/**
 * Whether somebody may vote now. `provisional`: their votes count unless their works are rejected; `list`: the campaign has a list
 * of voters, and a proof is needed. The others say why not.
 */
export type Right = "may" | "provisional" | "list" | "no-voting" | "not-yet" | "over" | "not-connected" | "no-work";

export function mayVote(
  { settings }: Pick<ApiCampaign, "settings">,
  now: number,
  ballot: Ballot | undefined,
  own: readonly Pick<ApiWork, "author" | "standing">[],
): Right {
  if (settings.communityBps === 0) return "no-voting";
  if (now < settings.opens) return "not-yet";
  if (now >= settings.votesClose) return "over";
  if (ballot === undefined) return "not-connected";
  if (ballot.electorate === "list") return "list";
  // Credits make nobody a voter: authors of accepted works are. Without a verdict a work is accepted in the end.
  const mine = own.filter(({ author }) => author === ballot.voter);
  if (mine.some(({ standing }) => standing === "accepted")) return "may";
  return mine.length > 0 || ballot.eligible === true ? "provisional" : "no-work";
}
