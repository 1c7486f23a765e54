import { and, eq, ne, sql } from "drizzle-orm";
import type { Hex } from "viem";
import { contents } from "../store/factTables.ts";
import type { Db } from "../store/openDatabase.ts";
import { sync } from "../store/syncTables.ts";
import { deriveWorks } from "../works/deriveWorks.ts";
import { markStale } from "../works/staleWorks.ts";
import { IpfsUnreachableError } from "./blockSource.ts";
import type { FactLane, FactOptions } from "./factLane.ts";
import { reasonOf, retryAt } from "./retryAt.ts";
import { ContentTooLargeError, NonCanonicalError, walkContent } from "./walkContent.ts";

interface Due {
  digest: Hex;
  codec: number;
  attempts: number;
}

type Verification = "verified" | "unavailable" | "non-canonical";

/** Fetches and re-hashes the bytes of works. */
export function contentsLane({ db, blocks, maxBytes, signal, log }: FactOptions): FactLane<Due> {
  return {
    name: "contents",
    width: 4,
    due: (now, limit) =>
      db
        .select({ digest: contents.digest, codec: contents.codec, attempts: contents.attempts })
        .from(contents)
        .where(sql`${contents.nextAttempt} <= ${now}`)
        .orderBy(contents.attempts, contents.nextAttempt)
        .limit(limit),
    settle: async (item) => {
      const settle = (verification: Verification, size: number | null, error: string | null, next: number | null) =>
        db.transaction((tx) => write(tx, item, { verification, size, error, nextAttempt: next }));
      try {
        const walk = walkContent({ source: blocks, digest: item.digest, codec: item.codec, maxBytes, signal });
        let step = await walk.next();
        while (!step.done) step = await walk.next();
        await settle("verified", step.value, null, null);
      } catch (error) {
        if (signal.aborted || error instanceof IpfsUnreachableError) throw error;
        if (error instanceof NonCanonicalError) return settle("non-canonical", null, reasonOf(error), null);
        const size = error instanceof ContentTooLargeError ? error.size : null;
        log.info({ digest: item.digest, err: reasonOf(error) }, "a work's bytes can't be had");
        await settle("unavailable", size, reasonOf(error), retryAt(item.attempts));
      }
    },
  };
}

/** A fact and what filters keep of it, in one transaction; the sync row first, so that no work slips in between. */
async function write(
  tx: Db,
  item: Due,
  fact: { verification: Verification; size: number | null; error: string | null; nextAttempt: number | null },
): Promise<void> {
  await tx.select({ id: sync.id }).from(sync).where(eq(sync.id, 1)).for("update");
  const { digest, codec, attempts } = item;
  const updated = await tx
    .update(contents)
    .set({ ...fact, attempts: attempts + 1 })
    .where(and(eq(contents.digest, digest), eq(contents.codec, codec), ne(contents.verification, "verified")))
    .returning({ digest: contents.digest });
  if (updated.length === 0) return;
  await tx.execute(
    sql`with changed as (
        update works set verification = ${fact.verification}
        where digest = decode(${digest.slice(2)}, 'hex') and codec = ${codec} and verification <> ${fact.verification} returning campaign
      ), counted as (select campaign, count(*)::int as many from changed where ${fact.verification} = 'verified' group by campaign)
      update campaigns set verified = verified + counted.many from counted where campaigns.id = counted.campaign`,
  );
  // Of works whose candidates are of different bytes another one may be shown now.
  await markStale(
    tx,
    sql`select id from works where several and substring(id from 5) = substring(decode(${digest.slice(2)}, 'hex') from 5)`,
  );
  await deriveWorks(tx);
}
