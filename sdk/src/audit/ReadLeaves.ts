import type { ContributionId } from "../ids/contributionId.ts";
import type { ForeignWorks } from "../roll/admitLeaves.ts";
import type { AnchoredEvent } from "../roll/rollEvents.ts";
import type { ContributionLeaf, VoteLeaf } from "../roll/rollFacts.ts";

/**
 * What an anchor's data comes to: the leaves that hold by themselves, or why it isn't what was anchored. Whether contributions' parents
 * hold is for `admitLeaves`, once all anchors were read.
 */
export type AnchoredLeaves =
  | { readonly kind: "contributions"; readonly leaves: readonly ContributionLeaf[] }
  | { readonly kind: "votes"; readonly leaves: readonly VoteLeaf[] }
  | { readonly kind: "unreadable"; readonly why: string };

/** Reads the data of an anchor; what its leaves need of the chain beside the campaign's log, it asks for itself. */
export type ReadLeaves = (anchor: AnchoredEvent, data: Uint8Array<ArrayBuffer>) => Promise<AnchoredLeaves>;

/** How works of other campaigns stood in the log: those that leaves name as their parents. */
export type ReadForeign = (ids: readonly ContributionId[]) => Promise<ForeignWorks>;
