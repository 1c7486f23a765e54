import { bytesToHex } from "@noble/hashes/utils.js";
import { digestFromBytes } from "../ids/digest.ts";
import type { ByteReader } from "./byteReader.ts";
import { cidBytes, cidText } from "./cidFromDigest.ts";
import {
  CarBlockMismatch,
  CarMissingBlock,
  CarTooLarge,
  CarUnreachableBlock,
  MalformedCar,
  NonCanonicalDag,
} from "./errors.ts";
import { fileSizeOfNode } from "./fileSizeOfNode.ts";
import { heightOf, nodeLengthOf, templateOf } from "./layout.ts";
import type { ParsedCid } from "./parseCid.ts";
import { CHUNK_SIZE, CID_LENGTH, type Codec, type ContentId, DAG_PB, DAG_PB_CODE, RAW, RAW_CODE } from "./profile.ts";
import type { Sha256 } from "./sha256.ts";

/** Where a block belongs in the DAG: its height over the leaves, and the file bytes under it. */
interface Place {
  height: number;
  size: number;
}

/** A root of 2^50 bytes has height 3; no file is larger. */
export const LARGEST_FILE = CHUNK_SIZE * 1024 ** 3;
/** No node is longer, whatever the file's size. */
const LONGEST_NODE = 128 * 1024;

/** A block that belongs; `isNew` is false where it came before. */
export interface DagBlock extends ContentId {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly isNew: boolean;
}

/**
 * Reads the next block of a CAR and checks that it belongs into the DAG, and that its bytes hash to its CID.
 *
 * @throws MalformedCar, CarTruncated, CarBlockMismatch, CarUnreachableBlock, CarTooLarge, NonCanonicalDag
 */
export async function takeDagBlock(reader: ByteReader, check: DagCheck, hash: Sha256): Promise<DagBlock> {
  const length = await reader.takeVarint();
  if (length < CID_LENGTH) throw new MalformedCar("a block is too short to have a CID");
  const cid = await reader.take(CID_LENGTH);
  const [version, code, hashCode, digestLength] = cid;
  if (version !== 1 || hashCode !== 0x12 || digestLength !== 0x20 || (code !== RAW_CODE && code !== DAG_PB_CODE)) {
    throw new MalformedCar("a block's CID isn't a CIDv1 with sha2-256 and codec raw or dag-pb");
  }
  const codec: Codec = code === DAG_PB_CODE ? DAG_PB : RAW;
  // Before a byte of it is read: a stranger's block must not cost memory.
  check.admit(cidText(cid), bytesToHex(cid.subarray(4)), codec, length - CID_LENGTH);
  const bytes = await reader.take(length - CID_LENGTH);
  const digest = cid.subarray(4);
  if (bytesToHex(await hash(bytes)) !== bytesToHex(digest)) throw new CarBlockMismatch(cidText(cid));
  const isNew = check.accept(cidText(cid), bytesToHex(digest), bytes);
  return { cid: cidText(cid), digest: digestFromBytes(digest), codec, bytes, isNew };
}

/** Knows which blocks may come next, and what they must look like. */
export class DagCheck {
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

  /** True when every block of the DAG came. */
  get complete(): boolean {
    return this.#seen.size > 0 && this.#awaited.size === 0;
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
