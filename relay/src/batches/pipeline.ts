import type { KuboRPCClient } from "kubo-rpc-client";
import type { Logger } from "pino";
import type { LocalAccount } from "viem";
import type { RelayChain } from "../chain/relayChain.ts";
import type { Db } from "../store/openStore.ts";

/** What making and anchoring batches needs. */
export interface Pipeline {
  db: Db;
  chain: RelayChain;
  ipfs: KuboRPCClient;
  account: LocalAccount;
  log: Logger;
  batchSeconds: number;
  batchLeaves: number;
  stuckSeconds: number;
  /** In wei for a unit of gas. */
  maxFee: bigint;
  confirmations: number;
  /** Told after each step, before the next begins: tests end the process here. */
  afterStep: (step: Step) => Promise<void>;
}

/** Between two of these a process may be killed, and the next one goes on from what is written down. */
export type Step = "formed" | "imported" | "stored" | "signed" | "broadcast" | "anchored" | "final";

/** Our clock, in unix seconds. */
export const wallSeconds = (): number => Math.floor(Date.now() / 1000);
