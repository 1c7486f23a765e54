import { noteOf } from "@colophon/sdk/evidence/transactionNote.ts";
import { eq, sql } from "drizzle-orm";
import { type Hex, TransactionNotFoundError } from "viem";
import { transactionNotes } from "../store/factTables.ts";
import type { FactLane, FactOptions } from "./factLane.ts";
import { reasonOf, retryAt } from "./retryAt.ts";

interface Due {
  transaction: Hex;
  attempts: number;
}

/** Looks which notes the transactions of disputes name: evidence, reasons, the arbiter's answer. */
export function notesLane({
  db,
  client,
  rewardPools,
}: Pick<FactOptions, "db" | "client" | "rewardPools">): FactLane<Due> {
  return {
    name: "notes",
    width: 4,
    keyOf: ({ transaction }) => transaction,
    due: (now, limit) =>
      db
        .select({ transaction: transactionNotes.transaction, attempts: transactionNotes.attempts })
        .from(transactionNotes)
        .where(sql`${transactionNotes.nextAttempt} <= ${now}`)
        .limit(limit),
    settle: async ({ transaction, attempts }) => {
      const key = eq(transactionNotes.transaction, transaction);
      try {
        const found = await client.getTransaction({ hash: transaction });
        const note = noteOf(found, rewardPools);
        await db
          .update(transactionNotes)
          .set({ note, error: null, attempts: attempts + 1, nextAttempt: null })
          .where(key);
      } catch (error) {
        // A reorg took it away, or this node forgot it; anything else says nothing about the transaction.
        if (!(error instanceof TransactionNotFoundError)) throw error;
        await db
          .update(transactionNotes)
          .set({ error: reasonOf(error), attempts: attempts + 1, nextAttempt: retryAt(attempts) })
          .where(key);
      }
    },
  };
}
