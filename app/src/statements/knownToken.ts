import type { ApiToken } from "@colophon/sdk/api/schemas.ts";
import type { Address } from "viem";
import type { KnownToken } from "../lib/config.ts";

/** The index's token as the plans take it. */
export function knownToken(token: ApiToken): KnownToken {
  return { ...token, address: token.address as Address };
}
