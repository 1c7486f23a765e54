import type { AnchoredEvent } from "../roll/rollEvents.ts";
import type { ContributionLeaf, VoteLeaf } from "../roll/rollFacts.ts";

/** What an anchor's data comes to: its valid leaves, or why it isn't what was anchored. */
export type AnchoredLeaves =
  | { readonly kind: "contributions"; readonly leaves: readonly ContributionLeaf[] }
  | { readonly kind: "votes"; readonly leaves: readonly VoteLeaf[] }
  | { readonly kind: "unreadable"; readonly why: string };

/** Reads the data of an anchor; what its leaves need of the chain beside the campaign's log, it asks for itself. */
export type ReadLeaves = (anchor: AnchoredEvent, data: Uint8Array<ArrayBuffer>) => Promise<AnchoredLeaves>;
