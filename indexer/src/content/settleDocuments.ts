import type { Manifest } from "@colophon/sdk/api/schemas.ts";
import { resolveCredits } from "@colophon/sdk/rewards/resolveCredits.ts";
import { and, eq, sql } from "drizzle-orm";
import type { Hex } from "viem";
import { documents, manifestCredits } from "../store/factTables.ts";
import type { Db } from "../store/openDatabase.ts";
import { IpfsUnreachableError } from "./blockSource.ts";
import type { FactLane, FactOptions } from "./factLane.ts";
import { type DocumentKind, InvalidDocumentError, parseDocument } from "./parseDocument.ts";
import { reasonOf, retryAt } from "./retryAt.ts";
import { fetchBlock } from "./walkContent.ts";

interface Due {
  digest: Hex;
  kind: DocumentKind;
  attempts: number;
}

/** Fetches manifests, terms and polls. */
export function documentsLane({ db, blocks, signal }: FactOptions): FactLane<Due> {
  return {
    name: "documents",
    width: 8,
    due: (now, limit) =>
      db
        .select({ digest: documents.digest, kind: documents.kind, attempts: documents.attempts })
        .from(documents)
        .where(sql`${documents.nextAttempt} <= ${now}`)
        .orderBy(documents.attempts, documents.nextAttempt)
        .limit(limit),
    settle: async (item) => {
      const { digest, kind, attempts } = item;
      const key = and(eq(documents.digest, digest), eq(documents.kind, kind));
      try {
        const content = parseDocument(kind, await fetchBlock({ source: blocks, signal }, digest, 0));
        await db.transaction(async (tx) => {
          const title = "question" in content ? content.question : content.title;
          await tx
            .update(documents)
            .set({ state: "valid", content, title, error: null, attempts: attempts + 1, nextAttempt: null })
            .where(key);
          if (kind === "manifest" && "mediaType" in content) await noteCredits(tx, digest, content);
        });
      } catch (error) {
        if (signal.aborted || error instanceof IpfsUnreachableError) throw error;
        const invalid = error instanceof InvalidDocumentError;
        await db
          .update(documents)
          .set({
            state: invalid ? "invalid" : "unavailable",
            error: reasonOf(error),
            attempts: attempts + 1,
            nextAttempt: invalid ? null : retryAt(attempts),
          })
          .where(key);
      }
    },
  };
}

/** Nobody's address: who gets all where a manifest credits nobody validly depends on the work. */
const THE_AUTHOR = "";

async function noteCredits(tx: Db, manifest: Hex, { credits }: Manifest): Promise<void> {
  const rows = resolveCredits(THE_AUTHOR, credits)
    .filter(({ account }) => account !== THE_AUTHOR)
    .map(({ account, bps }) => ({ manifest, account: account as Hex, bps }));
  if (rows.length > 0) await tx.insert(manifestCredits).values(rows).onConflictDoNothing();
}
