import { LevelDatastore } from "datastore-level";
import { LevelKeeper } from "./LevelKeeper.ts";

type Key = Parameters<LevelDatastore["put"]>[0];
type Rows = Parameters<LevelDatastore["_query"]>[0];

/** The datastore of pins, in a LevelDB that goes on after a full disk: see {@link LevelKeeper}. A write isn't broken off by a signal. */
export class PinDatastore extends LevelDatastore {
  readonly #level: LevelKeeper;

  constructor(folder: string) {
    super(folder);
    this.#level = new LevelKeeper(this.db, folder);
  }

  /** False after a write that failed. */
  get sound(): boolean {
    return this.#level.sound;
  }

  override close(): Promise<void> {
    return this.#level.close();
  }

  override async put(key: Key, value: Uint8Array): Promise<Key> {
    await this.#level.write(() => this.db.put(key.toString(), value));
    return key;
  }

  override delete(key: Key): Promise<void> {
    return this.#level.write(() => this.db.del(key.toString()));
  }

  override batch(): ReturnType<LevelDatastore["batch"]> {
    const batch = super.batch();
    return { ...batch, commit: () => this.#level.write(async () => batch.commit()) };
  }

  override get(...asked: Parameters<LevelDatastore["get"]>): Promise<Uint8Array> {
    return this.#level.read(() => super.get(...asked));
  }

  override has(...asked: Parameters<LevelDatastore["has"]>): Promise<boolean> {
    return this.#level.read(() => super.has(...asked));
  }

  /** A list that is being read when the database is opened anew breaks off with an error. */
  override async *_query(rows: Rows) {
    await this.#level.read(async () => undefined);
    yield* super._query(rows);
  }
}
