import { MalformedStatement } from "@colophon/sdk/rewards/statementErrors.ts";
import { and, eq, sql } from "drizzle-orm";
import { statementFiles } from "../store/factTables.ts";
import { clearTrees } from "../store/trees/clearTrees.ts";
import { IpfsUnreachableError } from "./blockSource.ts";
import type { FactLane, FactOptions } from "./factLane.ts";
import { type FileOfRoot, fileKeyOf } from "./fileKeyOf.ts";
import { clearStage, dropStatement, loadStatement, publishStatement, WrongStatementError } from "./loadStatement.ts";
import { reasonOf, retryAt } from "./retryAt.ts";
import { ContentTooLargeError, NonCanonicalError } from "./walkContent.ts";

interface Due extends FileOfRoot {
  attempts: number;
}

/** Reads statement files, and keeps leaves and works of those that lead to their root. */
export function statementsLane(options: FactOptions): FactLane<Due> {
  const { db, signal, log } = options;
  return {
    name: "statements",
    width: 1,
    keyOf: fileKeyOf,
    due: (now, limit) =>
      db
        .select({
          campaign: statementFiles.campaign,
          token: statementFiles.token,
          root: statementFiles.root,
          statement: statementFiles.statement,
          codec: statementFiles.codec,
          attempts: statementFiles.attempts,
        })
        .from(statementFiles)
        .where(sql`${statementFiles.nextAttempt} <= ${now}`)
        .orderBy(statementFiles.nextAttempt)
        .limit(limit),
    settle: async (item) => {
      const { campaign, token, root, statement, codec, attempts } = item;
      const key = and(
        eq(statementFiles.campaign, campaign),
        eq(statementFiles.token, token),
        eq(statementFiles.root, root),
        eq(statementFiles.statement, statement),
        eq(statementFiles.codec, codec),
      );
      try {
        const summary = await loadStatement(options, item);
        await db.transaction(async (tx) => {
          await publishStatement(tx, item, summary);
          await tx
            .update(statementFiles)
            .set({ state: "valid", error: null, attempts: attempts + 1, nextAttempt: null })
            .where(key);
        });
        await clearStage(db);
        await clearTrees(db);
        log.info({ campaign, token, root, accounts: summary.accounts, works: summary.works }, "a statement was read");
      } catch (error) {
        if (signal.aborted || error instanceof IpfsUnreachableError) throw error;
        await dropStatement(db, item);
        const never = [MalformedStatement, WrongStatementError, NonCanonicalError, ContentTooLargeError].some(
          (sort) => error instanceof sort,
        );
        log.warn({ campaign, token, root, err: reasonOf(error) }, "a statement can't be read");
        await db
          .update(statementFiles)
          .set({
            state: never ? "invalid" : "unavailable",
            error: reasonOf(error),
            attempts: attempts + 1,
            nextAttempt: never ? null : retryAt(attempts),
          })
          .where(key);
      }
    },
  };
}
