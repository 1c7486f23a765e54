import type { Account } from "../ids/account.ts";
import type { ConfigHash } from "../ids/configHash.ts";
import type { ContributionId } from "../ids/contributionId.ts";
import type { Digest } from "../ids/digest.ts";
import type { AnchorKind, Codec } from "../ids/names.ts";
import type { Settings } from "../ids/settings.ts";

/** Where a log stands, and its block's time in unix seconds. */
export interface LogPlace {
  readonly block: number;
  readonly logIndex: number;
  readonly time: number;
}

/** Negative where `a` stands before `b`. */
export function byPlace(a: Omit<LogPlace, "time">, b: Omit<LogPlace, "time">): number {
  return a.block - b.block || a.logIndex - b.logIndex;
}

/** What a certification or a takeover says of a work. */
export interface WorkSaid {
  readonly id: ContributionId;
  readonly author: Account;
  readonly digest: Digest;
  readonly codec: Codec;
  readonly config: ConfigHash;
  /** Null: none. */
  readonly manifest: Digest | null;
  readonly parents: readonly ContributionId[];
  /** The commitment or the anchor's root, and its time; null where the block's time is the certified-at. */
  readonly evidence: { readonly hash: Digest; readonly time: number } | null;
}

export type CertifiedEvent = LogPlace & WorkSaid & ({ readonly kind: "certified" } | { readonly kind: "superseded" });
export type ReviewedEvent = LogPlace & {
  readonly kind: "reviewed";
  readonly id: ContributionId;
  readonly author: Account;
  readonly accepted: boolean;
  readonly score: number;
  readonly reason: number;
};
export type AppealedEvent = LogPlace & {
  readonly kind: "appealed";
  readonly id: ContributionId;
  readonly author: Account;
};
export type DecidedEvent = LogPlace & {
  readonly kind: "decided";
  readonly id: ContributionId;
  readonly author: Account;
  readonly upheld: boolean;
  readonly score: number;
};
export type AnchoredEvent = LogPlace & {
  readonly kind: "anchored";
  readonly leaves: AnchorKind;
  readonly root: Digest;
  readonly config: ConfigHash;
  readonly count: number;
  /** Of the data file's root block. */
  readonly data: Digest;
  readonly codec: Codec;
};
export type CommittedEvent = LogPlace & { readonly kind: "committed"; readonly commitment: Digest };
export type VotedEvent = LogPlace & {
  readonly kind: "voted";
  readonly voter: Account;
  readonly id: ContributionId;
  readonly votes: number;
};

/** What is said of a work by others than its author, and the author's appeal. */
export type JudgementEvent = ReviewedEvent | AppealedEvent | DecidedEvent;
/** Everything in the log that a work's own place on the roll hangs on. */
export type WorkEvent = CertifiedEvent | JudgementEvent;
/** Everything in the log of one campaign that its roll hangs on. */
export type RollEvent = WorkEvent | AnchoredEvent | CommittedEvent | VotedEvent;

/** The campaign as far as its roll asks for it: its settings as they were fixed. */
export interface RollCampaign {
  readonly campaign: number;
  readonly settings: Settings;
}
