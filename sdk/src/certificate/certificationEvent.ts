import { decodeEventLog, type Hex, isHex } from "viem";
import { worksAbi } from "../abis/worksAbi.ts";
import { type Account, parseAccount } from "../ids/account.ts";
import { type ContributionId, idMatchesDigest, parseContributionId } from "../ids/contributionId.ts";
import { type Digest, NO_DIGEST, parseDigest } from "../ids/digest.ts";
import { unpackWorkHeader, type WorkHeader } from "../ids/workHeader.ts";

/** What one of the three events says that make a work's state: certified directly, from older evidence, or taken over. */
export interface CertificationEvent {
  readonly event: "Contributed" | "ContributedFromEvidence" | "Superseded";
  readonly id: ContributionId;
  readonly author: Account;
  readonly digest: Digest;
  readonly header: WorkHeader;
  /** Null: none. */
  readonly manifest: Digest | null;
  readonly parents: readonly ContributionId[];
  /** The commitment, or the anchor's root, and its time in unix seconds; null where the block's time is the certified-at. */
  readonly evidence: { readonly hash: Digest; readonly time: number } | null;
  /** Who lost the token, where it was taken over. */
  readonly previous: Account | null;
}

/**
 * Reads a log as one of the three events.
 *
 * @returns Null for any other log, and for data that no contract of ours would have emitted.
 * @example certificationEvent(log)?.author
 */
export function certificationEvent(log: {
  readonly topics: readonly string[];
  readonly data: string;
}): CertificationEvent | null {
  const topics = log.topics.filter((topic): topic is Hex => isHex(topic));
  const [selector, ...rest] = topics;
  if (selector === undefined || topics.length !== log.topics.length || !isHex(log.data)) return null;
  try {
    const { eventName, args } = decodeEventLog({ abi: worksAbi, topics: [selector, ...rest], data: log.data });
    if (eventName !== "Contributed" && eventName !== "ContributedFromEvidence" && eventName !== "Superseded")
      return null;
    const id = parseContributionId(args.id);
    const digest = parseDigest(args.digest);
    const header = unpackWorkHeader(args.header);
    if (!idMatchesDigest(id, digest)) return null;
    return {
      event: eventName,
      id,
      author: parseAccount(args.author),
      digest,
      header,
      manifest: args.manifest === NO_DIGEST ? null : parseDigest(args.manifest),
      parents: args.parents.map(parseContributionId),
      evidence: "evidence" in args ? { hash: parseDigest(args.evidence), time: args.certifiedAt } : null,
      previous: "previous" in args ? parseAccount(args.previous) : null,
    };
  } catch {
    // Data that doesn't decode, or a header or id that no contract would have emitted.
    return null;
  }
}
