import { digestFromBytes } from "../ids/digest.ts";
import { type ByteSource, chunksOf } from "./chunksOf.ts";
import { cidBytes, cidText } from "./cidFromDigest.ts";
import { ContentUnreadable, EmptyFile } from "./errors.ts";
import { capacityOf, heightOf, templateOf } from "./layout.ts";
import { CHUNK_SIZE, type ContentId, DAG_PB, RAW } from "./profile.ts";
import { sha256 as platformSha256, type Sha256 } from "./sha256.ts";

/** A file, a blob, bytes in memory, a stream, or anything that gives bytes piece by piece. */
export type ContentSource = Blob | ByteSource;

export interface HashOptions {
  /** Called after each chunk with the bytes hashed so far; `total` is undefined where the source doesn't know its length. */
  onProgress?: (done: number, total: number | undefined) => void;
  /** Stops the work: the function rejects with the signal's reason. */
  signal?: AbortSignal;
  /** Another implementation of sha2-256, e.g. the synchronous one of Node. */
  sha256?: Sha256;
  /** Chunks read and hashed at the same time. More than 4 gains nothing and costs 1 MiB each. */
  inFlight?: number;
}

export interface TreeNode {
  digest: Uint8Array;
  bytes: Uint8Array<ArrayBuffer>;
}

/** The whole DAG of a file but for its bytes: 32 bytes for each MiB of it. */
export interface ContentTree extends ContentId {
  /** Bytes of the file. */
  size: number;
  /** Digests of the leaves, one after the other. */
  leaves: Uint8Array;
  /** `levels[h - 1]` are the nodes of height h, from left to right; empty for a file of one chunk. */
  levels: TreeNode[][];
}

/**
 * Builds the DAG of a file in profile `unixfs-v1-2025`, reading it once, from start to end, in constant memory.
 *
 * @throws EmptyFile for 0 bytes; ContentUnreadable when the source fails; the signal's reason when aborted
 */
export async function contentTreeOf(source: ContentSource, options: HashOptions = {}): Promise<ContentTree> {
  const hash = options.sha256 ?? platformSha256;
  const total = source instanceof Blob ? source.size : source instanceof Uint8Array ? source.length : undefined;
  const digests = new DigestList();
  const pending: Promise<{ digest: Uint8Array; length: number }>[] = [];
  let size = 0;

  const settleFirst = async () => {
    const { digest, length } = await (pending.shift() as Promise<{ digest: Uint8Array; length: number }>);
    digests.push(digest);
    size += length;
    options.signal?.throwIfAborted();
    options.onProgress?.(size, total);
  };
  options.signal?.throwIfAborted();
  for await (const { job } of hashJobs(source, hash)) {
    // A later chunk may fail while an earlier one is awaited; it is reported when its turn comes.
    job.catch(() => undefined);
    pending.push(job);
    if (pending.length >= (options.inFlight ?? 4)) await settleFirst();
  }
  while (pending.length > 0) await settleFirst();

  if (size === 0) throw new EmptyFile();
  if (total !== undefined && total !== size) throw new ContentUnreadable(`${size} of ${total} bytes came`);
  return treeOfLeaves(digests.bytes(), size, hash);
}

/** A job a chunk (in an object: a generator would await a bare promise). A blob's chunks are read side by side, a stream's in turn. */
async function* hashJobs(source: ContentSource, hash: Sha256) {
  const run = async (bytes: Uint8Array<ArrayBuffer>) => ({ digest: await hash(bytes), length: bytes.length });
  if (source instanceof Blob) {
    for (let start = 0; start < source.size; start += CHUNK_SIZE) {
      const slice = source.slice(start, Math.min(start + CHUNK_SIZE, source.size));
      yield { job: readBlob(slice).then(run) };
    }
    return;
  }
  const chunks = chunksOf(source);
  try {
    for (;;) {
      const next = await chunks.next().catch((cause: unknown) => {
        throw unreadable(cause);
      });
      if (next.done) return;
      yield { job: run(next.value) };
    }
  } finally {
    await chunks.return(undefined);
  }
}

async function readBlob(blob: Blob): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await blob.arrayBuffer());
  } catch (cause) {
    throw unreadable(cause);
  }
}

function unreadable(cause: unknown): Error {
  if (cause instanceof ContentUnreadable || (cause instanceof Error && cause.name === "AbortError")) return cause;
  return new ContentUnreadable(cause instanceof Error ? cause.message : String(cause), cause);
}

/** Builds all nodes over leaves that are hashed already. */
export async function treeOfLeaves(leaves: Uint8Array, size: number, hash: Sha256): Promise<ContentTree> {
  const height = heightOf(size);
  const levels: TreeNode[][] = [];
  let below: Uint8Array[] = Array.from({ length: leaves.length / 32 }, (_, i) => leaves.subarray(i * 32, i * 32 + 32));
  for (let level = 1; level <= height; level++) {
    const nodes: TreeNode[] = [];
    const width = capacityOf(level);
    let child = 0;
    for (let start = 0; start < size; start += width) {
      const { bytes, offsets } = templateOf(Math.min(width, size - start), level);
      for (const offset of offsets) bytes.set(below[child++] as Uint8Array, offset);
      nodes.push({ bytes, digest: await hash(bytes) });
    }
    levels.push(nodes);
    below = nodes.map((node) => node.digest);
  }
  const root = below[0] as Uint8Array;
  const codec = height === 0 ? RAW : DAG_PB;
  return { cid: cidText(cidBytes(root, codec)), digest: digestFromBytes(root), codec, size, leaves, levels };
}

/** Digests in one growing buffer: an array of a million small arrays would weigh twenty times as much. */
class DigestList {
  #buffer = new Uint8Array(32 * 64);
  #length = 0;

  push(digest: Uint8Array): void {
    if (this.#length + 32 > this.#buffer.length) {
      const larger = new Uint8Array(this.#buffer.length * 2);
      larger.set(this.#buffer);
      this.#buffer = larger;
    }
    this.#buffer.set(digest, this.#length);
    this.#length += 32;
  }

  bytes(): Uint8Array {
    return this.#buffer.slice(0, this.#length);
  }
}
