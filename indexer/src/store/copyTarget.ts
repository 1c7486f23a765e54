import { getTableColumns, getTableName } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { CopyTarget } from "./copyRows.ts";

/** All columns of a table, for `copyRows`. */
export function copyTarget(table: PgTable): CopyTarget {
  const columns = Object.entries(getTableColumns(table)).map(([field, column]) => ({
    field,
    name: column.name,
    type: column.getSQLType(),
  }));
  return { name: getTableName(table), columns };
}
