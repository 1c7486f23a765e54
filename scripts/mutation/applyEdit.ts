import type { Edit } from "./model.ts";

/** The source with one change made in it. */
export function applyEdit(
  content: string,
  { start, length, replacement }: Pick<Edit, "start" | "length" | "replacement">,
): string {
  const bytes = Buffer.from(content);
  return Buffer.concat([bytes.subarray(0, start), Buffer.from(replacement), bytes.subarray(start + length)]).toString();
}
