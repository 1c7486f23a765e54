import type { Account } from "../ids/account.ts";
import type { Digest } from "../ids/digest.ts";
import type { AnchorKind } from "../ids/names.ts";

type Hex = `0x${string}`;

/** What all leaves of a batch have in common. */
export interface BatchHeader {
  readonly kind: AnchorKind;
  readonly chainId: number;
  /** Of the domain that the leaves are signed under: `Contributions`, or `Curation` for votes and answers. */
  readonly contract: Account;
  readonly campaign: number;
  /** The config hash that the contributions are signed under; zeros for votes and answers, which name none. */
  readonly config: Hex;
  /** The campaign's list of voters, for votes where it has one; else zeros. */
  readonly voterRoot: Digest;
}

interface Signed {
  /** Who signed it, or says so: the signature decides. */
  readonly signer: Account;
  readonly epoch: number;
  readonly deadline: bigint;
  /** 64 bytes, EIP-2098. */
  readonly signature: Hex;
}

export interface ContributionRecord extends Signed {
  readonly kind: "contributions";
  readonly mediaKind: number;
  readonly codec: number;
  readonly aiUse: number;
  readonly digest: Digest;
  /** Zeros: none. */
  readonly manifest: Digest;
  readonly parents: readonly Hex[];
}

export interface VoteRecord extends Signed {
  readonly kind: "votes";
  /** The work: an id in the batch's campaign. */
  readonly id: Hex;
  readonly votes: number;
  /** From the voter to the list of voters. One of a voter's records has to have it; the others may leave it out. */
  readonly proof: readonly Hex[];
}

export interface PollRecord extends Signed {
  readonly kind: "polls";
  readonly poll: Digest;
  readonly option: number;
}

/** One leaf as its file has it. */
export type BatchRecord = ContributionRecord | VoteRecord | PollRecord;

/** A field of a record that can't be: nobody could have signed it for a work, vote or answer that counts. */
export type RecordProblem = "digest" | "codec" | "kind" | "ai-use" | "parents" | "votes" | "poll";

export interface ParsedRecord {
  /** Its place in the file, which its leaf binds. */
  readonly index: number;
  readonly record: BatchRecord;
  /** Null: its fields can be. Its signature is another matter. */
  readonly problem: RecordProblem | null;
}
