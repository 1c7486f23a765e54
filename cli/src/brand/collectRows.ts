import type { Columns, Row } from "../csv/readCsv.ts";
import { readRows } from "../csv/readRows.ts";
import { BadFile, type FileProblem } from "../errors.ts";

/** Past this many there is something wrong with the file, and not with its rows. */
const MOST_PROBLEMS = 1_000;

/** What a file says, row by row, if all of it can be taken; `open` counts rows in which nothing is filled in. */
export type Collected<Value> = { rows: Value[]; open: number };

/**
 * Reads a whole file before anything is done with any of it.
 *
 * @param read One row: what it says, null where nothing is filled in, or why it can't be taken.
 * @throws {BadFile} naming every row that can't be taken, and works that stand twice.
 */
export async function collectRows<Value extends { place: string; id: string }>(
  path: string,
  columns: Columns,
  read: (row: Row) => Value | { why: string } | null,
): Promise<Collected<Value>> {
  const problems: FileProblem[] = [];
  const places = new Map<string, string>();
  const rows: Value[] = [];
  let open = 0;
  for await (const row of readRows(path, columns)) {
    const found = read(row);
    if (found === null) open++;
    else if ("why" in found) problems.push({ place: row.place, why: found.why });
    else {
      const before = places.get(found.id);
      if (before === undefined) rows.push(found);
      else problems.push({ place: row.place, why: `the work stands on ${before} already` });
      places.set(found.id, before ?? row.place);
    }
    if (problems.length >= MOST_PROBLEMS) break;
  }
  if (problems.length > 0) throw new BadFile(path, problems);
  return { rows, open };
}
