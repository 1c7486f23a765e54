import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { BadFile } from "../errors.ts";
import { plainCell } from "./safeCell.ts";

/** The columns that a file has to have, and those that it may have; the latter's order and presence are free. */
export type Columns = { required: readonly string[]; optional: readonly string[] };

/** One record: where it begins, and its cells by column, trimmed; "" where the column isn't there. */
export type Row = { place: string; cell: (column: string) => string };

const MOST_ROWS = 5_000_000;
/** A note has at most 5,000 characters. In characters. */
const MOST_RECORD = 131_072;

/**
 * Reads CSV (RFC 4180) as spreadsheets write it: UTF-8 with or without a byte order mark, any line ends, separated by comma, semicolon or tab as
 * the header is. Streams: of a long file only the record at hand is in memory.
 *
 * @throws {BadFile} for another encoding, broken quotes, unknown, repeated or missing columns, or a record of another length than the header.
 */
export async function* readCsv(path: string, columns: Columns): AsyncGenerator<Row, void, void> {
  const delimiter = await delimiterOf(path);
  const decoded = Readable.toWeb(createReadStream(path)).pipeThrough(new TextDecoderStream("utf-8", { fatal: true }));
  const parser = parse({ delimiter, max_record_size: MOST_RECORD, relax_column_count: true });
  const text = Readable.fromWeb(decoded);
  text.on("error", (error) => parser.destroy(error));
  text.pipe(parser);
  let header: ReadonlyMap<string, number> | undefined;
  let [line, rows, width] = [1, 0, 0];
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      const place = `line ${line}`;
      // The parser's own count takes a CRLF inside quotes for two.
      line += 1 + breaksIn(record);
      if (record.every((cell) => cell.trim() === "")) continue;
      if (header === undefined) {
        header = readHeader(path, record, columns);
        width = record.length;
        continue;
      }
      if (record.length !== width) {
        throw new BadFile(path, [{ place, why: `it has ${record.length} cells, and the header has ${width}` }]);
      }
      if (++rows > MOST_ROWS) throw new BadFile(path, [{ place, why: "it has more than 5,000,000 rows" }]);
      const places = header;
      yield { place, cell: (column) => plainCell(record[places.get(column) ?? -1] ?? "").trim() };
    }
  } catch (error) {
    throw toBadFile(path, error, line);
  } finally {
    text.destroy();
    parser.destroy();
  }
  if (header === undefined) throw new BadFile(path, [{ place: "", why: "it is empty" }]);
}

function breaksIn(record: readonly string[]): number {
  return record.reduce((sum, cell) => sum + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0);
}

function readHeader(path: string, record: readonly string[], columns: Columns): ReadonlyMap<string, number> {
  const known = [...columns.required, ...columns.optional];
  const header = new Map<string, number>();
  const problems = [];
  for (const [index, cell] of record.entries()) {
    const name = cell.trim().toLowerCase();
    // Spreadsheets write columns that were once touched.
    if (name === "") continue;
    if (!known.includes(name)) problems.push(`there is no column “${cell.slice(0, 40)}” (${known.join(", ")})`);
    else if (header.has(name)) problems.push(`the column ${name} stands twice`);
    header.set(name, index);
  }
  for (const name of columns.required) if (!header.has(name)) problems.push(`the column ${name} is missing`);
  if (problems.length > 0)
    throw new BadFile(
      path,
      problems.map((why) => ({ place: "line 1", why })),
    );
  return header;
}

/** What separates the header's cells: spreadsheets take what their country's numbers leave free. @throws {BadFile} */
async function delimiterOf(path: string): Promise<string> {
  const file = await open(path).catch((error: unknown) => {
    const code = error instanceof Error && "code" in error ? ` (${String(error.code)})` : "";
    throw new BadFile(path, [{ place: "", why: `it can't be read${code}` }]);
  });
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4_096), 0, 4_096, 0).catch(() => {
      throw new BadFile(path, [{ place: "", why: "it can't be read" }]);
    });
    const head = buffer.subarray(0, bytesRead);
    if (head.includes(0) || (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)) {
      const why = "it isn't UTF-8 text (save it as “CSV UTF-8”)";
      throw new BadFile(path, [{ place: "", why }]);
    }
    const [first = ""] = head.toString("latin1").split(/[\r\n]/);
    const counts = [",", ";", "\t"].map((sign) => ({ sign, count: first.split(sign).length }));
    counts.sort((a, b) => b.count - a.count);
    return counts[0]?.sign ?? ",";
  } finally {
    await file.close();
  }
}

function toBadFile(path: string, error: unknown, line: number): BadFile {
  if (error instanceof BadFile) return error;
  if (error instanceof CsvError) {
    const why = CSV_PROBLEMS[error.code] ?? "its quotes are broken";
    return new BadFile(path, [{ place: `line ${line}`, why }]);
  }
  if (error instanceof TypeError) {
    return new BadFile(path, [{ place: `after line ${line}`, why: "it isn't UTF-8 (save it as “CSV UTF-8”)" }]);
  }
  throw error;
}

const CSV_PROBLEMS: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: "a quote that begins here is never closed",
  CSV_INVALID_CLOSING_QUOTE: "there is something after a closing quote",
  INVALID_OPENING_QUOTE: "a quote stands in the middle of a cell",
  CSV_MAX_RECORD_SIZE: "the record is too long (a quote that isn't closed, perhaps)",
};
