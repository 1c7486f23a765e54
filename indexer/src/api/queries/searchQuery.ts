import { type SQL, sql } from "drizzle-orm";

/**
 * What a person typed, as a text search: every word has to be there, the last one may still be in the typing. Everything but
 * letters and digits separates, so nothing of the search's own language gets through.
 */
export function searchQuery(typed: string): SQL {
  const words = typed.normalize("NFKC").match(/[\p{L}\p{N}]+/gu) ?? [];
  const terms = words.slice(0, 8).map((word, at) => `'${word}'${at === words.length - 1 ? ":*" : ""}`);
  return sql`to_tsquery('simple', ${terms.join(" & ")})`;
}
