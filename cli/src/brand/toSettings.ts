import { ETH } from "@colophon/sdk/actions/requests/request.ts";
import { NO_DIGEST } from "@colophon/sdk/ids/digest.ts";
import { scheduleOf } from "@colophon/sdk/ids/schedule.ts";
import type { Settings } from "@colophon/sdk/ids/settings.ts";
import { voterRoot } from "@colophon/sdk/merkle/voterRoot.ts";
import { BadFile, type FileProblem } from "../errors.ts";
import type { Token } from "../tokens/findToken.ts";
import type { CampaignInput, When } from "./campaignFile.ts";

/** Amounts that were looked up: the appeal's bond in wei, the edition's price in its token. */
export type Amounts = { appealBond: bigint; edition: { token: Token; price: bigint } | null };

/** Seconds as the contract keeps them. */
const MOST_TIME = 0xffff_ffff;

/**
 * A campaign file as the contract takes it.
 *
 * @param now Unix seconds, by the chain's clock.
 * @throws {BadFile} naming the fields that don't fit together; what a deployment's limits refuse is the contract's to say.
 */
export function toSettings(
  path: string,
  input: CampaignInput,
  { appealBond, edition }: Amounts,
  now: number,
): Settings {
  const problems: FileProblem[] = [];
  const { split, votes } = input;
  const opens = input.opens === "now" ? now : moment(input.opens, now);
  const closes = moment(input.closes, opens);
  if (closes <= opens) problems.push({ place: "closes", why: "it has to close after it opens" });
  else if (closes <= now) problems.push({ place: "closes", why: "this is in the past" });
  if (split.equal + split.curated + split.community !== 10_000) {
    problems.push({ place: "split", why: "the three parts have to make 100% together" });
  }
  if (votes !== undefined && split.community === 0) {
    problems.push({ place: "votes", why: "nothing goes by votes: split.community is 0%" });
  }
  const fixed = {
    opens,
    closes,
    reviewPeriod: input.review,
    appealPeriod: input.appeals,
    finality: input.finality,
    settleWithin: input.settle,
    sealedUntilClose: input.sealed,
  };
  const { reviewEnds, settleBy } = scheduleOf(fixed);
  if (settleBy > MOST_TIME || opens > MOST_TIME) problems.push({ place: "settle", why: "it ends after the year 2106" });
  const votesClose = votes?.closes === undefined ? reviewEnds : moment(votes.closes, opens);
  if (split.community > 0 && (votesClose <= opens || votesClose > reviewEnds)) {
    problems.push({
      place: "votes.closes",
      why: "it has to be after the opening, and not after the end of the review",
    });
  }
  if (problems.length > 0) throw new BadFile(path, problems);
  return {
    ...fixed,
    votesClose: split.community === 0 ? 0 : votesClose,
    equalBps: split.equal,
    curatedBps: split.curated,
    communityBps: split.community,
    lineageBps: input.lineage,
    royaltyBps: input.royalty,
    aiPolicy: input.ai,
    format: input.format,
    voterRoot: votes?.voters === undefined ? NO_DIGEST : voterRoot([...new Set(votes.voters)]),
    appealBond,
    editionToken: edition?.token.address ?? ETH,
    editionPrice: edition?.price ?? 0n,
    editionCap: input.edition?.cap ?? 0,
  };
}

function moment(when: When, base: number): number {
  return "at" in when ? when.at : base + when.after;
}
