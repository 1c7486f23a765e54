import type { PgTable } from "drizzle-orm/pg-core";
import { type CopyTarget, copyRows } from "../store/copyRows.ts";
import { copyTarget } from "../store/copyTarget.ts";
import type { Db } from "../store/openDatabase.ts";

/** Rows in one COPY: large enough that round trips don't count, small enough that others get their turn in between. */
const CHUNK = 10_000;

/** Writes new rows to a table as they come, many at a time. A row has the table's fields as code names them. */
export class RowBatch {
  readonly #db: Db;
  readonly #target: CopyTarget;
  #rows: object[] = [];

  constructor(db: Db, table: PgTable) {
    this.#db = db;
    this.#target = copyTarget(table);
  }

  /** Waits for the database when a batch is full. */
  async add(row: object): Promise<void> {
    if (this.#rows.push(row) === CHUNK) await this.flush();
  }

  /** Writes what is left. */
  async flush(): Promise<void> {
    const rows = this.#rows;
    this.#rows = [];
    if (rows.length > 0) await copyRows(this.#db, this.#target, rows);
  }
}
