import type { ApiReceipt } from "@colophon/sdk/api/ballotSchemas.ts";
import { type ReceiptPlace, receiptTypedData } from "@colophon/sdk/typed-data/receipt.ts";
import type { Hex, LocalAccount } from "viem";
import type { Message } from "../store/tables.ts";

/** The receipt of a message that is kept: the same each time, since nothing of it ever changes and the signature is a function of it. */
export async function receiptOf(account: LocalAccount, place: ReceiptPlace, message: Message): Promise<ApiReceipt> {
  const { kind, campaign, signed, signer, takenAt, anchorBy } = message;
  const relay = account.address.toLowerCase() as Hex;
  const receipt = { relay, kind, campaign, signed, signer, takenAt, anchorBy };
  return { ...receipt, signature: await account.signTypedData(receiptTypedData(place, receipt)) };
}
