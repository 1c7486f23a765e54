import { and, inArray, lt, ne } from "drizzle-orm";
import type { Db } from "../store/openStore.ts";
import { uploads } from "../store/tables.ts";
import type { UploadFolder } from "./UploadFolder.ts";

/** A file is made after its row, and goes after it: one without, that old, is left over from a process that was killed. */
const ORPHAN_SECONDS = 3_600;

/**
 * Forgets uploads that nobody went on with or contributed, and files that no row knows of. What was taken stays until it is on IPFS.
 *
 * @param expire seconds without a byte
 * @returns how many went
 */
export async function expireUploads(
  db: Db,
  folder: UploadFolder,
  { expire, now }: { expire: number; now: number },
): Promise<number> {
  const idle = and(ne(uploads.state, "taken"), lt(uploads.touchedAt, now - expire));
  const expired = await db.delete(uploads).where(idle).returning({ id: uploads.id });
  for (const { id } of expired) await folder.forget(id);
  let gone = expired.length;
  let old: string[] = [];
  const sweep = async () => {
    const rows =
      old.length === 0 ? [] : await db.select({ id: uploads.id }).from(uploads).where(inArray(uploads.id, old));
    const known = new Set(rows.map(({ id }) => id));
    for (const id of old) {
      if (known.has(id)) continue;
      await folder.forget(id);
      gone++;
    }
    old = [];
  };
  for await (const { id, changed } of folder.files()) {
    if (changed < now - ORPHAN_SECONDS) old.push(id);
    if (old.length >= 500) await sweep();
  }
  await sweep();
  return gone;
}
