import type { Address } from "viem";

/** A token that the deployment knows by name. */
export interface KnownToken {
  readonly address: Address;
  readonly symbol: string;
  readonly name: string;
  readonly decimals: number;
}

/** Where the contracts are; `deployment.json` as the app server passes it on. */
export interface AppDeployment {
  readonly chainId: number;
  readonly startBlock: number;
  readonly contributions: Address;
  readonly curation: Address;
  readonly rewardPools: Address;
  readonly royalties: Address;
  readonly editions: Address;
  readonly tokens: readonly KnownToken[];
}

/** What `/config.json` says. All URLs are without a slash at their end. */
export interface AppConfig {
  readonly deployment: AppDeployment;
  readonly rpcUrl: string;
  readonly apiUrl: string;
  readonly relayUrl: string;
  readonly gatewayUrl: string;
  readonly chainName: string;
  /** A chain on this machine: the demo wallet may be offered. */
  readonly local: boolean;
}

/** Thrown where `/config.json` is missing or doesn't say what the page needs. */
export class BadConfig extends Error {
  /** One sentence a fault, each naming its field. */
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(`The page's configuration can't be used. ${faults.join(" ")}`);
    this.name = "BadConfig";
    this.faults = faults;
  }
}

/**
 * Checks what `/config.json` answered. By hand rather than with a schema library: this runs before the first paint.
 *
 * @throws {BadConfig} naming every fault at once.
 */
export function parseConfig(value: unknown): AppConfig {
  const faults: string[] = [];
  const root = record(value, "config.json", faults);
  const deployment = record(root.deployment, "deployment", faults);
  const tokens = Array.isArray(deployment.tokens) ? deployment.tokens : [];
  const config: AppConfig = {
    deployment: {
      chainId: integer(deployment.chainId, "deployment.chainId", faults),
      startBlock: integer(deployment.startBlock, "deployment.startBlock", faults),
      contributions: address(deployment.contributions, "deployment.contributions", faults),
      curation: address(deployment.curation, "deployment.curation", faults),
      rewardPools: address(deployment.rewardPools, "deployment.rewardPools", faults),
      royalties: address(deployment.royalties, "deployment.royalties", faults),
      editions: address(deployment.editions, "deployment.editions", faults),
      tokens: tokens.map((token: unknown, index) => {
        const entry = record(token, `deployment.tokens[${index}]`, faults);
        return {
          address: address(entry.address, `deployment.tokens[${index}].address`, faults),
          symbol: text(entry.symbol, `deployment.tokens[${index}].symbol`, faults),
          name: text(entry.name, `deployment.tokens[${index}].name`, faults),
          decimals: integer(entry.decimals, `deployment.tokens[${index}].decimals`, faults),
        };
      }),
    },
    rpcUrl: url(root.rpcUrl, "rpcUrl", faults),
    apiUrl: url(root.apiUrl, "apiUrl", faults),
    relayUrl: url(root.relayUrl, "relayUrl", faults),
    gatewayUrl: url(root.gatewayUrl, "gatewayUrl", faults),
    chainName: text(root.chainName, "chainName", faults),
    local: root.local === true,
  };
  if (faults.length > 0) throw new BadConfig(faults);
  return config;
}

function record(value: unknown, name: string, faults: string[]): Record<string, unknown> {
  if (typeof value === "object" && value !== null) return Object.fromEntries(Object.entries(value));
  faults.push(`${name} must be an object.`);
  return {};
}

function text(value: unknown, name: string, faults: string[]): string {
  if (typeof value === "string" && value !== "") return value;
  faults.push(`${name} must be text.`);
  return "";
}

function integer(value: unknown, name: string, faults: string[]): number {
  if (typeof value === "number" && Number.isSafeInteger(value) && value >= 0) return value;
  faults.push(`${name} must be a whole number.`);
  return 0;
}

function address(value: unknown, name: string, faults: string[]): Address {
  if (typeof value === "string" && /^0x[0-9a-fA-F]{40}$/.test(value)) return `0x${value.slice(2).toLowerCase()}`;
  faults.push(`${name} must be an address.`);
  return "0x";
}

function url(value: unknown, name: string, faults: string[]): string {
  if (typeof value === "string" && URL.canParse(value) && /^https?:/.test(value)) return value.replace(/\/+$/, "");
  faults.push(`${name} must be an http or https address.`);
  return "";
}
