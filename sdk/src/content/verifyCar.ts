import { bytesToHex } from "@noble/hashes/utils.js";
import { digestFromBytes } from "../ids/digest.ts";
import { ByteReader } from "./byteReader.ts";
import { carHeader, HEADER_CID_OFFSET } from "./carLayout.ts";
import { carLimitOf } from "./carLimitOf.ts";
import type { ByteSource } from "./chunksOf.ts";
import { cidBytes, cidText } from "./cidFromDigest.ts";
import {
  CarBlockMismatch,
  CarMissingBlock,
  CarRootMismatch,
  CarTooLarge,
  CarUnreachableBlock,
  MalformedCar,
  NonCanonicalDag,
} from "./errors.ts";
import { fileSizeOfNode } from "./fileSizeOfNode.ts";
import { heightOf, nodeLengthOf, templateOf } from "./layout.ts";
import { type ParsedCid, parseCid } from "./parseCid.ts";
import { CHUNK_SIZE, CID_LENGTH, type Codec, type ContentId, DAG_PB, DAG_PB_CODE, RAW, RAW_CODE } from "./profile.ts";
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

/** Where a block belongs in the DAG: its height over the leaves, and the file bytes under it. */
interface Place {
  height: number;
  size: number;
}

/** A root of 2^50 bytes has height 3; no file is larger. */
const LARGEST_FILE = CHUNK_SIZE * 1024 ** 3;
/** No node is longer, whatever the file's size. */
const LONGEST_NODE = 128 * 1024;

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
      const { cid, codec, bytes } = await takeBlock(reader, check);
      const digest = cid.subarray(4);
      if (bytesToHex(await hash(bytes)) !== bytesToHex(digest)) throw new CarBlockMismatch(cidText(cid));
      const isNew = check.accept(cidText(cid), bytesToHex(digest), bytes);
      reader.limitTo(carLimitOf(check.size));
      options.onProgress?.(reader.received);
      if (isNew) yield { cid: cidText(cid), digest: digestFromBytes(digest), codec, bytes };
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

async function takeBlock(reader: ByteReader, check: DagCheck) {
  const length = await reader.takeVarint();
  if (length < CID_LENGTH) throw new MalformedCar("a block is too short to have a CID");
  const cid = await reader.take(CID_LENGTH);
  const [version, code, hash, digestLength] = cid;
  if (version !== 1 || hash !== 0x12 || digestLength !== 0x20 || (code !== RAW_CODE && code !== DAG_PB_CODE)) {
    throw new MalformedCar("a block's CID isn't a CIDv1 with sha2-256 and codec raw or dag-pb");
  }
  const codec: Codec = code === DAG_PB_CODE ? DAG_PB : RAW;
  // Before a byte of it is read: a stranger's block must not cost memory.
  check.admit(cidText(cid), bytesToHex(cid.subarray(4)), codec, length - CID_LENGTH);
  return { cid, codec, bytes: await reader.take(length - CID_LENGTH) };
}

/** Knows which blocks may come next, and what they must look like. */
class DagCheck {
  readonly #root: ParsedCid;
  readonly #maxBytes: number;
  readonly #awaited = new Map<string, Place>();
  /** Kept with their places: a block that came as a short last leaf can't stand in for a full one later. */
  readonly #seen = new Map<string, Place>();
  /** File size as the root says; until then the limit. */
  size: number;

  constructor(root: ParsedCid, maxBytes: number) {
    this.#root = root;
    this.#maxBytes = maxBytes;
    this.size = maxBytes;
  }

  get blocks(): number {
    return this.#seen.size;
  }

  /** Refuses a block by its CID and length alone. */
  admit(cid: string, key: string, codec: Codec, length: number): void {
    if (this.#seen.size === 0) {
      if (cid !== this.#root.cid) throw new CarUnreachableBlock(cid);
      if (codec === RAW && length > this.#maxBytes) throw new CarTooLarge("content", length, this.#maxBytes);
      if (length > (codec === RAW ? CHUNK_SIZE : LONGEST_NODE)) throw new CarTooLarge("block", length, CHUNK_SIZE);
      return;
    }
    const place = this.#awaited.get(key);
    if (place === undefined) {
      // Writers may repeat a block that stands in several places; the CAR's length bounds how often.
      if (this.#seen.has(key) && length <= CHUNK_SIZE) return;
      throw new CarUnreachableBlock(cid);
    }
    if ((place.height === 0) !== (codec === RAW)) throw new CarUnreachableBlock(cid);
    const expected = nodeLengthOf(place.size, place.height);
    if (length !== expected) throw new NonCanonicalDag(cid, `it has ${length} bytes where ${expected} belong`);
  }

  /** Takes a block whose bytes hash to its CID; false where it came before. */
  accept(cid: string, key: string, bytes: Uint8Array): boolean {
    if (this.#seen.has(key)) return false;
    const place = this.#seen.size === 0 ? this.#placeOfRoot(cid, bytes) : this.#awaited.get(key);
    if (place === undefined) throw new CarUnreachableBlock(cid);
    this.#seen.set(key, place);
    this.#awaited.delete(key);
    if (place.height > 0) this.#awaitChildren(cid, bytes, place);
    return true;
  }

  finish(): void {
    if (this.#seen.size === 0) throw new CarMissingBlock(this.#root.cid, 1);
    for (const [key, { height }] of this.#awaited) {
      const digest = Uint8Array.from(key.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
      throw new CarMissingBlock(cidText(cidBytes(digest, height === 0 ? RAW : DAG_PB)), this.#awaited.size);
    }
  }

  #placeOfRoot(cid: string, bytes: Uint8Array): Place {
    const size = this.#root.codec === RAW ? bytes.length : fileSizeOfNode(bytes);
    if (size === null || size === 0) throw new NonCanonicalDag(cid, "it isn't the root of a file with content");
    if (size > this.#maxBytes) throw new CarTooLarge("content", size, this.#maxBytes);
    this.size = size;
    const height = heightOf(size);
    if ((height === 0) !== (this.#root.codec === RAW)) {
      throw new NonCanonicalDag(cid, "a file of one chunk is a raw block, and no other is");
    }
    return { height, size };
  }

  #awaitChildren(cid: string, bytes: Uint8Array, { height, size }: Place): void {
    const { bytes: expected, offsets, childSizes } = templateOf(size, height);
    if (bytes.length !== expected.length) {
      throw new NonCanonicalDag(cid, `it has ${bytes.length} bytes where ${expected.length} belong`);
    }
    for (const offset of offsets) expected.set(bytes.subarray(offset, offset + 32), offset);
    if (!expected.every((byte, index) => byte === bytes[index])) {
      throw new NonCanonicalDag(cid, "its links or sizes aren't those of a balanced file of its size");
    }
    offsets.forEach((offset, index) => {
      const key = bytesToHex(bytes.subarray(offset, offset + 32));
      const place: Place = { height: height - 1, size: childSizes[index] as number };
      const other = this.#awaited.get(key) ?? this.#seen.get(key);
      if (other !== undefined && (other.height !== place.height || other.size !== place.size)) {
        throw new NonCanonicalDag(cid, "it links to one block as if that had two lengths");
      }
      if (!this.#seen.has(key)) this.#awaited.set(key, place);
    });
  }
}
