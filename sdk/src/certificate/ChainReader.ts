import type { AiUse, Codec, MediaKind } from "../ids/names.ts";

/** What a contract says of a work now. Times in unix seconds. */
export interface WorkOnChain {
  readonly author: string;
  /** Null once burnt. */
  readonly owner: string | null;
  readonly digest: string;
  readonly certifiedAt: number;
  readonly finalAt: number;
  readonly kind: MediaKind;
  readonly codec: Codec;
  readonly aiUse: AiUse;
}

export interface LogOnChain {
  readonly address: string;
  readonly logIndex: number;
  readonly topics: readonly string[];
  readonly data: string;
}

/** A transaction that is in a block of the chain that the reader follows. */
export interface ReceiptOnChain {
  readonly blockNumber: bigint;
  readonly blockHash: string;
  /** The block's, in unix seconds. */
  readonly blockTime: number;
  readonly succeeded: boolean;
  readonly logs: readonly LogOnChain[];
}

/**
 * What the checks in this folder ask of a chain; they do no I/O themselves. A viem client makes one in `actions/chainReader.ts`.
 * Every method throws where the chain can't be reached: “can't tell” is never “no”.
 */
export interface ChainReader {
  readonly chainId: number;
  /** The `Contributions` contract that the checker trusts: whoever made a file could have named a contract of its own. */
  readonly contract: string;
  /** Time of the newest block, in unix seconds. */
  now(): Promise<number>;
  /** Null where the work was never certified. */
  workOf(id: string): Promise<WorkOnChain | null>;
  /** Asks a smart account (ERC-1271) whether a signature is its own; false where the account has no code. */
  isSignatureOf(account: string, hash: string, signature: string): Promise<boolean>;
  /** Null where the chain doesn't know the transaction, or has it in no block. */
  receiptOf(transaction: string): Promise<ReceiptOnChain | null>;
}
