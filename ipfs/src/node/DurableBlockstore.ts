import { randomBytes } from "node:crypto";
import { readFile } from "node:fs";
import { mkdir, open, readdir, readFile as readText, rename, rm, stat, unlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { FsBlockstore } from "blockstore-fs";
import { NextToLast } from "blockstore-fs/sharding";
import type { CID } from "multiformats/cid";
import { syncFilesystem } from "./syncFilesystem.ts";

/** From so many blocks on it pays to sync the file system instead of each. */
const MANY = 32;
/** Files that are written at once. */
const WRITES = 8;

/** Marks a block that isn't whole yet; a killed process may leave some. */
const PARTIAL = ".partial";

/** What a closed store held, so that the next one needn't look at millions of files. It is there only while the store is closed. */
const HELD = "held.json";

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
    if (await this.#reopen()) return;
    for (const folder of await readdir(this.path, { withFileTypes: true })) {
      if (folder.isDirectory()) await this.#count(join(this.path, folder.name));
    }
  }

  /** Takes over what the store held when it was closed; false where it wasn't, and may have left half blocks too. */
  async #reopen(): Promise<boolean> {
    const path = join(this.path, HELD);
    const text = await readText(path, "utf8").catch(() => null);
    if (text === null) return false;
    // Gone before anything changes: after a kill everything is counted anew.
    await unlink(path);
    await syncFolder(this.path);
    try {
      const { blocks, bytes } = JSON.parse(text) as { blocks: unknown; bytes: unknown };
      if (!Number.isSafeInteger(blocks) || !Number.isSafeInteger(bytes)) return false;
      [this.#blocks, this.#bytes] = [Number(blocks), Number(bytes)];
      return true;
    } catch {
      return false;
    }
  }

  override async close(): Promise<void> {
    await super.close();
    // What still changes can't be told: the next one counts.
    if (this.#changing === 0) await writeSynced(join(this.path, HELD), Buffer.from(JSON.stringify(this.held)));
  }

  /** Changes under way. */
  #changing = 0;

  async #change<T>(change: () => Promise<T>): Promise<T> {
    this.#changing++;
    try {
      return await change();
    } finally {
      this.#changing--;
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

  override put(cid: CID, block: BlockBytes): Promise<CID> {
    return this.#change(() => this.#put(cid, block));
  }

  async #put(cid: CID, block: BlockBytes): Promise<CID> {
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

  /**
   * Puts many blocks with the promise of `put`, once for all of them: written beside their places, the file system synced, moved, synced
   * again. A kill in between leaves some of them, each whole, and none of the others.
   */
  putAll(blocks: readonly { cid: CID; bytes: Uint8Array }[]): Promise<void> {
    return this.#change(() => this.#putAll(blocks));
  }

  async #putAll(blocks: readonly { cid: CID; bytes: Uint8Array }[]): Promise<void> {
    const single = (list: typeof blocks) => atOnce(list, async ({ cid, bytes }) => void (await this.put(cid, bytes)));
    if (blocks.length < MANY) return single(blocks);
    // A block that comes twice is one: its file is moved, and counted, once.
    const distinct = new Map(blocks.map(({ cid, bytes }) => [this.#pathOf(cid), bytes]));
    const written: { path: string; partial: string; size: number }[] = [];
    try {
      await atOnce([...distinct], async ([path, bytes]) => {
        if (await exists(path)) return;
        const partial = `${path}.${randomBytes(6).toString("hex")}${PARTIAL}`;
        written.push({ path, partial, size: bytes.length });
        await mkdir(dirname(path), { recursive: true });
        await writeFile(partial, bytes, { flag: "wx" });
      });
      if (!(await syncFilesystem(this.path))) {
        await Promise.all(written.map(({ partial }) => rm(partial, { force: true })));
        return await single(blocks);
      }
      await atOnce(written, async ({ path, partial, size }) => {
        const isNew = !(await exists(path)) && !this.#moving.has(path);
        this.#moving.add(path);
        try {
          await rename(partial, path);
        } finally {
          this.#moving.delete(path);
        }
        if (!isNew) return;
        this.#blocks++;
        this.#bytes += size;
      });
      if (!(await syncFilesystem(this.path))) await atOnce(written, ({ path }) => syncFolder(dirname(path)));
    } catch (cause) {
      await Promise.all(written.map(({ partial }) => rm(partial, { force: true })));
      throw cause;
    }
  }

  readonly #moving = new Set<string>();

  /** A block in one piece: it is small, and whoever wants it wants it whole. */
  override async *get(cid: CID, options?: Parameters<FsBlockstore["get"]>[1]): AsyncGenerator<Uint8Array> {
    const bytes = await this.bytesOf(cid);
    if (bytes === null) yield* super.get(cid, options);
    else yield bytes;
  }

  /** A block; null where it isn't held. */
  bytesOf(cid: CID): Promise<Uint8Array | null> {
    // The promises' own `readFile` takes more time for its promises than for a small file.
    return new Promise((resolve, reject) => {
      readFile(this.#pathOf(cid), (error, bytes) => {
        if (error === null) resolve(bytes);
        else if (error.code === "ENOENT") resolve(null);
        else reject(error);
      });
    });
  }

  /** Bytes of a block; null where it isn't held. */
  async sizeOf(cid: CID): Promise<number | null> {
    return (await stat(this.#pathOf(cid)).catch(() => null))?.size ?? null;
  }

  override delete(cid: CID): Promise<void> {
    return this.#change(() => this.#delete(cid));
  }

  async #delete(cid: CID): Promise<void> {
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

/** Does something for each of a list, some at a time; waits for those that run before it throws. */
async function atOnce<Item>(list: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  let next = 0;
  const results = await Promise.allSettled(
    Array.from({ length: WRITES }, async () => {
      for (let item = list[next++]; item !== undefined; item = list[next++]) await work(item);
    }),
  );
  for (const result of results) if (result.status === "rejected") throw result.reason;
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
