import { mkdirSync } from "node:fs";
import { and, eq, ne } from "drizzle-orm";
import type { Db } from "../store/openStore.ts";
import { uploads } from "../store/tables.ts";
import { UploadFolder } from "./UploadFolder.ts";
import { uploadRows } from "./uploadRows.ts";

/** The folder in which files lie until their anchor is in a block, with what the database says of them. */
export function openUploads(db: Db, directory: string): UploadFolder {
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
  // tus's store makes it too, but some time later.
  mkdirSync(directory, { recursive: true });
  return new UploadFolder({ directory, configstore: uploadRows(db), onAlive });
}
