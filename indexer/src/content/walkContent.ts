import { createHash } from "node:crypto";
import { fileSizeOfNode } from "@colophon/sdk/content/fileSizeOfNode.ts";
import { heightOf, nodeLengthOf, templateOf } from "@colophon/sdk/content/layout.ts";
import { bytesToHex, type Hex } from "viem";
import { IndexerError } from "../errors.ts";
import { type BlockSource, BlockUnavailableError } from "./blockSource.ts";

/** Bytes that are there, and whose DAG isn't the one that the profile `unixfs-v1-2025` makes of them; or no file at all. */
export class NonCanonicalError extends IndexerError {
  constructor(why: string) {
    super("non-canonical", `The content isn't the canonical form of a file: ${why}.`);
  }
}

/** More bytes than are asked for. */
export class ContentTooLargeError extends IndexerError {
  readonly size: number;

  constructor(size: number, most: number) {
    super("content-too-large", `The content has ${size} bytes, above the limit of ${most}.`);
    this.size = size;
  }
}

export interface Walk {
  source: BlockSource;
  digest: Hex;
  /** 0 raw, 1 dag-pb. */
  codec: number;
  /** Largest file that is read, in bytes. */
  maxBytes: number;
  signal: AbortSignal;
  /** A clock in milliseconds. */
  now?: () => number;
}

/**
 * How long a file's blocks may be waited for: so long, and a second more for so many bytes that came. Each block has its own time; without this,
 * whoever gives one after the other in the last second of it would hold a lane for days.
 */
const PATIENCE_MS = 120_000;
const BYTES_A_SECOND = 256 * 1024;

/** A walk with what it has waited, and got. */
interface Paced extends Walk {
  waited: number;
  came: number;
}

/**
 * Reads a file from its blocks, in order. Each block is hashed, and compared with what the profile makes of a file of the root's
 * size: layout and link sizes are a function of that alone, so nothing but the canonical DAG gets through. One block and one path
 * of nodes are in memory.
 *
 * Bytes given before an error belong to no valid file.
 *
 * @returns (as the generator's return value) the file's size
 * @throws NonCanonicalError, ContentTooLargeError, BlockUnavailableError, IpfsUnreachableError
 */
export async function* walkContent(options: Walk): AsyncGenerator<Uint8Array, number, void> {
  const walk: Paced = { ...options, waited: 0, came: 0 };
  const root = await fetchPaced(walk, walk.digest, walk.codec);
  const size = walk.codec === 1 ? fileSizeOfNode(root) : root.length;
  if (size === null) throw new NonCanonicalError("its root isn't a UnixFS file");
  if (size === 0) throw new NonCanonicalError("it is empty");
  if (size > walk.maxBytes) throw new ContentTooLargeError(size, walk.maxBytes);
  const height = heightOf(size);
  if ((height === 0) !== (walk.codec === 0)) {
    throw new NonCanonicalError("a file of one chunk is a raw block, and no other is");
  }
  yield* descend(walk, { digest: walk.digest, bytes: root }, size, height);
  return size;
}

interface Block {
  digest: Hex;
  bytes: Uint8Array;
}

async function* descend(
  walk: Paced,
  block: Block,
  size: number,
  height: number,
): AsyncGenerator<Uint8Array, void, void> {
  if (block.bytes.length !== nodeLengthOf(size, height)) {
    throw new NonCanonicalError(`a block has ${block.bytes.length} bytes where ${nodeLengthOf(size, height)} belong`);
  }
  if (height === 0) {
    yield block.bytes;
    return;
  }
  const { bytes: expected, offsets, childSizes } = templateOf(size, height);
  for (const offset of offsets) expected.set(block.bytes.subarray(offset, offset + 32), offset);
  if (Buffer.compare(expected, block.bytes) !== 0) {
    throw new NonCanonicalError("its links or sizes aren't those of a balanced file of its size");
  }
  let last: Block | null = null;
  for (const [index, offset] of offsets.entries()) {
    walk.signal.throwIfAborted();
    const digest = bytesToHex(block.bytes.subarray(offset, offset + 32));
    // A run of equal chunks (silence, say) is fetched once.
    const child: Block =
      last?.digest === digest ? last : { digest, bytes: await fetchPaced(walk, digest, height === 1 ? 0 : 1) };
    last = child;
    yield* descend(walk, child, childSizes[index] ?? 0, height - 1);
  }
}

async function fetchPaced(walk: Paced, digest: Hex, codec: number): Promise<Uint8Array> {
  const now = walk.now ?? Date.now;
  const before = now();
  const bytes = await fetchBlock(walk, digest, codec);
  walk.waited += now() - before;
  walk.came += bytes.length;
  if (walk.waited > PATIENCE_MS + (walk.came / BYTES_A_SECOND) * 1_000) {
    throw new BlockUnavailableError(
      digest,
      `of its file, ${walk.came} bytes came in ${Math.round(walk.waited / 1_000)} s`,
    );
  }
  return bytes;
}

/** A block whose bytes are what its digest says. Other bytes are as good as none: whoever has the right ones may still give them. */
export async function fetchBlock({ source, signal }: Pick<Walk, "source" | "signal">, digest: Hex, codec: number) {
  const bytes = await source.get(digest, codec, signal);
  const found = `0x${createHash("sha256").update(bytes).digest("hex")}`;
  if (found !== digest) throw new BlockUnavailableError(digest, `other bytes came, with the digest ${found}`);
  return bytes;
}
