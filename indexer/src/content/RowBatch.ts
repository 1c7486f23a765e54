import { sql } from "drizzle-orm";
import type { Db } from "../store/openDatabase.ts";

/** Rows in one statement: large enough that round trips don't count, small enough for one parameter. */
const CHUNK = 5_000;

/** Writes rows to a table as they come, many at a time. A row is as JSON that `json_populate_recordset` reads, by column name. */
export class RowBatch {
  readonly #db: Db;
  readonly #table: string;
  #rows: object[] = [];

  constructor(db: Db, table: string) {
    this.#db = db;
    this.#table = table;
  }

  /** Waits for the database when a batch is full. */
  async add(row: object): Promise<void> {
    if (this.#rows.push(row) === CHUNK) await this.flush();
  }

  /** Writes what is left. */
  async flush(): Promise<void> {
    if (this.#rows.length === 0) return;
    const rows = JSON.stringify(this.#rows);
    this.#rows = [];
    const table = sql.identifier(this.#table);
    await this.#db.execute(
      sql`insert into ${table} select * from json_populate_recordset(null::${table}, ${rows}::json)`,
    );
  }
}
