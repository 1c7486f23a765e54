import { encodeAbiParameters, keccak256 } from "viem";
import { parseAccount } from "./account.ts";
import type { Brand } from "./brand.ts";
import { parseCampaignNumber } from "./campaignNumber.ts";
import { parseDigest } from "./digest.ts";
import { MalformedId } from "./errors.ts";
import { SETTINGS_FIELDS, type Settings, toAbiSettings } from "./settings.ts";

/** Hash of all of a campaign's settings and its current terms: 0x and 40 lower-case hex digits (160 bits). */
export type ConfigHash = Brand<`0x${string}`, "ConfigHash">;

const FORM = /^0x[0-9a-f]{40}$/;

export function isConfigHash(value: unknown): value is ConfigHash {
  return typeof value === "string" && FORM.test(value);
}

/** @throws {MalformedId} */
export function parseConfigHash(value: unknown): ConfigHash {
  const lower = typeof value === "string" ? value.toLowerCase() : value;
  if (!isConfigHash(lower)) throw new MalformedId("config hash", value, "0x and 40 hex digits");
  return lower;
}

export interface ConfigHashInput {
  readonly chainId: number;
  /** The contract that holds the campaign. */
  readonly contract: string;
  readonly campaign: number;
  readonly settings: Settings;
  /** From 1. */
  readonly termsVersion: number;
  /** sha2-256 digest of the terms document. */
  readonly terms: string;
}

const HASH_FIELDS = [
  { type: "uint256" },
  { type: "address" },
  { type: "uint32" },
  { type: "bytes32" },
  { type: "uint32" },
  { type: "bytes32" },
] as const;

/**
 * The config hash, recomputed: the first 160 bits of `keccak256(abi.encode(chain id, contract, campaign,
 * keccak256(abi.encode(settings)), terms version, terms))`, as `ICampaigns.configOf` answers it.
 *
 * @throws {MalformedId}
 */
export function configHashOf(input: ConfigHashInput): ConfigHash {
  const settings = encodeAbiParameters(
    [{ type: "tuple", components: SETTINGS_FIELDS }],
    [toAbiSettings(input.settings)],
  );
  const encoded = encodeAbiParameters(HASH_FIELDS, [
    BigInt(input.chainId),
    parseAccount(input.contract),
    parseCampaignNumber(input.campaign),
    keccak256(settings),
    input.termsVersion,
    parseDigest(input.terms),
  ]);
  return keccak256(encoded).slice(0, 42) as ConfigHash;
}
