import { cidFromDigest } from "@colophon/sdk/content/cidFromDigest.ts";
import { carOfFile } from "@colophon/sdk/content/node/carOfFile.ts";
import type { Codec } from "@colophon/sdk/content/profile.ts";
import { eq } from "drizzle-orm";
import type { Pipeline } from "../batches/pipeline.ts";
import { uploads, type Work, works } from "../store/tables.ts";
import { storeCar } from "../uploads/storeCar.ts";

/**
 * Puts one work's bytes on IPFS, pins them, notes that, and forgets the upload. Doing it again changes nothing: the file goes last, and only once it
 * is noted that it isn't needed.
 *
 * @throws {ContentUnreadable} where the file is gone; {RelayProblem} `ipfs-unavailable`
 */
export async function publishWork(
  pipeline: Pipeline,
  { signed, digest, codec, upload, size }: Pick<Work, "signed" | "digest" | "codec" | "upload" | "size">,
): Promise<void> {
  const { db, folder, ipfs } = pipeline;
  const { stream } = await carOfFile(folder.pathOf(upload));
  // Hashed again on its way: whatever happened to the file, nothing else than what was signed gets a pin.
  await storeCar(ipfs, stream(), cidFromDigest(digest, codec as Codec), size);
  await pipeline.afterStep("kept");
  await db.transaction(async (tx) => {
    await tx.update(works).set({ published: true }).where(eq(works.signed, signed));
    await tx.delete(uploads).where(eq(uploads.id, upload));
  });
  await folder.forget(upload);
}
