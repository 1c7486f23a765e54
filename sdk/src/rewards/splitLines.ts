import { MalformedStatement } from "./statementErrors.ts";
import { LONGEST_LINE } from "./statementLines.ts";

/** Pieces of a file, wherever they come from: a response's body, a file stream, one array. */
export type Chunks = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/**
 * The lines of UTF-8 text, without their line ends, in bounded memory.
 *
 * @throws {MalformedStatement} for a line that is too long, bytes that aren't UTF-8, or a last line without its end.
 */
export async function* splitLines(chunks: Chunks): AsyncGenerator<{ readonly line: number; readonly text: string }> {
  const buffer = new Uint8Array(LONGEST_LINE);
  // A mark at the beginning would be a second spelling of the same file.
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  let length = 0;
  let line = 1;
  for await (const chunk of chunks) {
    for (let from = 0; from < chunk.length; ) {
      const end = chunk.indexOf(10, from);
      const piece = chunk.subarray(from, end === -1 ? chunk.length : end);
      if (length + piece.length > LONGEST_LINE) {
        throw new MalformedStatement("line-too-long", line, `it is longer than ${LONGEST_LINE} bytes`);
      }
      buffer.set(piece, length);
      length += piece.length;
      if (end === -1) break;
      yield { line, text: decode(decoder, buffer.subarray(0, length), line) };
      line++;
      length = 0;
      from = end + 1;
    }
  }
  if (length > 0) throw new MalformedStatement("truncated", line, "the file ends inside it");
}

function decode(decoder: InstanceType<typeof TextDecoder>, bytes: Uint8Array, line: number): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw new MalformedStatement("not-utf8", line, "it isn't UTF-8 text");
  }
}
