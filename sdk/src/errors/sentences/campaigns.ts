import type { Sentences } from "./Sentence.ts";

/** The names that our contracts give; another contract could put any text there. */
const PERIODS = new Set([
  "reviewPeriod",
  "appealPeriod",
  "finality",
  "settleWithin",
  "votesClose",
  "reviewMin",
  "appealMin",
  "finalityMin",
]);

/** Errors of `ICampaigns`. */
export const CAMPAIGN_SENTENCES: Sentences = {
  UnknownCampaign: (_f, campaign) => [`There is no campaign ${campaign}.`, "Check the number."],
  NotBrand: (_f, campaign, caller) => [
    `${caller} is not the brand of campaign ${campaign}.`,
    "Use the brand's account.",
  ],
  NotOffered: (_f, campaign, caller) => [
    `The role in campaign ${campaign} was not offered to ${caller}.`,
    "Use the account that it was offered to.",
  ],
  NotArbiter: (_f, campaign, caller) => [
    `${caller} is not the arbiter of campaign ${campaign}.`,
    "Use the arbiter's account.",
  ],
  ArbiterNotIndependent: (_f, arbiter) => [
    `${arbiter} can't be both: a campaign's arbiter is somebody, and never its brand.`,
    "Name another arbiter.",
  ],
  SettingsFixed: (_f, campaign) => [
    `The settings of campaign ${campaign} are fixed since its first contribution, commitment, anchor or funding.`,
    "Terms, curators and relay can still change; for other settings open a new campaign.",
  ],
  BadWindow: (f, opens, closes) => [
    `A campaign can't be open from ${f.date(opens)} to ${f.date(closes)}: it has to close after it opens, and in the future.`,
    "Choose other times.",
  ],
  BadPeriod: (_f, setting, value, least, most) => [
    `The setting ${PERIODS.has(String(setting)) ? `“${setting}”` : "of a period"} is ${value}; it has to be between ${least} and ${most} (seconds, or unix time).`,
    "Choose a value in between.",
  ],
  BadRule: (_f, equal, curated, community, lineage) => [
    `The rule ${equal} + ${curated} + ${community} bps with a lineage share of ${lineage} bps isn't one: the three parts sum to 10,000, the lineage share is at most 5,000.`,
    "Correct the parts.",
  ],
  RoyaltyTooHigh: (_f, bps) => [`A royalty of ${bps} bps is too high: at most 1,000 (10 %).`, "Lower it."],
  AppealBondTooHigh: (f, bond, cap) => [
    `An appeal bond of ${f.ether(bond)} ETH is above this deployment's cap of ${f.ether(cap)} ETH.`,
    "Lower it.",
  ],
  FormatNeedsOpenCampaign: () => [
    "Stories and remixes need parents, which nobody can see in a sealed campaign.",
    "Choose another format, or don't seal the campaign.",
  ],
  EmptyTerms: () => ["The campaign would have no terms.", "Put the terms on IPFS and give their digest."],
};
