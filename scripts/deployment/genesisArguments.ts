import { type Hex, keccak256 } from "viem";
import type { Parameters } from "./parameters.ts";

/** What Genesis' constructor gets. */
export function genesisArguments(codes: readonly Hex[], parameters: Parameters) {
  const { reviewMin, appealMin, finalityMin, appealBondCap, challenge, silence, reopen, refund } = parameters;
  return [
    codes.map((code) => keccak256(code)),
    { reviewMin, appealMin, finalityMin, appealBondCap },
    { challenge, silence, reopen, refund },
  ] as const;
}
