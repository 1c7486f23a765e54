import { cidFromDigest } from "@colophon/sdk/content/cidFromDigest.ts";
import type { Codec } from "@colophon/sdk/content/profile.ts";
import { and, eq } from "drizzle-orm";
import { noSuchUpload, unfinishedUpload, wrongContent } from "../problems.ts";
import type { Db } from "../store/openStore.ts";
import { type Upload, uploads } from "../store/tables.ts";
import type { UploadFolder } from "./UploadFolder.ts";

/**
 * Holds an upload's bytes against the CID that was announced, once: also where a process ended between its last byte and this.
 *
 * @returns the upload, `whole` or `taken`
 * @throws {RelayProblem} `no-such-upload`, `upload-unfinished`; `wrong-content`, and then it is forgotten
 */
export async function settleUpload(db: Db, folder: UploadFolder, id: string): Promise<Upload> {
  const [upload] = await db.select().from(uploads).where(eq(uploads.id, id));
  if (upload === undefined) throw noSuchUpload(id);
  if (upload.state !== "coming") return upload;
  const there = (await folder.sizeOf(id)) ?? 0;
  if (there < upload.size) throw unfinishedUpload(there, upload.size);
  const { cid, digest, codec } = await folder.treeOf(id);
  const mine = and(eq(uploads.id, id), eq(uploads.state, "coming"));
  if (digest !== upload.digest || codec !== upload.codec) {
    const gone = await db.delete(uploads).where(mine).returning({ id: uploads.id });
    // Where another request has settled it meanwhile, somebody may have a receipt for these bytes.
    if (gone.length > 0) await folder.forget(id);
    throw wrongContent(cidFromDigest(upload.digest, upload.codec as Codec), cid);
  }
  await db
    .update(uploads)
    .set({ state: "whole", touchedAt: Math.floor(Date.now() / 1000) })
    .where(mine);
  return { ...upload, state: "whole" };
}
