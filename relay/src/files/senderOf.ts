import { createHmac } from "node:crypto";
import { bytesToHex, type Hex } from "viem";
import { networkOf } from "../networks/networkOf.ts";
import { widerNetworkOf } from "../networks/widerNetworkOf.ts";

/**
 * Names whence a request came without saying it: the database can count by it, and whoever reads the database learns no addresses. All relays on
 * a database have one key, so that they count together.
 */
export function senderOf(secret: Uint8Array, address: string): Hex {
  return named(secret, networkOf(address));
}

/** The same for the /48 of an IPv6 address; null for an IPv4 address. */
export function widerSenderOf(secret: Uint8Array, address: string): Hex | null {
  const wider = widerNetworkOf(networkOf(address));
  return wider === null ? null : named(secret, wider);
}

function named(secret: Uint8Array, network: string): Hex {
  return bytesToHex(createHmac("sha256", secret).update(`sender ${network}`).digest().subarray(0, 16));
}
