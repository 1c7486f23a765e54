import type { ApiVerdict } from "@colophon/sdk/api/schemas.ts";
import type { InferSelectModel } from "drizzle-orm";
import type { verdicts } from "../../store/chainTables.ts";

/** A verdict as the API shows it. */
export function showVerdict(row: InferSelectModel<typeof verdicts>): ApiVerdict {
  const { curator, accepted, score, reason, note, time, transaction } = row;
  return { curator, accepted, score, reason, note, time, transaction };
}
