import { bytesToHex } from "@noble/hashes/utils.js";
import { ByteReader } from "./byteReader.ts";
import { carHeader, HEADER_CID_OFFSET } from "./carLayout.ts";
import { carLimitOf } from "./carLimitOf.ts";
import type { ByteSource } from "./chunksOf.ts";
import { cidText } from "./cidFromDigest.ts";
import { DagCheck, LARGEST_FILE, takeDagBlock } from "./dagCheck.ts";
import { CarRootMismatch, MalformedCar } from "./errors.ts";
import { type ParsedCid, parseCid } from "./parseCid.ts";
import { CID_LENGTH, type ContentId } from "./profile.ts";
import { sha256 as platformSha256, type Sha256 } from "./sha256.ts";

export interface VerifyCarOptions {
  /** Largest file taken, in bytes; without it, any size. The CAR's own length follows from the file's. */
  maxBytes?: number;
  sha256?: Sha256;
  signal?: AbortSignal;
  /** Called after each block with the bytes of the CAR that came so far. */
  onProgress?: (received: number) => void;
}

/** A block that was checked. */
export interface VerifiedBlock extends ContentId {
  bytes: Uint8Array<ArrayBuffer>;
}

/** What a CAR that holds had in it. */
export interface VerifiedCar extends ContentId {
  /** Bytes of the file. */
  size: number;
  /** Distinct blocks. */
  blocks: number;
  /** Bytes of the CAR. */
  received: number;
}

/**
 * Checks a CAR while it streams by, and gives each block once it is known to belong: its bytes hash to its CID, an earlier
 * block links to it from the very place where the profile wants it, and its length and layout are what the root's file size
 * implies. So whoever takes the blocks has, at the end, the one canonical DAG of `root` and nothing else. Memory: two
 * blocks, and the digests that are awaited.
 *
 * Blocks given before an error are true blocks of an incomplete file: pin nothing until it returns.
 *
 * @param source the CAR: root first, nodes before their children, as `carOfBlob` and `carOfFile` write it
 * @param root the CID that was announced
 * @returns (as the generator's return value) what the CAR held
 * @throws MalformedCid, MalformedCar, CarTruncated, CarRootMismatch, CarBlockMismatch, CarUnreachableBlock,
 * CarMissingBlock, CarTooLarge, NonCanonicalDag
 * @example
 * for await (const { cid, bytes } of verifyCar(request.body, root, { maxBytes: 2 ** 31 })) await store.put(cid, bytes);
 */
export async function* verifyCar(
  source: ByteSource,
  root: string,
  options: VerifyCarOptions = {},
): AsyncGenerator<VerifiedBlock, VerifiedCar> {
  const parsed = parseCid(root);
  const maxBytes = Math.min(options.maxBytes ?? LARGEST_FILE, LARGEST_FILE);
  const hash = options.sha256 ?? platformSha256;
  const reader = new ByteReader(source, carLimitOf(maxBytes));
  const check = new DagCheck(parsed, maxBytes);
  try {
    await checkHeader(reader, parsed);
    while (!(await reader.atEnd())) {
      options.signal?.throwIfAborted();
      const { isNew, ...block } = await takeDagBlock(reader, check, hash);
      reader.limitTo(carLimitOf(check.size));
      options.onProgress?.(reader.received);
      if (isNew) yield block;
    }
    check.finish();
    const { cid, digest, codec } = parsed;
    return { cid, digest, codec, size: check.size, blocks: check.blocks, received: reader.received };
  } finally {
    await reader.close();
  }
}

async function checkHeader(reader: ByteReader, root: ParsedCid): Promise<void> {
  const expected = carHeader(root.bytes);
  const length = await reader.takeVarint();
  if (length !== expected.length) throw new MalformedCar("its header isn't that of version 1 with one CIDv1 as root");
  const header = await reader.take(length);
  const found = header.slice(HEADER_CID_OFFSET, HEADER_CID_OFFSET + CID_LENGTH);
  if (bytesToHex(header) === bytesToHex(expected)) return;
  if (bytesToHex(header) === bytesToHex(carHeader(found))) throw new CarRootMismatch(root.cid, cidText(found));
  throw new MalformedCar("its header isn't that of version 1 with one CIDv1 as root");
}
