import { type SQL, sql } from "drizzle-orm";

/** A 0x-hex value as `bytea`, where no column says so. */
export function bytes(hex: string): SQL {
  return sql`decode(${hex.slice(2)}, 'hex')`;
}
