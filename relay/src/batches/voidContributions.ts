import { and, eq, inArray, type SQL } from "drizzle-orm";
import type { Db } from "../store/openStore.ts";
import { messages, uploads, works } from "../store/tables.ts";
import { wallSeconds } from "./pipeline.ts";

/**
 * Gives contributions up, with the reason. Their works may be contributed again, by anybody, and their uploads with them until they expire.
 *
 * @returns how many
 */
export async function voidContributions(
  db: Db,
  which: SQL | undefined,
  { reason, why }: { reason: string; why: string },
): Promise<number> {
  return db.transaction(async (tx) => {
    const gone = await tx
      .update(messages)
      .set({ void: reason, voidWhy: why })
      .where(which)
      .returning({ signed: messages.signed });
    for (let start = 0; start < gone.length; start += 1_000) {
      const signed = gone.slice(start, start + 1_000).map((row) => row.signed);
      await releaseWorks(tx, signed);
    }
    return gone.length;
  });
}

/** Lets go of works and of their uploads. */
export async function releaseWorks(db: Db, signed: `0x${string}`[]): Promise<void> {
  const freed = await db
    .update(works)
    .set({ live: false })
    .where(inArray(works.signed, signed))
    .returning({ upload: works.upload });
  const own = inArray(
    uploads.id,
    freed.map(({ upload }) => upload),
  );
  await db
    .update(uploads)
    .set({ state: "whole", account: null, touchedAt: wallSeconds() })
    .where(and(own, eq(uploads.state, "taken")));
}
