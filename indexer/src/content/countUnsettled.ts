import { and, eq, isNotNull } from "drizzle-orm";
import { anchorFiles, contents, documents, statementFiles, tokens, transactionNotes } from "../store/factTables.ts";
import type { Db } from "../store/openDatabase.ts";

/** How many facts were never looked at: 0 means that the index knows all it can know for now. */
export async function countUnsettled(db: Db): Promise<number> {
  const counts = await Promise.all([
    db.$count(contents, eq(contents.attempts, 0)),
    db.$count(documents, eq(documents.attempts, 0)),
    db.$count(anchorFiles, eq(anchorFiles.attempts, 0)),
    db.$count(transactionNotes, eq(transactionNotes.attempts, 0)),
    db.$count(statementFiles, eq(statementFiles.attempts, 0)),
    db.$count(tokens, and(eq(tokens.attempts, 0), isNotNull(tokens.nextAttempt))),
  ]);
  return counts.reduce((sum, count) => sum + count, 0);
}
