import { cidFromDigest } from "@colophon/sdk/content/cidFromDigest.ts";
import type { Codec } from "@colophon/sdk/content/profile.ts";
import { type KvStore, Upload } from "@tus/server";
import { eq } from "drizzle-orm";
import type { Db } from "../store/openStore.ts";
import { uploads } from "../store/tables.ts";

/** Uploads as tus asks for them, from the database: any relay on it can go on with any of them. Rows are made by `reserveUpload`. */
export function uploadRows(db: Db): KvStore<Upload> {
  return {
    get: async (id) => {
      const [row] = await db.select().from(uploads).where(eq(uploads.id, id));
      if (row === undefined) return undefined;
      return new Upload({
        id,
        size: row.size,
        offset: 0,
        metadata: { cid: cidFromDigest(row.digest, row.codec as Codec) },
        creation_date: new Date(row.createdAt * 1000).toISOString(),
      });
    },
    set: async () => undefined,
    delete: async (id) => {
      await db.delete(uploads).where(eq(uploads.id, id));
    },
  };
}
