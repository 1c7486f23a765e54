import type { KuboRPCClient } from "kubo-rpc-client";
import type { Logger } from "pino";
import type { LocalAccount } from "viem";
import type { RelayChain } from "../chain/relayChain.ts";
import type { UploadFolder } from "../files/UploadFolder.ts";
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
  /** Wei that a brand's transactions may cost within a day, by brand, and `default`; undefined: no bounds. */
  budgets: Readonly<Record<string, bigint>> | undefined;
  /** Files that wait for their anchor. */
  folder: UploadFolder;
  /** Blocks on top of an anchor until its works are published. */
  publishConfirmations: number;
  /** Told after each step, before the next begins: tests end the process here. */
  afterStep: (step: Step) => Promise<void>;
}

/** Between two of these a process may be killed, and the next one goes on from what is written down. */
export type Step =
  | "formed"
  | "imported"
  | "stored"
  | "signed"
  | "broadcast"
  | "anchored"
  | "final"
  // Of contributions, once they are anchored: manifests and file are on IPFS, a work is, all are noted.
  | "filed"
  | "kept"
  | "published"
  // Of claims: their transaction is written down, sent, and its receipt is.
  | "claims-signed"
  | "claims-sent"
  | "claims-paid";

/** Our clock, in unix seconds. */
export const wallSeconds = (): number => Math.floor(Date.now() / 1000);
