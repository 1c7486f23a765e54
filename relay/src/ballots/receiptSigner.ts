import type { ApiReceipt } from "@colophon/sdk/api/ballotSchemas.ts";
import { type ReceiptPlace, receiptTypedData } from "@colophon/sdk/typed-data/receipt.ts";
import type { Hex, LocalAccount } from "viem";
import type { Message } from "../store/tables.ts";

/** Gives the receipt of a message that is kept. */
export type ReceiptOf = (message: Message) => Promise<ApiReceipt>;

/** Signing takes a millisecond of the one thread there is, and whoever looks at two hundred messages asks for as many. */
const KEPT = 20_000;

/** Signs receipts: the same each time, since nothing of a message ever changes and the signature is a function of it; so it is kept. */
export function receiptSigner(account: LocalAccount, place: ReceiptPlace): ReceiptOf {
  const relay = account.address.toLowerCase() as Hex;
  const signatures = new Map<Hex, Hex>();
  return async ({ kind, campaign, signed, signer, takenAt, anchorBy }) => {
    const receipt = { relay, kind, campaign, signed, signer, takenAt, anchorBy };
    const known = signatures.get(signed);
    if (known !== undefined) return { ...receipt, signature: known };
    const signature = await account.signTypedData(receiptTypedData(place, receipt));
    if (signatures.size >= KEPT) for (const key of [...signatures.keys()].slice(0, KEPT / 2)) signatures.delete(key);
    signatures.set(signed, signature);
    return { ...receipt, signature };
  };
}
