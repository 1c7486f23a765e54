import type { ReceiptFile } from "./receiptFileSchema.ts";

/** Where a signed message was found on chain. Times in unix seconds. */
export interface FoundOnChain {
  /** `anchor`: a leaf of one; `transaction`: a contribution that was certified by a transaction of its own, whoever sent that. */
  readonly how: "anchor" | "transaction";
  /** Of the anchor's block, or of the one that certified it. */
  readonly time: number;
  /** Of the event that shows it: the anchor's, or the token's. */
  readonly block: number;
  readonly transaction: string;
  /** Of an anchor; null for `transaction`, and so is `leaf`. */
  readonly root: string | null;
  /** Its place in the anchor; null where a token names the anchor and its file wasn't read. */
  readonly leaf: number | null;
}

/** What was looked through for a signed message, and what came of it. */
export interface Whereabouts {
  readonly found: FoundOnChain | null;
  /** How many anchors' files were read. */
  readonly read: number;
  /** Anchors of the promise's time that couldn't be read, each with its reason: the message may be in one of them. */
  readonly unread: readonly string[];
}

/**
 * What checking a receipt asks of a chain; the check does no I/O itself. A viem client makes one in `actions/receiptReader.ts`.
 * Every method throws where the chain can't be reached: “can't tell” is never “no”.
 */
export interface ReceiptReader {
  readonly chainId: number;
  /** The `Contributions` contract that the checker trusts: whoever made a file could have named a contract of its own. */
  readonly contract: string;
  /** Whether a campaign names a relay: now, at some time before, or never. Null: there is no such campaign. */
  namedRelay(campaign: number, relay: string): Promise<"now" | "before" | "never" | null>;
  /** The epoch that an account's signatures have to name. */
  epochOf(account: string): Promise<number>;
  /** Looks for what a receipt is for. */
  whereIs(file: ReceiptFile): Promise<Whereabouts>;
}
