import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { and, eq, ne } from "drizzle-orm";
import type { Db } from "../store/openStore.ts";
import { identity, uploads } from "../store/tables.ts";
import { UploadFolder } from "./UploadFolder.ts";
import { uploadRows } from "./uploadRows.ts";

/**
 * The folder in which files lie until their anchor is in a block, with what the database says of them. It is named after the database: a relay forgets
 * files that its database doesn't know, and another's, in the same place by mistake, are none of its business.
 */
export async function openUploads(db: Db, place: string): Promise<UploadFolder> {
  await db.insert(identity).values({ id: randomUUID() }).onConflictDoNothing();
  const [own] = await db.select().from(identity);
  if (own === undefined) throw new Error("the database has no identity");
  const directory = join(place, own.id);
  const onAlive = (id: string) => {
    const row = and(eq(uploads.id, id), ne(uploads.state, "taken"));
    // An upload that isn't noted to be alive expires a little earlier: nothing else hangs on it.
    void db
      .update(uploads)
      .set({ touchedAt: Math.floor(Date.now() / 1000) })
      .where(row)
      .then(
        () => undefined,
        () => undefined,
      );
  };
  return new UploadFolder({ directory, configstore: uploadRows(db), onAlive });
}
