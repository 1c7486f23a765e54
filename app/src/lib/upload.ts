import { carOfBlob } from "@colophon/sdk/content/carOfBlob.ts";
import type { ContentId } from "@colophon/sdk/content/profile.ts";
import { uploadCar } from "./uploadCar.ts";

/** Hashes a document or picture and has the relay keep it; what it keeps already isn't sent again. */
export async function upload(relayUrl: string, content: Blob): Promise<ContentId> {
  const { content: tree, car } = await carOfBlob(content);
  await uploadCar({ relayUrl, cid: tree.cid, car });
  return { cid: tree.cid, digest: tree.digest, codec: tree.codec };
}
