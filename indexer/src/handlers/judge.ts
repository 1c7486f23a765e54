import { effectiveStanding } from "@colophon/sdk/rewards/effectiveStanding.ts";
import type { Hex } from "viem";
import type { StateRow } from "../store/tableSpecs.ts";
import type { Changes } from "./changes.ts";

type Work = StateRow<"works">;
type Judgement = Pick<Work, "accepted" | "appeal" | "score">;
type Campaign = StateRow<"campaigns">;

/** By when everything that time decides is decided: scores don't hang on it. */
const AT_LAST = Number.MAX_SAFE_INTEGER;

/** What verdict and appeal on a work as this author's come to. They may have come before the work was minted. */
export function judgementOf(changes: Changes, work: Hex, author: Hex): Judgement {
  const verdict = changes.get("standingVerdicts", work, author);
  const appeal = changes.get("appeals", work, author);
  const { score } = effectiveStanding({ verdict, appeal, reviewEnds: 0, appealsEnd: 0 }, AT_LAST);
  return { accepted: verdict?.accepted ?? null, appeal: appeal?.state ?? null, score };
}

/** Reasons that are about whose the work is, and not about the work: a copy, rights missing. */
const WHOSE: readonly number[] = [2, 3];

/**
 * No verdict counts as accepted: where verdicts simply fell away with a correction of authorship, a rejected author could shed
 * one by way of a second key, in the review's last second or after it. So a rejection for what the work is stays with it
 * until a curator later says otherwise of the new author's; one for whose it is falls away. What was said of the new author's before
 * doesn't count against it: nobody comes back to an acceptance. The same for rolls: `Judgements.inherit`. See docs/decisions/0016.
 */
export function keepRejection(changes: Changes, work: Work, author: Hex): void {
  if (work.author === author) return;
  const verdict = changes.get("standingVerdicts", work.id, work.author);
  if (!verdict || verdict.accepted || WHOSE.includes(verdict.reason)) return;
  if (changes.get("appeals", work.id, work.author)?.state === "upheld") return;
  const own = changes.get("standingVerdicts", work.id, author);
  const isLater = own && (own.block - verdict.block || own.logIndex - verdict.logIndex) > 0;
  if (!isLater) changes.set("standingVerdicts", { ...verdict, author }, work.id, author);
}

/** After a verdict or a decision: what it changes of the work, if that is minted and the author's, and of its campaign's counts. */
export function judgeAnew(changes: Changes, work: Hex, author: Hex): void {
  const row = changes.get("works", work);
  if (row?.author !== author) return;
  const judgement = judgementOf(changes, work, author);
  changes.set("works", { ...row, ...judgement }, work);
  const campaign = changes.get("campaigns", row.campaign);
  if (campaign) changes.set("campaigns", { ...campaign, ...tally(campaign, row, judgement) }, campaign.id);
}

/** A campaign's counts after one work is judged otherwise than before. */
export function tally(
  campaign: Campaign,
  before: Judgement | null,
  after: Judgement,
): Pick<Campaign, "accepted" | "rejected" | "appealed"> {
  const from = before && countOf(before);
  const to = countOf(after);
  const moved = (count: "accepted" | "rejected" | "appealed") =>
    campaign[count] + Number(to === count) - Number(from === count);
  return { accepted: moved("accepted"), rejected: moved("rejected"), appealed: moved("appealed") };
}

/** In which of the counts a work is; null: in none, because it has no verdict. */
function countOf({ accepted, appeal }: Judgement): "accepted" | "rejected" | "appealed" | null {
  if (accepted !== false) return accepted ? "accepted" : null;
  if (appeal === "upheld") return "accepted";
  return appeal === "pending" ? "appealed" : "rejected";
}
