import type { AiPolicy, Format } from "./names.ts";
import { AI_POLICY, aiPolicyOf, FORMAT, formatOf } from "./names.ts";

/** A campaign's settings, as `contracts/types/Settings.sol` documents them field by field. Times and periods in seconds. */
export interface Settings {
  readonly opens: number;
  readonly closes: number;
  readonly reviewPeriod: number;
  readonly appealPeriod: number;
  readonly finality: number;
  readonly settleWithin: number;
  readonly votesClose: number;
  readonly equalBps: number;
  readonly curatedBps: number;
  readonly communityBps: number;
  readonly lineageBps: number;
  readonly royaltyBps: number;
  readonly aiPolicy: AiPolicy;
  readonly format: Format;
  readonly sealedUntilClose: boolean;
  readonly voterRoot: `0x${string}`;
  /** In wei. */
  readonly appealBond: bigint;
  readonly editionToken: `0x${string}`;
  /** In the edition token's smallest unit. */
  readonly editionPrice: bigint;
  readonly editionCap: number;
}

/** The same as contracts take and give it: the two words as numbers. */
export type AbiSettings = Omit<Settings, "aiPolicy" | "format"> & {
  readonly aiPolicy: number;
  readonly format: number;
};

/** The struct's fields in order; `abi.encode(settings)` is these, flat (all are static). */
export const SETTINGS_FIELDS = [
  { name: "opens", type: "uint32" },
  { name: "closes", type: "uint32" },
  { name: "reviewPeriod", type: "uint32" },
  { name: "appealPeriod", type: "uint32" },
  { name: "finality", type: "uint32" },
  { name: "settleWithin", type: "uint32" },
  { name: "votesClose", type: "uint32" },
  { name: "equalBps", type: "uint16" },
  { name: "curatedBps", type: "uint16" },
  { name: "communityBps", type: "uint16" },
  { name: "lineageBps", type: "uint16" },
  { name: "royaltyBps", type: "uint16" },
  { name: "aiPolicy", type: "uint8" },
  { name: "format", type: "uint8" },
  { name: "sealedUntilClose", type: "bool" },
  { name: "voterRoot", type: "bytes32" },
  { name: "appealBond", type: "uint96" },
  { name: "editionToken", type: "address" },
  { name: "editionPrice", type: "uint128" },
  { name: "editionCap", type: "uint32" },
] as const;

/** Settings as a contract call takes them. */
export function toAbiSettings(settings: Settings): AbiSettings {
  return { ...settings, aiPolicy: AI_POLICY[settings.aiPolicy], format: FORMAT[settings.format] };
}

/** Settings as a contract (or an event) gives them. @throws {UnknownName} */
export function fromAbiSettings(settings: AbiSettings): Settings {
  return { ...settings, aiPolicy: aiPolicyOf(settings.aiPolicy), format: formatOf(settings.format) };
}
