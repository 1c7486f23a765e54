import { createHmac } from "node:crypto";
import { bytesToHex, type Hex } from "viem";
import { networkOf } from "../networkOf.ts";

/**
 * Names whence a request came without saying it: the database can count by it, and whoever reads the database learns no addresses. All relays on
 * a database have one key, so that they count together.
 */
export function senderOf(secret: Uint8Array, address: string): Hex {
  return bytesToHex(
    createHmac("sha256", secret)
      .update(`sender ${networkOf(address)}`)
      .digest()
      .subarray(0, 16),
  );
}
