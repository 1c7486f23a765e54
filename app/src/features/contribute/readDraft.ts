import type { ApiCampaign, Manifest } from "@colophon/sdk/api/schemas.ts";
import { parseAccount } from "@colophon/sdk/ids/account.ts";
import { type AiUse, policyAllows } from "@colophon/sdk/ids/names.ts";
import { mediaTypeOf } from "../../lib/kindOf.ts";
import type { CoAuthorDraft, Draft } from "./draft.ts";

/** What is wrong with a draft, a sentence a field. Co-authors by their key. */
export interface DraftFaults {
  readonly title?: string;
  readonly description?: string;
  readonly aiUse?: string;
  readonly parents?: string;
  readonly coAuthors: ReadonlyMap<
    number,
    { readonly account?: string; readonly percent?: string; readonly role?: string }
  >;
}

export type ReadDraft =
  | { readonly ok: true; readonly manifest: Manifest; readonly aiUse: AiUse }
  | { readonly ok: false; readonly faults: DraftFaults };

type Rules = Pick<ApiCampaign, "id" | "settings" | "counts">;

const TITLE_MOST = 200;
const DESCRIPTION_MOST = 5_000;

/**
 * Makes a manifest of what was typed, or says what is wrong with it, field by field.
 *
 * @param author The account that will sign, lower case.
 */
export function readDraft(draft: Draft, campaign: Rules, author: string): ReadDraft {
  const title = draft.title.trim();
  const description = draft.description.trim();
  const { credits, faults: coAuthors } = readCredits(draft.coAuthors, author);
  const aiFault = faultOfAi(draft.aiUse, campaign);
  const parentsFault = faultOfParents(draft, campaign);
  const faults: DraftFaults = {
    ...(title === "" ? { title: "Give it a title: it is how people will call it." } : {}),
    ...(title.length > TITLE_MOST ? { title: `At most ${TITLE_MOST} characters; this has ${title.length}.` } : {}),
    ...(description.length > DESCRIPTION_MOST
      ? {
          description: `At most ${DESCRIPTION_MOST.toLocaleString("en")} characters; this has ${description.length.toLocaleString("en")}.`,
        }
      : {}),
    ...(aiFault === null ? {} : { aiUse: aiFault }),
    ...(parentsFault === null ? {} : { parents: parentsFault }),
    coAuthors,
  };
  const bad = Object.keys(faults).length > 1 || faults.coAuthors.size > 0;
  if (bad || draft.aiUse === null) return { ok: false, faults };
  return {
    ok: true,
    aiUse: draft.aiUse,
    manifest: {
      v: 1,
      title,
      description,
      mediaType: draft.file === null ? "application/octet-stream" : mediaTypeOf(draft.file),
      ...(credits === null ? {} : { credits }),
    },
  };
}

function faultOfAi(use: AiUse | null, campaign: Rules): string | null {
  if (use === null) return "Say how much of it a machine made.";
  return policyAllows(campaign.settings.aiPolicy, use) ? null : "This campaign takes only works made without AI.";
}

function faultOfParents(draft: Draft, campaign: Rules): string | null {
  if (draft.parents.length > 16) return "At most 16 works can be named.";
  const needs = campaign.settings.format === "story" || campaign.settings.format === "remix";
  if (!needs || campaign.counts.works === 0) return null;
  const prefix = `0x${campaign.id.toString(16).padStart(8, "0")}`;
  return draft.parents.some((parent) => parent.id.startsWith(prefix))
    ? null
    : "Here every work builds on another of this campaign. Name at least one.";
}

interface ReadCredits {
  /** Null: the author has all. */
  readonly credits: NonNullable<Manifest["credits"]> | null;
  readonly faults: DraftFaults["coAuthors"];
}

function readCredits(drafts: readonly CoAuthorDraft[], author: string): ReadCredits {
  const faults = new Map<number, { account?: string; percent?: string; role?: string }>();
  const seen = new Set([author]);
  const credits: NonNullable<Manifest["credits"]> = [];
  let given = 0;
  for (const { key, ...coAuthor } of drafts) {
    const account = readAccount(coAuthor.account, seen);
    const bps = bpsOf(coAuthor.percent);
    const role = coAuthor.role.trim();
    const fault = {
      ...(account.fault === null ? {} : { account: account.fault }),
      ...(bps === null ? { percent: "From 0.01 to 100, with at most two decimals." } : {}),
      ...(role.length > 80 ? { role: `At most 80 characters; this has ${role.length}.` } : {}),
    };
    if (Object.keys(fault).length > 0) faults.set(key, fault);
    given += bps ?? 0;
    if (account.value !== null && bps !== null) {
      seen.add(account.value);
      credits.push({ account: account.value, bps, ...(role === "" ? {} : { role }) });
    }
  }
  if (given > 10_000) {
    for (const { key } of drafts.slice(-1)) {
      faults.set(key, {
        ...faults.get(key),
        percent: `The shares sum to ${given / 100} %; together they can have 100 % at most.`,
      });
    }
  }
  if (drafts.length === 0) return { credits: null, faults };
  const rest = 10_000 - given;
  return { credits: rest > 0 ? [{ account: author, bps: rest }, ...credits] : credits, faults };
}

function readAccount(text: string, seen: ReadonlySet<string>): { value: string | null; fault: string | null } {
  try {
    const value = parseAccount(text.trim());
    return seen.has(value) ? { value: null, fault: "This account has a share already." } : { value, fault: null };
  } catch {
    return { value: null, fault: "An account is 0x and 40 hex digits; check that it was copied in full." };
  }
}

/** Percent as typed, with a point or a comma, to basis points; null where it isn't 0.01 … 100. @example bpsOf("12,5") // 1250 */
export function bpsOf(percent: string): number | null {
  const text = percent.trim().replace(",", ".").replace(/\s*%$/, "");
  if (!/^\d{1,3}(\.\d{1,2})?$/.test(text)) return null;
  const bps = Math.round(Number(text) * 100);
  return bps >= 1 && bps <= 10_000 ? bps : null;
}

/** What co-authors leave to the author, in basis points; below 0 where they were given too much. */
export function authorShare(drafts: readonly CoAuthorDraft[]): number {
  return 10_000 - drafts.reduce((sum, draft) => sum + (bpsOf(draft.percent) ?? 0), 0);
}
