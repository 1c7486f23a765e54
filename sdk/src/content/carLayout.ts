import { bytesToHex } from "@noble/hashes/utils.js";
import { cidBytes } from "./cidFromDigest.ts";
import type { ContentTree } from "./contentTreeOf.ts";
import { varintLength, writeVarint } from "./layout.ts";
import { CHUNK_SIZE, CID_LENGTH, DAG_PB, MAX_LINKS, RAW } from "./profile.ts";

/** The media type of a CAR. */
export const CAR_TYPE = "application/vnd.ipld.car";

/** A piece of a CAR: bytes that are there already, or a range of the file. */
export type CarPart =
  | { kind: "bytes"; bytes: Uint8Array<ArrayBuffer> }
  | { kind: "range"; start: number; length: number; digest: Uint8Array };

/** What stands before the root CID in the header: a CBOR map of `roots` (one link) and `version` (1). */
const HEADER_HEAD = Uint8Array.from([0xa2, 0x65, 0x72, 0x6f, 0x6f, 0x74, 0x73, 0x81, 0xd8, 0x2a, 0x58, 0x25, 0x00]);
const HEADER_TAIL = Uint8Array.from([0x67, 0x76, 0x65, 0x72, 0x73, 0x69, 0x6f, 0x6e, 0x01]);
export const HEADER_CID_OFFSET = HEADER_HEAD.length;

/** The header of a CARv1 with one root, without its length in front. */
export function carHeader(root: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(HEADER_HEAD.length + root.length + HEADER_TAIL.length);
  bytes.set(HEADER_HEAD);
  bytes.set(root, HEADER_HEAD.length);
  bytes.set(HEADER_TAIL, HEADER_HEAD.length + root.length);
  return bytes;
}

/**
 * The CAR of a file as its parts in order: the root first, every node before its children, leaves from left to right, equal
 * blocks once. So whoever receives it can check each block as it comes and stop at the first that doesn't belong.
 */
export function* carLayout(tree: ContentTree): Generator<CarPart> {
  const height = tree.levels.length;
  const rootDigest = height === 0 ? tree.leaves : (tree.levels[height - 1]?.[0]?.digest ?? tree.leaves);
  const header = carHeader(cidBytes(rootDigest.subarray(0, 32), tree.codec));
  yield { kind: "bytes", bytes: prefixed(header.length, header) };
  yield* section(tree, height, 0, new Set());
}

function* section(tree: ContentTree, height: number, index: number, written: Set<string>): Generator<CarPart> {
  if (height === 0) {
    const digest = tree.leaves.subarray(index * 32, index * 32 + 32);
    if (!isNew(digest, written)) return;
    const start = index * CHUNK_SIZE;
    const length = Math.min(CHUNK_SIZE, tree.size - start);
    yield { kind: "bytes", bytes: prefixed(CID_LENGTH + length, cidBytes(digest, RAW)) };
    yield { kind: "range", start, length, digest };
    return;
  }
  const nodes = tree.levels[height - 1] ?? [];
  const node = nodes[index];
  // Equal nodes have equal children, so nothing below is new either.
  if (node === undefined || !isNew(node.digest, written)) return;
  yield { kind: "bytes", bytes: prefixed(CID_LENGTH + node.bytes.length, cidBytes(node.digest, DAG_PB)) };
  yield { kind: "bytes", bytes: node.bytes };
  const below = height === 1 ? tree.leaves.length / 32 : (tree.levels[height - 2]?.length ?? 0);
  const end = Math.min(below, (index + 1) * MAX_LINKS);
  for (let child = index * MAX_LINKS; child < end; child++) yield* section(tree, height - 1, child, written);
}

function isNew(digest: Uint8Array, written: Set<string>): boolean {
  const key = bytesToHex(digest);
  if (written.has(key)) return false;
  written.add(key);
  return true;
}

/** Bytes with a length (of them and of what follows) in front, as they stand in a CAR. */
export function prefixed(length: number, bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(varintLength(length) + bytes.length);
  out.set(bytes, writeVarint(length, out, 0));
  return out;
}

/** Length of a CAR in bytes. */
export function carLengthOf(parts: Iterable<CarPart>): number {
  let length = 0;
  for (const part of parts) length += part.kind === "bytes" ? part.bytes.length : part.length;
  return length;
}
