import type { ReceiptedWork } from "@colophon/sdk/relay/receiptFile.ts";
import type { PendingWork } from "./PendingWork.ts";

/** What the receipt of a contribution is about, as its file says it. */
export function receiptedWork({ signature, manifestText }: PendingWork): ReceiptedWork {
  return { ...signature, manifestText };
}
