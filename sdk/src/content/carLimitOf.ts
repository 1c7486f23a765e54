import { blockCountOf, cumulativeSizeOf, heightOf } from "./layout.ts";
import { CID_LENGTH } from "./profile.ts";

/** Bytes of the longest CAR that a file of that size can have: each block, repeated ones too, behind a CID and a length. */
export function carLimitOf(size: number): number {
  return 128 + cumulativeSizeOf(size, heightOf(size)) + blockCountOf(size) * (CID_LENGTH + 5);
}
