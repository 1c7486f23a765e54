import type { Brand } from "./brand.ts";
import { type CampaignNumber, parseCampaignNumber } from "./campaignNumber.ts";
import { type ConfigHash, isConfigHash } from "./configHash.ts";
import { MalformedWorkHeader } from "./errors.ts";
import {
  AI_USE,
  type AiUse,
  aiUseOf,
  CODEC,
  type Codec,
  codecOf,
  MEDIA_KIND,
  type MediaKind,
  mediaKindOf,
} from "./names.ts";

/** A contribution's small fields. */
export interface WorkHeader {
  /** The config hash that the author accepts. */
  readonly config: ConfigHash;
  readonly campaign: CampaignNumber;
  readonly kind: MediaKind;
  readonly codec: Codec;
  readonly aiUse: AiUse;
}

/** The same as one word: `config 160 ‖ campaign 32 ‖ zero 48 ‖ kind 8 ‖ codec 4 ‖ aiUse 4`, see `contracts/types/WorkHeader.sol`. */
export type PackedWorkHeader = Brand<bigint, "PackedWorkHeader">;

/** Like {@link WorkHeader}, with values that were not parsed yet. */
export interface WorkHeaderInput {
  readonly config: string;
  readonly campaign: number;
  readonly kind: MediaKind;
  readonly codec: Codec;
  readonly aiUse: AiUse;
}

/**
 * @throws {MalformedWorkHeader}
 * @throws {MalformedId} for the campaign's number.
 * @example packWorkHeader({ config, campaign: 1, kind: "image", codec: "raw", aiUse: "none" })
 */
export function packWorkHeader(header: WorkHeaderInput): PackedWorkHeader {
  if (!isConfigHash(header.config))
    throw new MalformedWorkHeader("config", header.config, "0x and 40 lower-case hex digits");
  const kind = numberOf("kind", MEDIA_KIND, header.kind);
  const codec = numberOf("codec", CODEC, header.codec);
  const aiUse = numberOf("aiUse", AI_USE, header.aiUse);
  const campaign = parseCampaignNumber(header.campaign);
  return ((BigInt(header.config) << 96n) |
    (BigInt(campaign) << 64n) |
    BigInt((kind << 8) | (codec << 4) | aiUse)) as PackedWorkHeader;
}

/**
 * @throws {MalformedWorkHeader} where a reserved bit is set or a field has no meaning (contracts refuse such headers too).
 */
export function unpackWorkHeader(packed: bigint): WorkHeader {
  if (packed < 0n || packed >> 256n !== 0n)
    throw new MalformedWorkHeader("header", packed, "an unsigned 256-bit number");
  const reserved = (packed >> 16n) & 0xffff_ffff_ffffn;
  if (reserved !== 0n) throw new MalformedWorkHeader("reserved", reserved, "0");
  const campaign = Number((packed >> 64n) & 0xffff_ffffn);
  if (campaign === 0) throw new MalformedWorkHeader("campaign", campaign, "at least 1");
  return {
    config: `0x${(packed >> 96n).toString(16).padStart(40, "0")}` as ConfigHash,
    campaign: campaign as CampaignNumber,
    kind: mediaKindOf((packed >> 8n) & 0xffn),
    codec: codecOf((packed >> 4n) & 0xfn),
    aiUse: aiUseOf(packed & 0xfn),
  };
}

/** Own keys only: words come from forms and files, and `toString` is nobody's media kind. */
function numberOf(field: string, map: Readonly<Record<string, number>>, word: string): number {
  const number = Object.hasOwn(map, word) ? map[word] : undefined;
  if (number === undefined) throw new MalformedWorkHeader(field, word, `one of ${Object.keys(map).join(", ")}`);
  return number;
}
