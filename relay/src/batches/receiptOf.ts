import { type TransactionReceipt, TransactionReceiptNotFoundError } from "viem";
import { getTransactionReceipt } from "viem/actions";
import type { SignedCall } from "../store/tables.ts";
import type { Pipeline } from "./pipeline.ts";

/** Of a transaction that is in a block; else null. */
export async function receiptOf({ chain }: Pipeline, { hash }: SignedCall): Promise<TransactionReceipt | null> {
  try {
    return await getTransactionReceipt(chain.client, { hash });
  } catch (error) {
    if (error instanceof TransactionReceiptNotFoundError) return null;
    throw error;
  }
}
