import { hashTypedData } from "viem";
import type { ApiReceipt } from "../api/ballotSchemas.ts";
import { type Account, parseAccount } from "../ids/account.ts";
import { parseCampaignNumber } from "../ids/campaignNumber.ts";
import { type Digest, parseDigest } from "../ids/digest.ts";
import { ANCHOR_KIND } from "../ids/names.ts";
import { ranged, UINT64_MAX } from "./ranged.ts";
import { recoverSigner } from "./signature.ts";

/** Where a receipt is good; any `Deployment` fits. */
export interface ReceiptPlace {
  readonly chainId: number;
  /** The `Contributions` contract, where the message is to be anchored. */
  readonly contributions: string;
}

/** What a relay signs when it has taken a message. */
export const RECEIPT_TYPES = {
  Receipt: [
    { name: "relay", type: "address" },
    { name: "kind", type: "uint8" },
    { name: "campaign", type: "uint32" },
    { name: "signed", type: "bytes32" },
    { name: "signer", type: "address" },
    { name: "takenAt", type: "uint64" },
    { name: "anchorBy", type: "uint64" },
  ],
} as const;

export interface ReceiptTypedData {
  readonly domain: {
    readonly name: "Colophon Relay";
    readonly version: "1";
    readonly chainId: number;
    readonly verifyingContract: Account;
  };
  readonly types: typeof RECEIPT_TYPES;
  readonly primaryType: "Receipt";
  readonly message: {
    readonly relay: Account;
    readonly kind: number;
    readonly campaign: number;
    readonly signed: Digest;
    readonly signer: Account;
    readonly takenAt: bigint;
    readonly anchorBy: bigint;
  };
}

/**
 * The EIP-712 message of a receipt: "I, the relay, have had this message since then, and mean to anchor it by then." No
 * contract reads it; it is what its holder shows when a relay has lost or withheld something.
 *
 * @throws {MalformedId} {UnsignableMessage}
 * @example await relayAccount.signTypedData(receiptTypedData(deployment, receipt))
 */
export function receiptTypedData(place: ReceiptPlace, receipt: Omit<ApiReceipt, "signature">): ReceiptTypedData {
  return {
    domain: {
      name: "Colophon Relay",
      version: "1",
      chainId: place.chainId,
      verifyingContract: parseAccount(place.contributions),
    },
    types: RECEIPT_TYPES,
    primaryType: "Receipt",
    message: {
      relay: parseAccount(receipt.relay),
      kind: ANCHOR_KIND[receipt.kind],
      campaign: parseCampaignNumber(receipt.campaign),
      signed: parseDigest(receipt.signed),
      signer: parseAccount(receipt.signer),
      takenAt: ranged("takenAt", receipt.takenAt, 0, UINT64_MAX),
      anchorBy: ranged("anchorBy", receipt.anchorBy, 0, UINT64_MAX),
    },
  };
}

/** True if the relay that the receipt names has signed it. @throws {MalformedSignature} {MalformedId} */
export async function verifyReceipt(place: ReceiptPlace, receipt: ApiReceipt): Promise<boolean> {
  const signer = await recoverSigner(hashTypedData(receiptTypedData(place, receipt)), receipt.signature);
  return signer === parseAccount(receipt.relay);
}
