import { createHash } from "node:crypto";
import { type Hex, hexToBytes } from "viem";

/** Which pool and root a statement's file was read for. */
export interface FileOfRoot {
  readonly campaign: number;
  readonly token: Hex;
  readonly root: Hex;
  readonly statement: Hex;
  readonly codec: number;
}

/**
 * A short key for a file's rows, of which there are millions: the same in every index of one chain, and long enough (128 bits of
 * sha-256) that nobody finds two files with one key.
 */
export function fileKeyOf({ campaign, token, root, statement, codec }: FileOfRoot): Hex {
  const hash = createHash("sha256");
  hash.update(`${campaign}/${codec}/`);
  for (const part of [token, root, statement]) hash.update(hexToBytes(part));
  return `0x${hash.digest("hex").slice(0, 32)}`;
}
