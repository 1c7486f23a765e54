import { and, eq, ne, type SQL, sql } from "drizzle-orm";
import { storeFull, tooManyUploads } from "../problems.ts";
import type { Db } from "../store/openStore.ts";
import { type Upload, uploads } from "../store/tables.ts";

/** Of the disk a whole /48 of IPv6 may have as much as so many addresses: a few addresses fill it, and it has 65,536 of them. */
const WIDER_DISK = 2;

export interface DiskBudget {
  /** Bytes of all uploads on the disk. */
  all: number;
  /** Of one address. */
  each: number;
  /** Files of one address. */
  filesEach: number;
}

/**
 * Writes down that an upload comes, and that its bytes are spoken for: what is announced counts at once, so that nobody can begin more than there
 * is room for.
 *
 * @throws {RelayProblem} `store-full`, `too-many-uploads`
 */
export async function reserveUpload(
  db: Db,
  upload: Pick<Upload, "id" | "digest" | "codec" | "size" | "sender" | "widerSender">,
  budget: DiskBudget,
  now: number,
): Promise<void> {
  await db.transaction(async (tx) => {
    // One after the other, on all relays: two could both find room for one.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('relay uploads', 0))`);
    const all = await heldBy(tx);
    if (all.bytes + upload.size > budget.all) throw storeFull();
    const own = await heldBy(tx, eq(uploads.sender, upload.sender));
    if (own.bytes + upload.size > budget.each || own.files >= budget.filesEach) {
      throw tooManyUploads(600, `${own.files} files from your address wait here to be contributed or anchored.`);
    }
    if (upload.widerSender !== null) {
      const wider = await heldBy(tx, eq(uploads.widerSender, upload.widerSender));
      if (wider.bytes + upload.size > budget.each * WIDER_DISK || wider.files >= budget.filesEach * WIDER_DISK) {
        const whose = "your network (a /48)";
        throw tooManyUploads(600, `${wider.files} files from ${whose} wait here to be contributed or anchored.`);
      }
    }
    await tx.insert(uploads).values({ ...upload, account: null, state: "coming", createdAt: now, touchedAt: now });
  });
}

/** @param whose all where it isn't said; else what nobody has contributed yet */
async function heldBy(db: Db, whose?: SQL): Promise<{ bytes: number; files: number }> {
  const [row] = await db
    .select({ bytes: sql<string>`coalesce(sum(${uploads.size}), 0)`, files: sql<number>`count(*)::int` })
    .from(uploads)
    .where(whose && and(whose, ne(uploads.state, "taken")));
  return { bytes: Number(row?.bytes ?? 0), files: row?.files ?? 0 };
}
