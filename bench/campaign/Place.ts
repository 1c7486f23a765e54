import { readFileSync } from "node:fs";
import type { Account } from "@colophon/sdk/ids/account.ts";

/** Where the campaign is, as steps are told: `place.json` in the run's folder. */
export interface Place {
  readonly chainId: number;
  readonly contributions: Account;
  readonly curation: Account;
  readonly rewardPools: Account;
  readonly campaign: number;
  readonly config: `0x${string}`;
  /** Endpoints of this run. */
  readonly rpc: string;
  readonly ipfs: string;
  readonly gateway: string;
  readonly deployment: string;
}

/** Reads what the run wrote for its steps. */
export function readPlace(folder: string): Place {
  return JSON.parse(readFileSync(`${folder}/place.json`, "utf8")) as Place;
}
