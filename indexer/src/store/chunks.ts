/** Rows in one statement: large enough that round trips don't count, small enough for one parameter. */
const CHUNK = 5_000;

/** Cuts rows into lists for one statement each. */
export function* chunks<T>(rows: readonly T[], size: number = CHUNK): Iterable<readonly T[]> {
  for (let start = 0; start < rows.length; start += size) yield rows.slice(start, start + size);
}
