import { type Account, parseAccount } from "../ids/account.ts";
import { parseCampaignNumber } from "../ids/campaignNumber.ts";
import { parseConfigHash } from "../ids/configHash.ts";
import { type ContributionId, parseContributionId } from "../ids/contributionId.ts";
import { type Digest, NO_DIGEST, parseDigest } from "../ids/digest.ts";
import { AI_USE, CODEC, MEDIA_KIND } from "../ids/names.ts";
import { packWorkHeader, unpackWorkHeader, type WorkHeaderInput } from "../ids/workHeader.ts";
import { UnsignableMessage } from "./errors.ts";
import { ranged, UINT32_MAX, UINT64_MAX } from "./ranged.ts";

/** The contract takes no more. */
export const MOST_PARENTS = 16;

/** The fields of `Contribution` and of `Supersession`, as wallets show them: one work, said for two purposes. */
export const WORK_FIELDS = [
  { name: "campaign", type: "uint32" },
  { name: "config", type: "bytes20" },
  { name: "author", type: "address" },
  { name: "digest", type: "bytes32" },
  { name: "codec", type: "uint8" },
  { name: "kind", type: "uint8" },
  { name: "aiUse", type: "uint8" },
  { name: "manifest", type: "bytes32" },
  { name: "parents", type: "uint256[]" },
  { name: "epoch", type: "uint32" },
  { name: "deadline", type: "uint64" },
] as const;

export interface WorkMessageInput extends WorkHeaderInput {
  readonly author: string;
  /** sha2-256 digest of the content's root block. */
  readonly digest: string;
  /** Digest of the manifest; absent: none, the author has 100 %. */
  readonly manifest?: string | undefined;
  /** At most 16 distinct ids. */
  readonly parents?: readonly string[] | undefined;
  /** The author's epoch, from `epochOf`. */
  readonly epoch: number;
  /** Last second in which the signature is good, in unix seconds. */
  readonly deadline: number | bigint;
}

export interface WorkMessage {
  readonly campaign: number;
  readonly config: `0x${string}`;
  readonly author: Account;
  readonly digest: Digest;
  readonly codec: number;
  readonly kind: number;
  readonly aiUse: number;
  readonly manifest: Digest;
  readonly parents: readonly bigint[];
  readonly epoch: number;
  readonly deadline: bigint;
}

/**
 * What an author signs of a work, checked field by field.
 *
 * @throws {UnsignableMessage} for an empty digest, too many, repeated or own parents, an epoch or deadline out of range.
 * @throws {MalformedId} and {MalformedWorkHeader} for fields that aren't what they should be.
 * @example workMessage({ campaign: 1, config, author, digest, codec: "raw", kind: "image", aiUse: "none", epoch: 0, deadline })
 */
export function workMessage(input: WorkMessageInput): WorkMessage {
  const header = unpackWorkHeader(packWorkHeader({ ...input, config: parseConfigHash(input.config) }));
  const digest = parseDigest(input.digest);
  if (digest === NO_DIGEST) {
    throw new UnsignableMessage("digest", "The content's digest is zero.", "Hash the file first.");
  }
  return {
    campaign: parseCampaignNumber(input.campaign),
    config: header.config,
    author: parseAccount(input.author),
    digest,
    codec: CODEC[header.codec],
    kind: MEDIA_KIND[header.kind],
    aiUse: AI_USE[header.aiUse],
    manifest: input.manifest === undefined ? NO_DIGEST : parseDigest(input.manifest),
    parents: parseParents(input.parents ?? []).map(BigInt),
    epoch: Number(ranged("epoch", input.epoch, 0, UINT32_MAX)),
    deadline: ranged("deadline", input.deadline, 0, UINT64_MAX),
  };
}

/** Distinct ids, at most 16, in their order (the first named gets what doesn't divide). @throws {UnsignableMessage} */
export function parseParents(parents: readonly unknown[]): readonly ContributionId[] {
  if (parents.length > MOST_PARENTS) {
    throw new UnsignableMessage(
      "parents",
      `The work names ${parents.length} works that it builds on, and at most ${MOST_PARENTS} are allowed.`,
      "Name the most important ones.",
      { count: parents.length },
    );
  }
  const ids = parents.map(parseContributionId);
  const repeated = ids.find((id, i) => ids.indexOf(id) !== i);
  if (repeated !== undefined) {
    throw new UnsignableMessage("parents", `The work ${repeated} is named twice as a parent.`, "Name it once.", {
      repeated,
    });
  }
  return ids;
}
