import { type BatchOperation, ClassicLevel } from "classic-level";
import { base64 } from "multiformats/bases/base64";
import { LevelKeeper } from "./LevelKeeper.ts";

/** Blocks of one transaction at most. */
const TOGETHER = 8_192;
/** Keys that are read at once, of all. */
const KEYS = 1_000;

/** Bytes of the multihash: what a block is stored by, whatever codec a CID names. */
export type BlockKey = Uint8Array;

type Operation = BatchOperation<ClassicLevel<BlockKey, Uint8Array>, BlockKey, Uint8Array>;
type Change = { key: BlockKey } & ({ put: Uint8Array } | { put: null });

/** What is to be written, so that the changes are made. */
interface Plan {
  /** Bytes of each block before; null where it isn't there. */
  before: { key: BlockKey; size: number | null }[];
  operations: Operation[];
  /** What that adds. */
  blocks: number;
  bytes: number;
  /** Of each change: whether it changes anything. */
  changed: boolean[];
}

interface Request {
  changes: readonly Change[];
  /** Of each change: whether it changed anything. */
  settle: (changed: boolean[]) => void;
  fail: (error: unknown) => void;
}

/**
 * Small blocks, many in a file: LevelDB. A file for each would take a page of the disk, an inode and a place in a folder, several reads where they
 * aren't in memory, for a hundred bytes; of millions of works that is what reading them all comes to. What is changed is on disk once it
 * is answered; whoever comes while one group is being written goes into the next, so that many pay for one sync. Counts what it holds.
 */
export class SmallBlocks {
  readonly #db: ClassicLevel<BlockKey, Uint8Array>;
  readonly #level: LevelKeeper;
  /** A write that failed, and may be there all the same once the database was opened anew. */
  #doubtful: Plan | null = null;
  #waiting: Request[] = [];
  #running: Promise<void> | null = null;
  #blocks = 0;
  #bytes = 0;

  constructor(folder: string) {
    this.#db = new ClassicLevel(folder, {
      keyEncoding: "view",
      valueEncoding: "view",
      cacheSize: 64 * 2 ** 20,
      writeBufferSize: 16 * 2 ** 20,
    });
    this.#level = new LevelKeeper(this.#db, folder);
  }

  /** False after a write that failed: then `held` may be wrong by it. */
  get sound(): boolean {
    return this.#doubtful === null;
  }

  get held(): { blocks: number; bytes: number } {
    return { blocks: this.#blocks, bytes: this.#bytes };
  }

  /** @param held what it had when it was closed; null: it is counted */
  async open(held: { blocks: number; bytes: number } | null): Promise<void> {
    await this.#db.open();
    if (held !== null) [this.#blocks, this.#bytes] = [held.blocks, held.bytes];
    else {
      for await (const bytes of this.#db.values()) {
        this.#blocks++;
        this.#bytes += bytes.length;
      }
    }
  }

  /** Once everything that was asked for is written. */
  async close(): Promise<void> {
    await this.#running;
    await this.#level.close();
  }

  async put(blocks: readonly { key: BlockKey; bytes: Uint8Array }[]): Promise<void> {
    if (blocks.length > 0) await this.#change(blocks.map(({ key, bytes }) => ({ key, put: bytes })));
  }

  /** @returns false where there was none */
  async delete(key: BlockKey): Promise<boolean> {
    const [changed = false] = await this.#change([{ key, put: null }]);
    return changed;
  }

  /** Null where it isn't held. */
  async get(key: BlockKey): Promise<Uint8Array | null> {
    return (await this.#level.read(() => this.#db.get(key))) ?? null;
  }

  has(key: BlockKey): Promise<boolean> {
    return this.#level.read(() => this.#db.has(key));
  }

  keys(): AsyncIterable<BlockKey> {
    return this.#level.each(async (after) => {
      const keys = this.#db.keys(after === undefined ? {} : { gt: after });
      try {
        return await keys.nextv(KEYS);
      } finally {
        await keys.close();
      }
    });
  }

  #change(changes: readonly Change[]): Promise<boolean[]> {
    return new Promise((settle, fail) => {
      this.#waiting.push({ changes, settle, fail });
      this.#running ??= this.#run().finally(() => {
        this.#running = null;
      });
    });
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0) {
      let many = 0;
      const some = this.#waiting.findIndex(({ changes }) => {
        many += changes.length;
        return many > TOGETHER;
      });
      const group = this.#waiting.splice(0, some === -1 ? this.#waiting.length : Math.max(1, some));
      try {
        const changed = await this.#write(group.flatMap(({ changes }) => changes));
        for (const { changes, settle } of group) settle(changed.splice(0, changes.length));
      } catch (error) {
        for (const { fail } of group) fail(error);
      }
    }
  }

  async #write(changes: readonly Change[]): Promise<boolean[]> {
    let plan = await this.#plan(changes);
    // Where nothing changes nothing is asked of a full disk.
    if (plan.operations.length === 0) return plan.changed;
    await this.#level.write(async () => {
      if (this.#doubtful !== null) {
        await this.#settle(this.#doubtful);
        this.#doubtful = null;
        plan = await this.#plan(changes);
      }
      try {
        await this.#db.batch(plan.operations, { sync: true });
      } catch (cause) {
        this.#doubtful = plan;
        throw cause;
      }
    });
    this.#blocks += plan.blocks;
    this.#bytes += plan.bytes;
    return plan.changed;
  }

  /** Counts what became of a write that failed. */
  async #settle({ before }: Plan): Promise<void> {
    const values = await this.#db.getMany(before.map(({ key }) => key));
    for (const [at, { size }] of before.entries()) {
      const now = values[at]?.length ?? null;
      this.#blocks += Number(now !== null) - Number(size !== null);
      this.#bytes += (now ?? 0) - (size ?? 0);
    }
  }

  /** One change after the other, as far as anybody can tell. */
  async #plan(changes: readonly Change[]): Promise<Plan> {
    const names = changes.map(({ key }) => base64.encode(key));
    const distinct = [...new Map(names.map((name, at) => [name, changes[at]?.key as BlockKey]))];
    const values = await this.#level.read(() => this.#db.getMany(distinct.map(([, key]) => key)));
    const before = distinct.map(([, key], at) => ({ key, size: values[at]?.length ?? null }));
    const sizes = new Map(distinct.map(([name], at) => [name, before[at]?.size ?? null]));
    const operations: Operation[] = [];
    let [blocks, bytes] = [0, 0];
    const changed = changes.map(({ key, put }, at) => {
      const name = names[at] ?? "";
      const size = sizes.get(name) ?? null;
      if ((put === null) === (size === null)) return false;
      sizes.set(name, put?.length ?? null);
      operations.push(put === null ? { type: "del", key } : { type: "put", key, value: put });
      blocks += put === null ? -1 : 1;
      bytes += put === null ? -(size ?? 0) : put.length;
      return true;
    });
    return { before, operations, blocks, bytes, changed };
  }
}
