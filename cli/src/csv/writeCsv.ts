import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { stringify } from "csv-stringify";
import { whyUnwritable } from "../whyUnwritable.ts";
import { safeCell } from "./safeCell.ts";

/**
 * Writes CSV (RFC 4180: UTF-8, CRLF) that no spreadsheet runs anything of. Streams.
 *
 * @param out A file that isn't there yet (a filled-in spreadsheet must not be lost); standard output where it is absent.
 * @throws {BadOption}
 */
export async function writeCsv(
  columns: readonly string[],
  rows: AsyncIterable<readonly string[]> | Iterable<readonly string[]>,
  out: string | undefined,
): Promise<void> {
  const stringifier = stringify({ record_delimiter: "windows", quoted_match: /[;\t\r\n']/ });
  const source = Readable.from(safeRows(columns, rows));
  if (out === undefined) return pipeline(source, stringifier, process.stdout, { end: false });
  await pipeline(source, stringifier, createWriteStream(out, { flags: "wx" })).catch((error: unknown) => {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    // What the system refused; not what went wrong where the rows come from.
    throw /^E[A-Z]+$/.test(code) ? whyUnwritable(out, error) : error;
  });
}

async function* safeRows(
  columns: readonly string[],
  rows: AsyncIterable<readonly string[]> | Iterable<readonly string[]>,
) {
  yield [...columns];
  for await (const row of rows) yield row.map(safeCell);
}
