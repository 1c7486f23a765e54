import { asc, eq } from "drizzle-orm";
import type { Db } from "../store/openStore.ts";
import { messages, works } from "../store/tables.ts";
import type { BatchRow } from "./batchFile.ts";

/** A batch's messages in the order of their leaves, without manifests: a full batch of those could be gigabytes. */
export async function readRows(db: Db, batch: number): Promise<BatchRow[]> {
  return db
    .select({
      message: messages,
      work: {
        digest: works.digest,
        codec: works.codec,
        mediaKind: works.mediaKind,
        aiUse: works.aiUse,
        manifest: works.manifest,
        parents: works.parents,
      },
    })
    .from(messages)
    .leftJoin(works, eq(works.signed, messages.signed))
    .where(eq(messages.batch, batch))
    .orderBy(asc(messages.leaf));
}
