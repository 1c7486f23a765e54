import { extname } from "node:path";
import { z } from "zod";
import { parseFile, readText } from "../brand/readCampaignFile.ts";
import { BadFile } from "../errors.ts";
import { type Columns, type Row, readCsv } from "./readCsv.ts";

const rows = z.array(z.record(z.string(), z.union([z.string(), z.number(), z.null()])));

/** The same rows from CSV, or (`.json`) from a JSON list of objects with the columns as fields. @throws {BadFile} */
export async function* readRows(path: string, columns: Columns): AsyncGenerator<Row, void, void> {
  if (extname(path).toLowerCase() !== ".json") return yield* readCsv(path, columns);
  const known = new Set([...columns.required, ...columns.optional]);
  const list = parseFile(path, await readText(path), rows);
  for (const [index, row] of list.entries()) {
    const place = `entry ${index + 1}`;
    const unknown = Object.keys(row).find((name) => !known.has(name));
    if (unknown !== undefined) throw new BadFile(path, [{ place, why: `there is no field “${unknown.slice(0, 40)}”` }]);
    yield { place, cell: (column) => String((Object.hasOwn(row, column) ? row[column] : "") ?? "").trim() };
  }
}
