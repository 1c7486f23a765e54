import { REVEAL_PERIOD } from "@colophon/sdk/ids/schedule.ts";
import type { CampaignForm, FormField } from "./campaignForm.ts";

interface Window {
  readonly opens: number;
  readonly closes: number;
  readonly reviewPeriod: number;
}

/** Until when votes are taken, unix seconds; `fail` is told where that isn't between the opening and the end of review. */
export function readVotesClose(
  { votesClose, sealed }: Pick<CampaignForm, "votesClose" | "sealed">,
  { opens, closes, reviewPeriod }: Window,
  fail: (field: FormField, sentence: string) => void,
): number {
  const reviewEnds = closes + (sealed ? REVEAL_PERIOD : 0) + reviewPeriod;
  if (votesClose.trim() === "") return reviewEnds;
  const value = Math.floor(new Date(votesClose).getTime() / 1000);
  if (!Number.isFinite(value)) fail("votesClose", "Please give a day and a time, or leave it empty.");
  else if (value <= opens || value > reviewEnds) {
    fail("votesClose", "It has to be after the opening, and not after the end of the review.");
  }
  return value;
}
