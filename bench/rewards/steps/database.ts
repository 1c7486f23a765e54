import { type Database, openDatabase } from "../../../indexer/src/store/openDatabase.ts";

/** A folder is PGlite's, anything else a PostgreSQL's URL. */
export function openBenchDatabase(where: string): Promise<Database> {
  return openDatabase(where.includes("://") ? { url: where, writer: true } : { directory: where });
}
