import type { Brand } from "./brand.ts";
import { type CampaignNumber, parseCampaignNumber } from "./campaignNumber.ts";
import { parseDigest } from "./digest.ts";
import { MalformedId } from "./errors.ts";

/**
 * Names a contribution, and is its token's id: `campaign (32 bits) ‖ low 224 bits of the content's digest`, as 0x and 64
 * lower-case hex digits. So ids sort by campaign, and text order is the order of the numbers.
 */
export type ContributionId = Brand<`0x${string}`, "ContributionId">;

const FORM = /^0x[0-9a-f]{64}$/;

export function isContributionId(value: unknown): value is ContributionId {
  return typeof value === "string" && FORM.test(value) && !value.startsWith("0x00000000");
}

/**
 * The only derivation of an id in TypeScript; `contracts/types/ContributionId.sol` has Solidity's, `test/vectors/ids.json` pins both.
 *
 * @param campaign The campaign's number, from 1.
 * @param digest sha2-256 digest of the content's root block.
 * @throws {MalformedId}
 * @example toContributionId(1, digestOf(cid))
 */
export function toContributionId(campaign: number, digest: string): ContributionId {
  const number = parseCampaignNumber(campaign).toString(16).padStart(8, "0");
  return `0x${number}${parseDigest(digest).slice(10)}` as ContributionId;
}

/**
 * An id from text (0x-hex, or decimal as explorers and marketplaces show token ids) or from a bigint.
 *
 * @throws {MalformedId}
 */
export function parseContributionId(value: unknown): ContributionId {
  let text = value;
  if (typeof value === "string" && /^\d{1,78}$/.test(value)) text = hex256(BigInt(value));
  else if (typeof value === "bigint" && value >= 0n) text = hex256(value);
  else if (typeof value === "string") text = value.toLowerCase();
  if (!isContributionId(text)) {
    throw new MalformedId(
      "contribution id",
      value,
      "0x and 64 hex digits, of which the first 8 (the campaign) aren't all 0",
    );
  }
  return text;
}

/** The campaign that an id belongs to. */
export function campaignOfId(id: ContributionId): CampaignNumber {
  return Number.parseInt(id.slice(2, 10), 16) as CampaignNumber;
}

/** The id as the number that contracts take. */
export function tokenIdOf(id: ContributionId): bigint {
  return BigInt(id);
}

/** True if `digest` is the content that `id` names (all of the 224 bits that an id carries). */
export function idMatchesDigest(id: ContributionId, digest: string): boolean {
  return parseDigest(digest).slice(10) === id.slice(10);
}

function hex256(value: bigint): string {
  return `0x${value.toString(16).padStart(64, "0")}`;
}
