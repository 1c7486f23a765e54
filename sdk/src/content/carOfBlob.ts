import { CAR_TYPE, carLayout } from "./carLayout.ts";
import { type ContentTree, contentTreeOf, type HashOptions } from "./contentTreeOf.ts";
import { ContentUnreadable } from "./errors.ts";

export interface BlobCar {
  content: ContentTree;
  /** The CAR: slices of the file with what stands between them, so that nothing of the file is copied into memory. */
  car: Blob;
}

/**
 * The CAR of a file or blob, for a page: hashes it (unless its tree is known), then describes the CAR as a Blob.
 *
 * @param file the file as chosen by the person
 * @param tree what `contentTreeOf` found for this very file, where that has been done before
 * @throws EmptyFile, ContentUnreadable, the signal's reason
 * @example
 * const { content, car } = await carOfBlob(file, { onProgress });
 * await fetch(`${relay}/v1/uploads?root=${content.cid}`, { method: "POST", body: car });
 */
export async function carOfBlob(file: Blob, options: HashOptions = {}, tree?: ContentTree): Promise<BlobCar> {
  const content = tree ?? (await contentTreeOf(file, options));
  if (content.size !== file.size) throw new ContentUnreadable(`it had ${content.size} bytes and now has ${file.size}`);
  const parts: BlobPart[] = [];
  for (const part of carLayout(content)) {
    parts.push(part.kind === "bytes" ? part.bytes : file.slice(part.start, part.start + part.length));
  }
  return { content, car: new Blob(parts, { type: CAR_TYPE }) };
}

type BlobPart = Blob | Uint8Array<ArrayBuffer>;
