import { type SQL, sql } from "drizzle-orm";
import type { batches, payouts, SignedCall } from "../store/tables.ts";

/**
 * A condition: nobody has signed another transaction since these were read. For a moment two relays may believe that they lead: what one of them signs
 * mustn't be forgotten by the other, whose transactions would then look as if they had come to nothing.
 */
export function sameAttempts(table: typeof batches | typeof payouts, attempts: readonly SignedCall[]): SQL {
  return sql`jsonb_array_length(${table.attempts}) = ${attempts.length}`;
}
