import { randomBytes } from "node:crypto";
import { mkdir, open, readdir, readFile, rename, rm, stat, unlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import { FsBlockstore } from "blockstore-fs";
import { NextToLast } from "blockstore-fs/sharding";
import type { CID } from "multiformats/cid";

/** Marks a block that isn't whole yet; a killed process may leave some. */
const PARTIAL = ".partial";

/**
 * The file-system block store, with a promise: once `put` has answered, the block survives a kill and a power cut. A block
 * is written beside its place, synced, and moved there, so that no half block is ever seen under a CID. Counts what it holds.
 */
export class DurableBlockstore extends FsBlockstore {
  readonly #sharding: NextToLast;
  #blocks = 0;
  #bytes = 0;

  constructor(folder: string) {
    const sharding = new NextToLast();
    super(folder, { shardingStrategy: sharding });
    this.#sharding = sharding;
  }

  /** Blocks held, and their bytes. */
  get held(): { blocks: number; bytes: number } {
    return { blocks: this.#blocks, bytes: this.#bytes };
  }

  override async open(): Promise<void> {
    await super.open();
    for (const folder of await readdir(this.path, { withFileTypes: true })) {
      if (folder.isDirectory()) await this.#count(join(this.path, folder.name));
    }
  }

  async #count(folder: string): Promise<void> {
    const names = await readdir(folder);
    await Promise.all(
      names.map(async (name) => {
        const path = join(folder, name);
        if (name.endsWith(PARTIAL)) return rm(path, { force: true });
        const { size } = await stat(path);
        this.#blocks++;
        this.#bytes += size;
      }),
    );
  }

  override async put(cid: CID, block: BlockBytes): Promise<CID> {
    const path = this.#pathOf(cid);
    if (await exists(path)) return cid;
    const bytes = await whole(block);
    const partial = `${path}.${randomBytes(6).toString("hex")}${PARTIAL}`;
    await mkdir(dirname(path), { recursive: true });
    try {
      await writeSynced(partial, bytes);
      // Two writers of one block: both move the same bytes, and only one counts them.
      const isNew = !(await exists(path)) && !this.#moving.has(path);
      this.#moving.add(path);
      await rename(partial, path);
      await syncFolder(dirname(path));
      if (isNew) {
        this.#blocks++;
        this.#bytes += bytes.length;
      }
      return cid;
    } catch (cause) {
      await rm(partial, { force: true });
      throw cause;
    } finally {
      this.#moving.delete(path);
    }
  }

  readonly #moving = new Set<string>();

  /** A block in one piece: it is small, and whoever wants it wants it whole. */
  override async *get(cid: CID, options?: Parameters<FsBlockstore["get"]>[1]): AsyncGenerator<Uint8Array> {
    const bytes = await readFile(this.#pathOf(cid)).catch(() => null);
    if (bytes === null) yield* super.get(cid, options);
    else yield bytes;
  }

  /** Bytes of a block; null where it isn't held. */
  async sizeOf(cid: CID): Promise<number | null> {
    return (await stat(this.#pathOf(cid)).catch(() => null))?.size ?? null;
  }

  override async delete(cid: CID): Promise<void> {
    const path = this.#pathOf(cid);
    const size = (await stat(path).catch(() => null))?.size;
    if (size === undefined) return;
    await unlink(path);
    this.#blocks--;
    this.#bytes -= size;
  }

  #pathOf(cid: CID): string {
    const { dir, file } = this.#sharding.encode(cid);
    return join(this.path, dir, file);
  }
}

type BlockBytes = Uint8Array | Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

async function whole(block: BlockBytes): Promise<Uint8Array> {
  if (block instanceof Uint8Array) return block;
  const pieces: Uint8Array[] = [];
  for await (const piece of block) pieces.push(piece);
  return Buffer.concat(pieces);
}

async function writeSynced(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, "wx");
  try {
    await file.writeFile(bytes);
    await file.datasync();
  } finally {
    await file.close();
  }
}

/** Without it a power cut may forget the move. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null)) !== null;
}
