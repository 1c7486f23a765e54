import { randomBytes } from "node:crypto";
import { readFile } from "node:fs";
import { mkdir, readdir, readFile as readText, rename, rm, stat, unlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { FsBlockstore } from "blockstore-fs";
import { NextToLast } from "blockstore-fs/sharding";
import { CID } from "multiformats/cid";
import { z } from "zod";
import { atOnce } from "./atOnce.ts";
import { SmallBlocks } from "./SmallBlocks.ts";
import { syncFilesystem } from "./syncFilesystem.ts";
import { syncFolder } from "./syncFolder.ts";
import { type BlockBytes, whole } from "./whole.ts";
import { writeSynced } from "./writeSynced.ts";

/** From so many blocks on it pays to sync the file system instead of each. */
const MANY = 32;

/** Blocks up to this size lie together (`SmallBlocks`); a larger one is a file. */
const SMALL = 16 * 1024;

/** Says that no block of the store's folder is small; a store of an earlier version has none such, and is looked at for each. */
const LARGE_ONLY = "large-only";

/** Marks a block that isn't whole yet; a killed process may leave some. */
const PARTIAL = ".partial";

/** What a closed store held, so that the next one needn't look at millions of files. It is there only while the store is closed. */
const HELD = "held.json";
const count = z.object({ blocks: z.int().nonnegative(), bytes: z.int().nonnegative() });
const heldSchema = z.object({ files: count, small: count });
type Held = z.infer<typeof heldSchema>;

/**
 * The block store, with a promise: once `put` has answered, the block survives a kill and a power cut. A small block goes into a database with
 * others; a large one is a file, written beside its place, synced, and moved there, so that no half block is ever seen under a CID. Counts what it holds.
 */
export class DurableBlockstore extends FsBlockstore {
  readonly #sharding: NextToLast;
  readonly #small: SmallBlocks;
  /** Whether files may be of small blocks, too. */
  #mixed = false;
  /** Of files. */
  #blocks = 0;
  #bytes = 0;

  /**
   * @param folder of the files
   * @param small of the database
   */
  constructor(folder: string, small: string) {
    const sharding = new NextToLast();
    super(folder, { shardingStrategy: sharding });
    this.#sharding = sharding;
    this.#small = new SmallBlocks(small);
  }

  /** Blocks held, and their bytes. */
  get held(): { blocks: number; bytes: number } {
    const small = this.#small.held;
    return { blocks: this.#blocks + small.blocks, bytes: this.#bytes + small.bytes };
  }

  /** False after a write of small blocks that failed. */
  get sound(): boolean {
    return this.#small.sound;
  }

  override async open(): Promise<void> {
    await super.open();
    const entries = await readdir(this.path);
    this.#mixed = !entries.includes(LARGE_ONLY) && entries.length > 0;
    if (entries.length === 0) await writeSynced(join(this.path, LARGE_ONLY), new Uint8Array());
    const held = await this.#reopen();
    await this.#small.open(held?.small ?? null);
    if (held !== null) {
      [this.#blocks, this.#bytes] = [held.files.blocks, held.files.bytes];
      return;
    }
    for (const folder of await readdir(this.path, { withFileTypes: true })) {
      if (folder.isDirectory()) await this.#count(join(this.path, folder.name));
    }
  }

  /** What the store held when it was closed; null where it wasn't, and may have left half blocks too. */
  async #reopen(): Promise<Held | null> {
    const path = join(this.path, HELD);
    const text = await readText(path, "utf8").catch(() => null);
    if (text === null) return null;
    // Gone before anything changes: after a kill everything is counted anew.
    await unlink(path);
    await syncFolder(this.path);
    try {
      return heldSchema.parse(JSON.parse(text));
    } catch {
      return null;
    }
  }

  override async close(): Promise<void> {
    await super.close();
    await this.#small.close();
    // What still changes can't be told: the next one counts.
    if (this.#changing > 0 || !this.sound) return;
    const held: Held = { files: { blocks: this.#blocks, bytes: this.#bytes }, small: this.#small.held };
    const path = join(this.path, HELD);
    // Nor on a full disk.
    await writeSynced(path, Buffer.from(JSON.stringify(held))).catch(() => rm(path, { force: true }));
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
    const bytes = await whole(block);
    const path = this.#pathOf(cid);
    if (bytes.length <= SMALL) {
      if (!(this.#mixed && (await exists(path)))) await this.#small.put([{ key: cid.multihash.bytes, bytes }]);
      return cid;
    }
    if (await exists(path)) return cid;
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
   * Puts many blocks with the promise of `put`, once for all of them: small ones in one transaction; of the others files written beside their
   * places, the file system synced, moved, synced again. A kill in between leaves some of them, each whole, and none of the others.
   */
  putAll(blocks: readonly { cid: CID; bytes: Uint8Array }[]): Promise<void> {
    return this.#change(async () => {
      const small = blocks.filter(({ bytes }) => bytes.length <= SMALL);
      const known = this.#mixed ? await Promise.all(small.map(({ cid }) => exists(this.#pathOf(cid)))) : [];
      const fresh = small.filter((_, at) => known[at] !== true);
      const results = await Promise.allSettled([
        this.#small.put(fresh.map(({ cid, bytes }) => ({ key: cid.multihash.bytes, bytes }))),
        this.#putFiles(blocks.filter(({ bytes }) => bytes.length > SMALL)),
      ]);
      for (const result of results) if (result.status === "rejected") throw result.reason;
    });
  }

  async #putFiles(blocks: readonly { cid: CID; bytes: Uint8Array }[]): Promise<void> {
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
  async bytesOf(cid: CID): Promise<Uint8Array | null> {
    return (await this.#small.get(cid.multihash.bytes)) ?? (await this.#readFile(cid));
  }

  #readFile(cid: CID): Promise<Uint8Array | null> {
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
    const small = await this.#small.get(cid.multihash.bytes);
    return small?.length ?? (await stat(this.#pathOf(cid)).catch(() => null))?.size ?? null;
  }

  /** Whether a block of that size is held. */
  async holds(cid: CID, size: number): Promise<boolean> {
    if (size <= SMALL && (await this.#small.has(cid.multihash.bytes))) return true;
    return (size > SMALL || this.#mixed) && (await exists(this.#pathOf(cid)));
  }

  override async has(cid: CID): Promise<boolean> {
    return (await this.sizeOf(cid)) !== null;
  }

  /** As they are stored: without the codecs that CIDs named. */
  override async *getAll(...options: Parameters<FsBlockstore["getAll"]>): ReturnType<FsBlockstore["getAll"]> {
    for await (const key of this.#small.keys()) {
      const cid = CID.decode(key);
      yield { cid, bytes: this.get(cid) };
    }
    yield* super.getAll(...options);
  }

  override delete(cid: CID): Promise<void> {
    return this.#change(() => this.#delete(cid));
  }

  async #delete(cid: CID): Promise<void> {
    if (await this.#small.delete(cid.multihash.bytes)) return;
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

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null)) !== null;
}
