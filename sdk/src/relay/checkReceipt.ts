import type { ApiReceipt } from "../api/ballotSchemas.ts";
import { type ReceiptPlace, verifyReceipt } from "../typed-data/receipt.ts";
import { ReceiptInvalid } from "./errors.ts";

/** What a receipt has to be about. */
export interface Receipted {
  readonly kind: ApiReceipt["kind"];
  readonly campaign: number;
  readonly signed: string;
  readonly signer: string;
  /** The campaign's relay, where it is known: a receipt of anybody else is worth nothing. */
  readonly relay?: string | undefined;
}

/** Holds a receipt against what was sent. @throws {ReceiptInvalid} */
export async function checkReceipt(place: ReceiptPlace, receipt: ApiReceipt, sent: Receipted): Promise<ApiReceipt> {
  const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
  if (receipt.kind !== sent.kind || receipt.campaign !== sent.campaign || !same(receipt.signed, sent.signed)) {
    throw new ReceiptInvalid("it is for another message");
  }
  if (!same(receipt.signer, sent.signer)) throw new ReceiptInvalid("it names another signer");
  if (sent.relay !== undefined && !same(receipt.relay, sent.relay)) {
    throw new ReceiptInvalid(`it is ${receipt.relay}'s, and the campaign's relay is ${sent.relay}`);
  }
  const holds = await verifyReceipt(place, receipt).catch(() => false);
  if (!holds) throw new ReceiptInvalid("its signature doesn't hold");
  return receipt;
}
