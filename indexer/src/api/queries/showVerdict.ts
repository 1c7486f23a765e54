import type { ApiVerdict } from "@colophon/sdk/api/schemas.ts";
import type { InferSelectModel } from "drizzle-orm";
import type { verdicts } from "../../store/chainTables.ts";

/** What is shown of a verdict. */
export type ShownVerdict = Pick<
  InferSelectModel<typeof verdicts>,
  "curator" | "accepted" | "score" | "reason" | "note" | "time" | "transaction"
>;

/** A verdict as the API shows it. */
export function showVerdict(row: ShownVerdict): ApiVerdict {
  const { curator, accepted, score, reason, note, time, transaction } = row;
  return { curator, accepted, score, reason, note, time, transaction };
}
