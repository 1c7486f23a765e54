import { carLayout, carLengthOf } from "../carLayout.ts";
import type { ContentTree, HashOptions } from "../contentTreeOf.ts";
import { ContentUnreadable } from "../errors.ts";
import { contentTreeOfFile } from "./contentTreeOfFile.ts";
import { openFile, readAt } from "./readFile.ts";
import { sha256 } from "./sha256.ts";

export interface FileCar {
  content: ContentTree;
  /** Bytes of the CAR. */
  length: number;
  /** The CAR, read from the file as it goes; each call begins anew, so a failed upload can be repeated. */
  stream: () => AsyncGenerator<Uint8Array<ArrayBuffer>>;
}

/**
 * The CAR of a file on disk: hashes it once, then streams it in constant memory. The second reading is hashed too, so a file
 * that changes in between is noticed here and not by whoever receives it.
 *
 * @throws EmptyFile, ContentUnreadable, the signal's reason
 * @example
 * const { content, length, stream } = await carOfFile("film.mp4");
 * for await (const bytes of stream()) await out.write(bytes);
 */
export async function carOfFile(path: string, options: HashOptions = {}): Promise<FileCar> {
  const content = await contentTreeOfFile(path, options);
  return { content, length: carLengthOf(carLayout(content)), stream: () => streamCar(path, content) };
}

async function* streamCar(path: string, content: ContentTree): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const file = await openFile(path);
  try {
    for (const part of carLayout(content)) {
      if (part.kind === "bytes") {
        yield part.bytes;
        continue;
      }
      const bytes = new Uint8Array(part.length);
      const read = await readAt(file, bytes, part.start, path);
      if (read !== part.length || Buffer.compare(sha256(bytes), part.digest) !== 0) {
        throw new ContentUnreadable(`${path} changed while it was sent`);
      }
      yield bytes;
    }
  } finally {
    await file.close();
  }
}
