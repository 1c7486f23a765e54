import type { Account } from "../ids/account.ts";
import type { ConfigHash } from "../ids/configHash.ts";
import type { ContributionId } from "../ids/contributionId.ts";
import type { Digest } from "../ids/digest.ts";
import type { Codec } from "../ids/names.ts";
import type { RollCredit } from "../rewards/types.ts";

/** Why a content isn't verified: nobody had its bytes, or its CID isn't the one that the profile gives them. */
export type Unverified = "unavailable" | "non-canonical";

/** Which anchor a leaf is in: its root and config hash name one of a campaign. */
export interface AnchorName {
  readonly root: Digest;
  readonly config: ConfigHash;
}

/** A valid leaf of an anchor of contributions: signature, deadline, epoch, AI policy and parents hold at the anchor's block. */
export interface ContributionLeaf extends AnchorName {
  /** Its place in the data, from 0. */
  readonly leaf: number;
  readonly id: ContributionId;
  readonly author: Account;
  readonly digest: Digest;
  readonly codec: Codec;
  readonly manifest: Digest | null;
  readonly parents: readonly ContributionId[];
}

/** A valid leaf of an anchor of votes. */
export interface VoteLeaf extends AnchorName {
  readonly leaf: number;
  readonly voter: Account;
  readonly id: ContributionId;
  readonly votes: number;
  /** Where the campaign has a list of voters: whether the data proves that this one is on it. */
  readonly listed: boolean;
  /** The EIP-712 digest that was signed: the same one counts once, where it comes first. */
  readonly signed: Digest;
}

/** Everything off chain that a roll is computed from. */
export interface RollFacts {
  /** By the manifest's digest: whom a valid one credits. Undefined where it names nobody, isn't valid, or couldn't be had. */
  readonly creditsOf: (manifest: Digest) => readonly RollCredit[] | undefined;
  /** By CID: the contents that aren't verified; all others are. */
  readonly unverified: ReadonlyMap<string, Unverified>;
  readonly contributions?: readonly ContributionLeaf[] | undefined;
  readonly votes?: readonly VoteLeaf[] | undefined;
}
