import type { ApiReceipt } from "@colophon/sdk/api/ballotSchemas.ts";
import type { KeptSignature } from "../transactions/KeptSignature.ts";

/** A contribution that the relay took, as this browser keeps it: it is its author's only, until it is on chain. */
export interface PendingWork {
  /** Digest of the signed message: its name at the relay. */
  readonly signed: string;
  /** Chain and contract, so that two deployments on one address don't mix. */
  readonly place: string;
  /** The work's id, once it is on chain. */
  readonly id: string;
  readonly title: string;
  readonly cid: string;
  readonly campaignTitle: string;
  readonly receipt: ApiReceipt;
  readonly signature: KeptSignature;
  readonly manifestText: string;
  /** The work itself, kept until it is on chain and published; null afterwards, or where there was no room. */
  readonly file: Blob | null;
}
