import { statfs } from "node:fs/promises";
import { CannotWrite } from "../errors.ts";
import { Turns } from "./Turns.ts";

/** What a database writes while it is opened: its log, as tables. */
const ROOM = 64 * 2 ** 20;

interface Level {
  readonly status: string;
  open(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Keeps a LevelDB of use after a write that failed, as on a full disk. LevelDB 1.20 isn't to be written to after one: where its log failed it takes
 * what follows, and puts it where the next start doesn't find it; where a table or a sync failed, it refuses everything for ever. So it is closed and
 * opened before the next write. What it had acknowledged is in the log, before what failed, and opening makes a table of that; so it needs room,
 * and isn't begun without: a database that can't be opened gives nothing to readers either.
 */
export class LevelKeeper {
  readonly #level: Level;
  readonly #folder: string;
  readonly #turns = new Turns();
  #failure: unknown;
  #reopening: Promise<void> | undefined;
  #closed = false;

  constructor(level: Level, folder: string) {
    this.#level = level;
    this.#folder = folder;
  }

  /** False from a write that failed until the database was opened anew. */
  get sound(): boolean {
    return this.#failure === undefined;
  }

  /**
   * Reads, past what opens the database anew.
   *
   * @param read begins its one call of the database at once: closing waits for such
   */
  async read<Result>(read: () => Promise<Result>): Promise<Result> {
    while (this.#level.status !== "open" && !this.#closed) await this.#reopen();
    return read();
  }

  /** Reads all items, a page at a time: an iterator ends where the database is closed. @param page gives none at the end */
  async *each<Item>(page: (after: Item | undefined) => Promise<Item[]>): AsyncGenerator<Item> {
    let after: Item | undefined;
    do {
      const last = after;
      const items = await this.read(() => page(last));
      yield* items;
      after = items.at(-1);
    } while (after !== undefined);
  }

  /**
   * Writes, one at a time; once more on the database opened anew, where that fails.
   *
   * @param write may be done twice, and what failed may have been done all the same
   * @throws {CannotWrite}
   */
  write<Result>(write: () => Promise<Result>): Promise<Result> {
    return this.#turns.take(async () => {
      for (let isLast = !this.sound; ; isLast = true) {
        if (isLast) await this.#reopen();
        try {
          return await write();
        } catch (cause) {
          this.#failure = cause;
          if (isLast) throw new CannotWrite(this.#folder, messageOf(cause), cause);
        }
      }
    });
  }

  /** Once what is being written is written. */
  close(): Promise<void> {
    return this.#turns.take(async () => {
      this.#closed = true;
      await this.#reopening?.catch(() => undefined);
      await this.#level.close();
    });
  }

  #reopen(): Promise<void> {
    this.#reopening ??= this.#openAnew().finally(() => {
      this.#reopening = undefined;
    });
    return this.#reopening;
  }

  async #openAnew(): Promise<void> {
    const { bavail, bsize } = await statfs(this.#folder);
    const free = bavail * bsize;
    if (free < ROOM) {
      const why = `${mib(free)} MiB are free there, and after a write that failed it takes ${mib(ROOM)} to go on`;
      throw new CannotWrite(this.#folder, why, this.#failure);
    }
    try {
      await this.#level.close();
      await this.#level.open();
    } catch (cause) {
      throw new CannotWrite(this.#folder, messageOf(cause), cause);
    }
    this.#failure = undefined;
  }
}

const mib = (bytes: number) => Math.floor(bytes / 2 ** 20);

/** LevelDB's own reason, which is the innermost. */
function messageOf(cause: unknown): string {
  let error = cause;
  while (error instanceof Error && error.cause instanceof Error) error = error.cause;
  return error instanceof Error ? error.message : String(error);
}
