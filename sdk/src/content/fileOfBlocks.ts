import { digestFromBytes } from "../ids/digest.ts";
import { fileSizeOfNode } from "./fileSizeOfNode.ts";
import { heightOf, templateOf } from "./layout.ts";
import { type ContentId, RAW } from "./profile.ts";

/**
 * A file's bytes from the blocks of its DAG, which were checked before (`verifyCar`).
 *
 * @param blocks By digest.
 */
export function fileOfBlocks(
  root: Pick<ContentId, "digest" | "codec">,
  blocks: ReadonlyMap<string, Uint8Array<ArrayBuffer>>,
): Uint8Array<ArrayBuffer> {
  const block = (digest: string) => {
    const bytes = blocks.get(digest);
    // Whoever checked the DAG has seen all of it.
    if (bytes === undefined) throw new RangeError(`block ${digest} isn't among the blocks`);
    return bytes;
  };
  const top = block(root.digest);
  if (root.codec === RAW) return top;
  const size = fileSizeOfNode(top) ?? 0;
  const file = new Uint8Array(size);
  let filled = 0;
  const place = (bytes: Uint8Array<ArrayBuffer>, under: number, height: number) => {
    if (height === 0) {
      file.set(bytes, filled);
      filled += bytes.length;
      return;
    }
    const { offsets, childSizes } = templateOf(under, height);
    offsets.forEach((offset, child) => {
      place(block(digestFromBytes(bytes.subarray(offset, offset + 32))), childSizes[child] ?? 0, height - 1);
    });
  };
  place(top, size, heightOf(size));
  return file;
}
