import { carHeader, prefixed } from "@colophon/sdk/content/carLayout.ts";
import { cidBytes, digestBytes } from "@colophon/sdk/content/cidFromDigest.ts";
import { CID_LENGTH, RAW } from "@colophon/sdk/content/profile.ts";

/** A CAR of raw blocks, named by the first. */
export function carOfBlocks(blocks: readonly { digest: string; bytes: Uint8Array }[]): Uint8Array<ArrayBuffer> {
  const cids = blocks.map(({ digest }) => cidBytes(digestBytes(digest), RAW));
  const header = carHeader(cids[0] ?? new Uint8Array());
  const parts: Uint8Array[] = [prefixed(header.length, header)];
  for (const [i, { bytes }] of blocks.entries()) {
    parts.push(prefixed(CID_LENGTH + bytes.length, cids[i] ?? new Uint8Array()), bytes);
  }
  const car = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    car.set(part, offset);
    offset += part.length;
  }
  return car;
}
