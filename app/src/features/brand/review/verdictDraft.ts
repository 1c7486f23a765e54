import type { Verdict } from "@colophon/sdk/actions/requests/reviewRequest.ts";
import type { ApiWork } from "@colophon/sdk/api/schemas.ts";
import { OTHER_REASON } from "@colophon/sdk/ids/reasons.ts";
import type { Address } from "viem";

/** A verdict that was decided and not signed yet. */
export type VerdictDraft = {
  readonly title: string;
  readonly author: string;
} & (
  | {
      readonly accepted: true;
      /** 0 … 100. */
      readonly score: number;
    }
  | {
      readonly accepted: false;
      /** One of `REASONS`' codes. */
      readonly reason: number;
      /** Empty: none. */
      readonly note: string;
    }
);

/** By work id, in the order in which they were decided. */
export type Drafts = Readonly<Record<string, VerdictDraft>>;

/** The longest note, in characters. */
export const MOST_NOTE = 5_000;

/** What is missing in a rejection, or null. */
export function rejectionFault(reason: number | null, note: string): "reason" | "note" | "long" | null {
  if (reason === null) return "reason";
  if (reason === OTHER_REASON && note.trim() === "") return "note";
  return note.trim().length > MOST_NOTE ? "long" : null;
}

/** A draft as the chain takes it; `noteDigest` is what the note was uploaded as. */
export function toVerdict(id: string, draft: VerdictDraft, noteDigest?: string): Verdict {
  const subject = { id, author: draft.author as Address };
  return draft.accepted
    ? { ...subject, accepted: true, score: Math.round(draft.score * 100) }
    : { ...subject, accepted: false, reason: draft.reason, note: noteDigest };
}

/**
 * Where to go on after a verdict: the next work without one, from here on and then from the beginning; where all have one,
 * the one that was just judged.
 */
export function nextUndecided(works: readonly Pick<ApiWork, "id">[], current: string, drafts: Drafts): string {
  const place = works.findIndex(({ id }) => id === current);
  const inTurn = [...works.slice(place + 1), ...works.slice(0, Math.max(place, 0))];
  return inTurn.find(({ id }) => drafts[id] === undefined)?.id ?? current;
}
