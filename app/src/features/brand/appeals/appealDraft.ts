import type { AppealDecision } from "@colophon/sdk/actions/requests/decideAppealsRequest.ts";
import type { Address } from "viem";

/** A decision that was made and not signed yet. */
export interface AppealDraft {
  readonly title: string;
  readonly author: string;
  readonly upheld: boolean;
  /** 0 … 100; of an upheld one. */
  readonly score: number;
  /** Empty: none. */
  readonly note: string;
}

/** A draft as the chain takes it; `noteDigest` is what the note was uploaded as. */
export function toDecision(id: string, draft: AppealDraft, noteDigest?: string): AppealDecision {
  const subject = { id, author: draft.author as Address, note: noteDigest };
  return draft.upheld
    ? { ...subject, upheld: true, score: Math.round(draft.score * 100) }
    : { ...subject, upheld: false };
}
