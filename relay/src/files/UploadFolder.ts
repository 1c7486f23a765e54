import { createReadStream, mkdirSync } from "node:fs";
import { open, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { type Readable, Transform } from "node:stream";
import type { ContentTree } from "@colophon/sdk/content/contentTreeOf.ts";
import { FileStore } from "@tus/file-store";
import type { KvStore, Upload } from "@tus/server";
import { LeafHasher } from "./LeafHasher.ts";

/** Hashers of uploads that may go on: some kilobytes each, and what is forgotten is read from the disk again. */
const KEPT = 1_000;
/** How often an upload that comes is said to be alive, in bytes. */
const TOUCH_BYTES = 64 * 1024 ** 2;

export interface UploadFolderOptions {
  directory: string;
  /** What is known of uploads beside their bytes: the database. */
  configstore: KvStore<Upload>;
  /** Called now and then while bytes of an upload come. */
  onAlive: (id: string) => void;
}

/** tus's store of files in a folder, which also hashes what it writes. */
export class UploadFolder extends FileStore {
  static {
    // tus's store makes its folder some time after it was constructed, and what goes wrong then ends the process. It has to be there, or said not to be.
    Object.defineProperty(UploadFolder.prototype, "checkOrCreateDirectory", {
      value(this: UploadFolder) {
        mkdirSync(this.directory, { recursive: true, mode: 0o700 });
      },
    });
  }

  readonly #hashers = new Map<string, LeafHasher>();
  readonly #onAlive: (id: string) => void;

  constructor({ directory, configstore, onAlive }: UploadFolderOptions) {
    super({ directory, configstore });
    this.#onAlive = onAlive;
    // A length that comes later can't be held against a budget.
    this.extensions = ["creation", "creation-with-upload", "termination", "expiration"];
  }

  pathOf(id: string): string {
    return join(this.directory, id);
  }

  override async create(upload: Upload): Promise<Upload> {
    try {
      return await super.create(upload);
    } catch (error) {
      // Its part of the disk is spoken for by then, and nobody could ever go on with it: each try would take another for a day.
      await Promise.resolve(this.configstore.delete(upload.id)).catch(() => undefined);
      throw error;
    }
  }

  override async write(readable: Readable, id: string, offset: number): Promise<number> {
    let hasher: LeafHasher | null = null;
    let since = 0;
    const take = (own: LeafHasher, piece: Uint8Array): void => {
      own.update(piece);
      since += piece.length;
      if (since < TOUCH_BYTES) return;
      since = 0;
      this.#onAlive(id);
    };
    // Only with the first byte: what was there before may have to be read, and a request without any would have that done for nothing.
    const begin = async (piece: Uint8Array): Promise<void> => {
      this.#onAlive(id);
      hasher = await this.#hasherAt(id, offset);
      take(hasher, piece);
    };
    const hashed = new Transform({
      transform(piece: Uint8Array, _encoding, done) {
        if (hasher === null) {
          begin(piece).then(() => done(null, piece), done);
          return;
        }
        take(hasher, piece);
        done(null, piece);
      },
    });
    readable.on("error", (error) => hashed.destroy(error));
    return super.write(readable.pipe(hashed), id, offset);
  }

  /** What the bytes on disk come to, written through to the disk: from here on no loss of power changes them. */
  async treeOf(id: string): Promise<ContentTree> {
    const { size } = await stat(this.pathOf(id));
    const tree = await (await this.#hasherAt(id, size)).finish();
    this.#hashers.delete(id);
    const file = await open(this.pathOf(id), "r+");
    try {
      await file.sync();
    } finally {
      await file.close();
    }
    return tree;
  }

  /** Bytes that are there; null where there is no file. */
  async sizeOf(id: string): Promise<number | null> {
    return stat(this.pathOf(id)).then(
      ({ size }) => size,
      () => null,
    );
  }

  /** Removes an upload's bytes, if there are any. */
  async forget(id: string): Promise<void> {
    this.#hashers.delete(id);
    await rm(this.pathOf(id), { force: true });
  }

  /** Ids of the files that are there, with when each was last written to, in unix seconds. */
  async *files(): AsyncGenerator<{ id: string; changed: number }> {
    for (const id of await readdir(this.directory)) {
      if (!/^[0-9a-f]{32}$/.test(id)) continue;
      const found = await stat(this.pathOf(id)).catch(() => null);
      if (found !== null) yield { id, changed: Math.floor(found.mtimeMs / 1000) };
    }
  }

  /** The hasher of the first `offset` bytes: kept, or made by reading what is there. */
  async #hasherAt(id: string, offset: number): Promise<LeafHasher> {
    const hasher = this.#hashers.get(id) ?? new LeafHasher();
    this.#hashers.delete(id);
    const from = hasher.size < offset ? hasher.size : hasher.rewind(offset);
    if (from < offset) {
      for await (const piece of createReadStream(this.pathOf(id), { start: from, end: offset - 1 }))
        hasher.update(piece);
    }
    if (hasher.size !== offset) throw new Error(`the upload ${id} has fewer than ${offset} bytes on disk`);
    if (this.#hashers.size >= KEPT)
      for (const key of [...this.#hashers.keys()].slice(0, KEPT / 2)) this.#hashers.delete(key);
    this.#hashers.set(id, hasher);
    return hasher;
  }
}
