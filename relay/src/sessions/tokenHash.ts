import { sha256 } from "@colophon/sdk/content/node/sha256.ts";
import { bytesToHex, type Hex } from "viem";

/** What of a token the database has. */
export function tokenHash(token: string): Hex {
  return bytesToHex(sha256(new TextEncoder().encode(token)));
}
