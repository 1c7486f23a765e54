import type { DeploymentLimits } from "@colophon/sdk/actions/readLimits.ts";
import type { Terms } from "@colophon/sdk/api/schemas.ts";
import type { AiPolicy, Format } from "@colophon/sdk/ids/names.ts";
import type { Settings } from "@colophon/sdk/ids/settings.ts";
import { voterRoot } from "@colophon/sdk/merkle/voterRoot.ts";
import { isAddress } from "viem";
import type { KnownToken } from "../../../lib/config.ts";
import { formatDuration } from "../../../lib/format.ts";
import { NO_DIGEST } from "./nothing.ts";
import { readExtras } from "./readExtras.ts";
import { readTerms, type TermsForm } from "./readTerms.ts";
import { readVotesClose } from "./readVotesClose.ts";

export type Unit = "seconds" | "minutes" | "hours" | "days";
export const UNITS: Record<Unit, number> = { seconds: 1, minutes: 60, hours: 3_600, days: 86_400 };

/** A length of time as typed. */
export interface Period {
  readonly count: string;
  readonly unit: Unit;
}

/** Everything a brand enters, as it is typed; numbers are text until they are read. */
export interface CampaignForm extends TermsForm {
  /** `datetime-local` values, in the person's own time zone. */
  readonly opens: string;
  readonly closes: string;
  readonly review: Period;
  readonly appeal: Period;
  readonly finality: Period;
  readonly settle: Period;
  /** In per cent. */
  readonly equal: string;
  readonly curated: string;
  readonly lineage: string;
  readonly community: string;
  readonly royalty: string;
  /** Until when votes are taken, `datetime-local`; empty: until the review ends. */
  readonly votesClose: string;
  /** Accounts that may vote, one a line; empty: every author of an accepted work. */
  readonly voters: string;
  readonly sealed: boolean;
  /** In ETH; empty or 0: none. */
  readonly appealBond: string;
  /** In the token; empty or 0: copies cost nothing. */
  readonly editionPrice: string;
  readonly editionToken: string;
  /** Empty: any number. */
  readonly editionCap: string;
  readonly aiPolicy: AiPolicy;
  readonly format: Format;
  readonly arbiter: string;
  /** Addresses, one a line. */
  readonly curators: string;
  /** Nobody puts on chain what people only sign. */
  readonly withoutRelay: boolean;
}

export type FormField = keyof CampaignForm;
export type FormFaults = Partial<Record<FormField, string>>;

export type ReadForm =
  | { readonly ok: false; readonly faults: FormFaults }
  | {
      readonly ok: true;
      readonly settings: Settings;
      readonly terms: Terms;
      readonly arbiter: `0x${string}`;
      readonly curators: readonly `0x${string}`[];
      readonly withoutRelay: boolean;
    };

interface Reading {
  readonly brand: string;
  readonly limits: DeploymentLimits;
  /** In which editions can be sold. */
  readonly tokens: readonly KnownToken[];
  /** Unix seconds. */
  readonly now: number;
  /** CID of the cover, once uploaded. */
  readonly cover?: string | undefined;
}

const DAY = 86_400;

/** Reads a form: everything the contract would refuse is said here, beside the field it is about. */
export function readCampaignForm(form: CampaignForm, { brand, limits, tokens, now, cover }: Reading): ReadForm {
  const { terms, faults: termsFaults } = readTerms(form, cover);
  const faults: FormFaults = { ...termsFaults };
  const fail = (field: FormField, sentence: string) => {
    faults[field] ??= sentence;
  };
  const period = (field: "review" | "appeal" | "finality" | "settle", least: number, most: number) => {
    const { count, unit } = form[field];
    const seconds = Math.round(Number(count.replace(",", ".")) * UNITS[unit]);
    if (count.trim() === "" || !Number.isFinite(seconds)) fail(field, "Please give a number.");
    else if (seconds < least || seconds > most) {
      fail(field, `It can be ${formatDuration(least)} to ${formatDuration(most)} long here.`);
    }
    return seconds;
  };
  const bps = (field: "equal" | "curated" | "community" | "lineage" | "royalty", most: number) => {
    const value = Math.round(Number(form[field].replace(",", ".")) * 100);
    if (form[field].trim() === "" || !Number.isFinite(value) || value < 0 || value > most) {
      fail(field, `A number from 0 to ${most / 100}, please.`);
    }
    return value;
  };
  const moment = (field: "opens" | "closes") => {
    const value = Math.floor(new Date(form[field]).getTime() / 1000);
    if (!Number.isFinite(value)) fail(field, "Please give a day and a time.");
    return value;
  };

  const opens = moment("opens");
  const closes = moment("closes");
  if (closes <= opens) fail("closes", "It has to close after it opens.");
  else if (closes <= now) fail("closes", "This is in the past.");
  const equalBps = bps("equal", 10_000);
  const curatedBps = bps("curated", 10_000);
  const communityBps = bps("community", 10_000);
  if (equalBps + curatedBps + communityBps !== 10_000) {
    fail("curated", "The three parts have to make 100 % together.");
  }
  const arbiter = form.arbiter.trim().toLowerCase();
  if (!isAddress(arbiter, { strict: false }))
    fail("arbiter", "Please give the account of somebody independent, 0x and 40 digits.");
  else if (arbiter === brand.toLowerCase())
    fail("arbiter", "The arbiter can't be you: it settles what you and the authors disagree about.");
  const accounts = (field: "curators" | "voters") => {
    const all = form[field]
      .split(/[\s,;]+/)
      .map((one) => one.toLowerCase())
      .filter((one) => one !== "");
    const wrong = all.find((one) => !isAddress(one, { strict: false }));
    if (wrong !== undefined) fail(field, `“${wrong.slice(0, 50)}” is no account.`);
    return [...new Set(all)] as `0x${string}`[];
  };
  const curators = accounts("curators");
  const voters = communityBps > 0 ? accounts("voters") : [];
  if (form.sealed && (form.format === "story" || form.format === "remix")) {
    fail("sealed", "In a story or remix works build on each other, so they can't be hidden from each other.");
  }
  const reviewPeriod = period("review", limits.reviewMin, 60 * DAY);
  const votesClose = communityBps > 0 ? readVotesClose(form, { opens, closes, reviewPeriod }, fail) : 0;
  const extras = readExtras(form, { limits, tokens }, fail);
  const settings: Settings = {
    opens,
    closes,
    reviewPeriod,
    appealPeriod: period("appeal", limits.appealMin, 30 * DAY),
    finality: period("finality", limits.finalityMin, 30 * DAY),
    settleWithin: period("settle", 0, 180 * DAY),
    votesClose,
    equalBps,
    curatedBps,
    communityBps,
    lineageBps: bps("lineage", 5_000),
    royaltyBps: bps("royalty", 1_000),
    aiPolicy: form.aiPolicy,
    format: form.format,
    sealedUntilClose: form.sealed,
    // A list with a fault in it has none.
    voterRoot: voters.length === 0 || faults.voters !== undefined ? NO_DIGEST : voterRoot(voters),
    ...extras,
  };
  if (Object.keys(faults).length > 0) return { ok: false, faults };
  return {
    ok: true,
    settings,
    terms,
    arbiter: arbiter as `0x${string}`,
    curators,
    withoutRelay: form.withoutRelay,
  };
}
