import { type SaltFile, saltFileFault } from "../../lib/saltFile.ts";
import type { Draft } from "./draft.ts";

/** A commitment to the draft's work: saved by the person, and on chain or not. */
export interface DraftCommitment {
  readonly file: SaltFile;
  /** When it was put on chain, unix seconds; null: not yet, as far as this page knows. */
  readonly committedAt: number | null;
}

interface Place {
  readonly chainId: number;
  readonly contributions: string;
  readonly campaign: number;
  /** Who would sign, lower case. */
  readonly author: string;
}

/** The draft's commitment, where it is this account's and to this very file; else null. */
export function commitmentOf(draft: Draft, place: Place): DraftCommitment | null {
  const { commitment, tree } = draft;
  if (commitment === null || tree === null) return null;
  return saltFileFault(commitment.file, { ...place, digest: tree.digest }) === null ? commitment : null;
}
