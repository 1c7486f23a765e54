import type { Key, LogRow, LogTable, StateRow, StateTable } from "../store/tableSpecs.ts";

/** One changed row. `before` is what it was before everything that is pending; null: it was not. */
interface Entry {
  table: StateTable;
  key: Key;
  before: object | null;
  now: object | null;
  touched: boolean;
}

/** What a row was before a block. */
export interface PreImage {
  block: number;
  table: StateTable;
  key: string;
  before: object | null;
}

/** Thrown when a handler reads a row that wasn't loaded for its event: a mistake in `keysOf`. */
export class NotLoadedError extends Error {
  constructor(table: StateTable, key: Key) {
    super(`${table} ${keyText(key)} was not loaded; name it in keysOf`);
    this.name = "NotLoadedError";
  }
}

/** A key as text, the same for equal keys. */
export function keyText(key: Key): string {
  return JSON.stringify(key);
}

/**
 * What a run of blocks changes, in memory: handlers read and write here, synchronously; then everything is written in one
 * transaction. Rows are replaced, never mutated, so that pre-images can be kept by reference.
 */
export class Changes {
  readonly #tables = new Map<StateTable, Map<string | number, Entry>>();
  readonly #appended = new Map<LogTable, object[]>();
  readonly #preImages = new Map<string, PreImage>();
  #block = 0;
  #undoable = false;

  /** From here on changes belong to this block; where it may have to be undone, pre-images are kept. */
  beginBlock(block: number, undoable: boolean): void {
    this.#block = block;
    this.#undoable = undoable;
  }

  has(table: StateTable, key: Key): boolean {
    return this.#tables.get(table)?.has(nameOf(key)) ?? false;
  }

  /** Makes a row known as the database has it; null: it has none. */
  load<T extends StateTable>(table: T, key: Key, row: StateRow<T> | null): void {
    const rows = this.#tables.get(table) ?? new Map<string | number, Entry>();
    this.#tables.set(table, rows);
    rows.set(nameOf(key), { table, key, before: row, now: row, touched: false });
  }

  get<T extends StateTable>(table: T, ...key: Key): StateRow<T> | null {
    return this.#entry(table, key).now as StateRow<T> | null;
  }

  set<T extends StateTable>(table: T, row: StateRow<T>, ...key: Key): void {
    this.#put(table, key, row);
  }

  /** Makes a row be no more. */
  remove(table: StateTable, ...key: Key): void {
    this.#put(table, key, null);
  }

  #put(table: StateTable, key: Key, row: object | null): void {
    const entry = this.#entry(table, key);
    if (this.#undoable) {
      const name = `${this.#block} ${table} ${keyText(key)}`;
      if (!this.#preImages.has(name)) {
        this.#preImages.set(name, { block: this.#block, table, key: keyText(key), before: entry.now });
      }
    }
    entry.now = row;
    entry.touched = true;
  }

  /** Changes some fields of a row that is there; false where it isn't. */
  patch<T extends StateTable>(table: T, fields: Partial<StateRow<T>>, ...key: Key): boolean {
    const row = this.get(table, ...key);
    if (!row) return false;
    this.set(table, { ...row, ...fields }, ...key);
    return true;
  }

  append<T extends LogTable>(table: T, row: LogRow<T>): void {
    const rows = this.#appended.get(table);
    if (rows) rows.push(row);
    else this.#appended.set(table, [row]);
  }

  /** Rows to write, and what they were; `before` null: they were not. */
  *changed(): Iterable<{ table: StateTable; row: object; before: object | null }> {
    for (const { table, before, now, touched } of this.#entries()) {
      if (touched && now) yield { table, row: now, before };
    }
  }

  /** Keys of rows to delete, as text, by table. */
  removed(): ReadonlyMap<StateTable, readonly string[]> {
    const gone = new Map<StateTable, string[]>();
    for (const { table, key, before, now, touched } of this.#entries()) {
      if (!touched || now || !before) continue;
      const keys = gone.get(table);
      if (keys) keys.push(keyText(key));
      else gone.set(table, [keyText(key)]);
    }
    return gone;
  }

  get appended(): ReadonlyMap<LogTable, readonly object[]> {
    return this.#appended;
  }

  get preImages(): Iterable<PreImage> {
    return this.#preImages.values();
  }

  #entry(table: StateTable, key: Key): Entry {
    const entry = this.#tables.get(table)?.get(nameOf(key));
    if (!entry) throw new NotLoadedError(table, key);
    return entry;
  }

  *#entries(): Iterable<Entry> {
    for (const rows of this.#tables.values()) yield* rows.values();
  }
}

/** A key within its table, made as cheaply as it can be: parts are hex and numbers, so that a space between them is unambiguous. */
function nameOf(key: Key): string | number {
  return key.length === 1 ? (key[0] ?? "") : key.join(" ");
}
