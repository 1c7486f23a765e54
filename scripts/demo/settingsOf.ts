import type { Settings } from "@colophon/sdk/ids/settings.ts";
import { parseUnits } from "viem";
import { APPEAL_BOND } from "./appeals.ts";
import type { DemoCampaign } from "./campaigns/types.ts";

const DAY = 86_400;

/** A demo campaign's settings; `today` in unix seconds, editions are sold for `dollar`. */
export function settingsOf(campaign: DemoCampaign, today: number, dollar: `0x${string}`): Settings {
  const { opens, closes, reviewDays, appealDays, finalityDays, format, aiPolicy, rule, edition } = campaign;
  return {
    opens: Math.round(today + opens * DAY),
    closes: Math.round(today + closes * DAY),
    reviewPeriod: reviewDays * DAY,
    appealPeriod: appealDays * DAY,
    finality: finalityDays * DAY,
    settleWithin: 60 * DAY,
    votesClose: campaign.votesClose === undefined ? 0 : Math.round(today + campaign.votesClose * DAY),
    ...rule,
    royaltyBps: 500,
    aiPolicy,
    format,
    sealedUntilClose: false,
    voterRoot: `0x${"0".repeat(64)}`,
    appealBond: APPEAL_BOND,
    editionToken: edition === undefined ? `0x${"0".repeat(40)}` : dollar,
    editionPrice: parseUnits(String(edition?.dusd ?? 0), 6),
    editionCap: edition?.cap ?? 0,
  };
}
