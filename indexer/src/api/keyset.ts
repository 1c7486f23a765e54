import type { z } from "zod";
import { ApiProblem } from "./problem.ts";

/**
 * Opaque cursors: where a page ended, as its sort and the sort keys of its last row. They are read by the route that wrote them and
 * by no other.
 */
export function encodeCursor(parts: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(parts)).toString("base64url");
}

/** @throws ApiProblem 400 if it isn't one of this route's, in this order */
export function decodeCursor<T extends z.ZodType>(cursor: string | undefined, shape: T): z.infer<T> | null {
  if (cursor === undefined) return null;
  try {
    return shape.parse(JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")));
  } catch {
    throw new ApiProblem(
      400,
      "bad-cursor",
      "The cursor is not one that this list gave in this order. Take it from `next` of the page before, with the same parameters, or leave it out to begin anew.",
    );
  }
}

/** A page from one row more than it shows. */
export function toPage<Row, Item>(
  rows: readonly Row[],
  limit: number,
  cursorOf: (row: Row) => readonly (string | number)[],
  show: (row: Row) => Item,
): { items: Item[]; next: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown.map(show), next: rows.length > limit && last ? encodeCursor(cursorOf(last)) : null };
}
