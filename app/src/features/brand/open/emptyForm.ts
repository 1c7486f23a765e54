import type { DeploymentLimits } from "@colophon/sdk/actions/readLimits.ts";
import { type CampaignForm, type Period, UNITS } from "./campaignForm.ts";
import { NOBODY } from "./nothing.ts";

const DAY = 86_400;

/** A new campaign as most brands want it, within what the deployment allows; opens now, for two weeks. */
export function emptyForm(limits: DeploymentLimits, now: number): CampaignForm {
  return {
    title: "",
    brief: "",
    guidelines: "",
    licence: "CC BY 4.0",
    licenceText: "",
    opens: localTime(now),
    closes: localTime(now + 14 * DAY),
    review: periodOf(Math.max(limits.reviewMin, 7 * DAY)),
    appeal: periodOf(Math.max(limits.appealMin, 4 * DAY)),
    finality: periodOf(Math.max(limits.finalityMin, DAY)),
    settle: periodOf(30 * DAY),
    equal: "50",
    curated: "50",
    lineage: "20",
    community: "0",
    royalty: "5",
    votesClose: "",
    voters: "",
    sealed: false,
    appealBond: "0",
    editionPrice: "",
    editionToken: NOBODY,
    editionCap: "",
    aiPolicy: "disclosed",
    format: "open",
    gallery: "reviewed",
    arbiter: "",
    curators: "",
    withoutRelay: false,
  };
}

/** Unix seconds as a `datetime-local` value, in the person's time zone. */
export function localTime(seconds: number): string {
  const shifted = new Date((seconds - new Date(seconds * 1000).getTimezoneOffset() * 60) * 1000);
  return shifted.toISOString().slice(0, 16);
}

function periodOf(seconds: number): Period {
  const unit = (["days", "hours", "minutes"] as const).find((name) => seconds % UNITS[name] === 0) ?? "seconds";
  return { count: String(seconds / UNITS[unit]), unit };
}
