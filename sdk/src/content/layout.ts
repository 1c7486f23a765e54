import { CHUNK_SIZE, DAG_PB_CODE, MAX_LINKS, RAW_CODE } from "./profile.ts";

/**
 * The balanced layout is a function of the file's size alone: so are all bytes of a node but its children's digests. A
 * template holds those bytes; building a DAG fills in the digests, checking one compares everything else.
 *
 * Heights count from the leaves: a leaf has height 0, the parent of leaves 1.
 */
export interface NodeTemplate {
  /** The node as dag-pb, with zeros for the digests. */
  bytes: Uint8Array<ArrayBuffer>;
  /** Where each child's digest stands. */
  offsets: number[];
  /** File bytes under each child. */
  childSizes: number[];
}

/** File bytes under a full node of this height. */
export function capacityOf(height: number): number {
  return CHUNK_SIZE * MAX_LINKS ** height;
}

/** Height of the root over so many bytes. */
export function heightOf(size: number): number {
  let height = 0;
  while (size > capacityOf(height)) height++;
  return height;
}

/** Leaves of a file. */
export function leafCountOf(size: number): number {
  return Math.ceil(size / CHUNK_SIZE);
}

/** All blocks of a file, equal ones counted again. */
export function blockCountOf(size: number): number {
  let count = 0;
  for (let height = heightOf(size); height >= 0; height--) count += Math.ceil(size / capacityOf(height));
  return count;
}

/** What dag-pb calls Tsize: bytes of the block and of all below it, equal ones counted again. */
export function cumulativeSizeOf(size: number, height: number): number {
  return height === 0 ? size : measure(size, height).cumulative;
}

const measured = new Map<string, { node: number; cumulative: number }>();

/** Sizes without building the node. A file has two shapes a height, the full one and the last one, so it stays cheap. */
function measure(size: number, height: number): { node: number; cumulative: number } {
  const key = `${height}:${size}`;
  const known = measured.get(key);
  if (known !== undefined) return known;
  const full = capacityOf(height - 1);
  const count = Math.floor(size / full);
  const rest = size - count * full;
  let links = 0;
  let data = 2 + 1 + varintLength(size);
  let below = 0;
  const add = (childSize: number, times: number) => {
    const tsize = cumulativeSizeOf(childSize, height - 1);
    const link = LINK_HEAD + 32 + 3 + varintLength(tsize);
    links += times * (1 + varintLength(link) + link);
    data += times * (1 + varintLength(childSize));
    below += times * tsize;
  };
  if (count > 0) add(full, count);
  if (rest > 0) add(rest, 1);
  const node = links + 1 + varintLength(data) + data;
  const result = { node, cumulative: node + below };
  if (measured.size > 4096) measured.clear();
  measured.set(key, result);
  return result;
}

/** Length of a node's block. */
export function nodeLengthOf(size: number, height: number): number {
  return height === 0 ? size : measure(size, height).node;
}

/** Tag and length of the hash, then the CID up to its digest. */
const LINK_HEAD = 6;

/**
 * The node of that height over so many bytes: links (hash, empty name, Tsize), then the UnixFS message (a file, its size,
 * its children's sizes), in the order that dag-pb prescribes.
 */
export function templateOf(size: number, height: number): NodeTemplate {
  const full = capacityOf(height - 1);
  const childSizes: number[] = [];
  for (let start = 0; start < size; start += full) childSizes.push(Math.min(full, size - start));

  const bytes = new Uint8Array(nodeLengthOf(size, height));
  const offsets: number[] = [];
  let end = 0;
  const put = (...values: number[]) => {
    for (const value of values) bytes[end++] = value;
  };
  const putVarint = (value: number) => {
    end = writeVarint(value, bytes, end);
  };
  const code = height === 1 ? RAW_CODE : DAG_PB_CODE;
  for (const childSize of childSizes) {
    const tsize = cumulativeSizeOf(childSize, height - 1);
    put(0x12);
    putVarint(LINK_HEAD + 32 + 3 + varintLength(tsize));
    put(0x0a, 36, 0x01, code, 0x12, 0x20);
    offsets.push(end);
    end += 32;
    put(0x12, 0, 0x18);
    putVarint(tsize);
  }
  put(0x0a);
  putVarint(3 + varintLength(size) + childSizes.reduce((sum, child) => sum + 1 + varintLength(child), 0));
  put(0x08, 0x02, 0x18);
  putVarint(size);
  for (const childSize of childSizes) {
    put(0x20);
    putVarint(childSize);
  }
  return { bytes, offsets, childSizes };
}

/** Bytes of a number as an unsigned LEB128 varint. Sizes pass 2^32, so no bit operations. */
export function varintLength(value: number): number {
  let length = 1;
  for (let rest = value; rest >= 0x80; rest = Math.floor(rest / 0x80)) length++;
  return length;
}

/** Writes a varint at `at`; gives the place behind it. */
export function writeVarint(value: number, into: Uint8Array, offset: number): number {
  let end = offset;
  let rest = value;
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) into[end++] = (rest % 0x80) | 0x80;
  into[end++] = rest;
  return end;
}
