import { eq, sql } from "drizzle-orm";
import type { Hex } from "viem";
import type { Db } from "../store/openDatabase.ts";
import { sync } from "../store/syncTables.ts";
import { readBytes } from "../store/textCells.ts";
import { deriveWorks } from "../works/deriveWorks.ts";
import { markStale } from "../works/staleWorks.ts";
import { IpfsUnreachableError } from "./blockSource.ts";
import { dueInTurn } from "./dueInTurn.ts";
import type { FactLane, FactOptions } from "./factLane.ts";
import { gather } from "./gather.ts";
import { reasonOf, retryAt } from "./retryAt.ts";
import { ContentTooLargeError, NonCanonicalError, walkContent } from "./walkContent.ts";

interface Due {
  digest: Hex;
  codec: number;
  attempts: number;
  askedBy: number;
}

type Verification = "verified" | "unavailable" | "non-canonical";

/** What was found out about some bytes. */
interface Found {
  digest: Hex;
  codec: number;
  verification: Verification;
  size: number | null;
  error: string | null;
  nextAttempt: number | null;
}

/** Works' bytes fetched at a time. */
export const CONTENT_PLACES = 128;
/** Facts in one transaction at most. */
const TOGETHER = 2_000;

/** Fetches and re-hashes the bytes of works: many small ones at a time, whose facts are written together. */
export function contentsLane({ db, blocks, maxBytes, signal, log }: FactOptions): FactLane<Due> {
  const put = gather<Found>(TOGETHER, (found) => db.transaction((tx) => write(tx, found)));
  return {
    name: "contents",
    width: CONTENT_PLACES,
    keyOf: ({ digest, codec }) => `${digest}.${codec}`,
    askerOf: ({ askedBy }) => askedBy,
    due: async (now, limit) => {
      const columns = ["digest", "codec", "attempts", "asked_by"];
      const rows = await dueInTurn(db, { table: "contents", columns }, now, limit);
      return rows.map(([digest, codec, attempts, askedBy]) => ({
        digest: readBytes(digest),
        codec: Number(codec),
        attempts: Number(attempts),
        askedBy: Number(askedBy),
      }));
    },
    settle: async (item) => {
      const settle = (verification: Verification, size: number | null, error: string | null, next: number | null) => ({
        written: put({ digest: item.digest, codec: item.codec, verification, size, error, nextAttempt: next }),
      });
      try {
        const walk = walkContent({ source: blocks, digest: item.digest, codec: item.codec, maxBytes, signal });
        let step = await walk.next();
        while (!step.done) step = await walk.next();
        return settle("verified", step.value, null, null);
      } catch (error) {
        if (signal.aborted || error instanceof IpfsUnreachableError) throw error;
        if (error instanceof NonCanonicalError) return settle("non-canonical", null, reasonOf(error), null);
        const size = error instanceof ContentTooLargeError ? error.size : null;
        log.info({ digest: item.digest, err: reasonOf(error) }, "a work's bytes can't be had");
        return settle("unavailable", size, reasonOf(error), retryAt(item.attempts));
      }
    },
  };
}

/** Facts and what filters keep of them, in one transaction; the sync row first, so that no work slips in between. */
async function write(tx: Db, found: readonly Found[]): Promise<void> {
  await tx.select({ id: sync.id }).from(sync).where(eq(sync.id, 1)).for("update");
  // One statement may touch a row once.
  const distinct = new Map(found.map((one) => [`${one.digest}.${one.codec}`, one]));
  const rows = JSON.stringify(
    [...distinct.values()].map(({ digest, nextAttempt, ...one }) => ({
      ...one,
      digest: digest.slice(2),
      next_attempt: nextAttempt,
    })),
  );
  await tx.execute(
    sql`with said as (
        select decode(digest, 'hex') as digest, codec, verification, size, error, next_attempt
        from json_to_recordset(${rows}::json) as one(digest text, codec smallint, verification text, size bigint, error text, next_attempt bigint)
      ), updated as (
        update contents set verification = said.verification, size = said.size, error = said.error, next_attempt = said.next_attempt,
          attempts = contents.attempts + 1
        from said where contents.digest = said.digest and contents.codec = said.codec and contents.verification <> 'verified'
        returning contents.digest, contents.codec, contents.verification
      ), changed as (
        update works set verification = updated.verification from updated
        where works.digest = updated.digest and works.codec = updated.codec and works.verification <> updated.verification
        returning works.campaign, works.verification
      ), counted as (select campaign, count(*)::int as many from changed where verification = 'verified' group by campaign)
      update campaigns set verified = verified + counted.many from counted where campaigns.id = counted.campaign`,
  );
  // Of works whose candidates are of different bytes another one may be shown now. Asked first: deriving touches temporary tables, which the
  // database clears file by file at each commit, and there is hardly ever such a work.
  const several = sql`select id from works where several and substring(id from 5) in (
    select substring(decode(digest, 'hex') from 5) from json_to_recordset(${rows}::json) as one(digest text))`;
  const [some] = await tx.select({ id: sql`id` }).from(sql`(${several} limit 1) found`);
  if (some === undefined) return;
  await markStale(tx, several);
  await deriveWorks(tx);
}
