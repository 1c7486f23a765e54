import type { Manifest, PollDocument, Terms } from "@colophon/sdk/api/schemas.ts";
import { resolveCredits } from "@colophon/sdk/rewards/resolveCredits.ts";
import { sql } from "drizzle-orm";
import type { Hex } from "viem";
import { chunks } from "../store/chunks.ts";
import { manifestCredits } from "../store/factTables.ts";
import type { Db } from "../store/openDatabase.ts";
import { readBytes } from "../store/textCells.ts";
import { IpfsUnreachableError } from "./blockSource.ts";
import { dueInTurn } from "./dueInTurn.ts";
import type { FactLane, FactOptions } from "./factLane.ts";
import { gather } from "./gather.ts";
import { type DocumentKind, InvalidDocumentError, parseDocument } from "./parseDocument.ts";
import { reasonOf, retryAt } from "./retryAt.ts";
import { fetchBlock } from "./walkContent.ts";

interface Due {
  digest: Hex;
  kind: DocumentKind;
  attempts: number;
  askedBy: number;
}

/** What was found out about a document. */
interface Found {
  digest: Hex;
  kind: DocumentKind;
  state: "valid" | "invalid" | "unavailable";
  content: Manifest | Terms | PollDocument | null;
  error: string | null;
  nextAttempt: number | null;
}

/** Documents fetched at a time. */
export const DOCUMENT_PLACES = 128;
/** Documents in one transaction at most: of 64 KiB each at worst. */
const TOGETHER = 500;

/** Fetches manifests, terms and polls: many at a time, which are written together. */
export function documentsLane({ db, blocks, signal }: FactOptions): FactLane<Due> {
  const put = gather<Found>(TOGETHER, (found) => db.transaction((tx) => write(tx, found)));
  return {
    name: "documents",
    width: DOCUMENT_PLACES,
    keyOf: ({ digest, kind }) => `${digest}.${kind}`,
    askerOf: ({ askedBy }) => askedBy,
    due: async (now, limit) => {
      const columns = ["digest", "kind", "attempts", "asked_by"];
      const rows = await dueInTurn(db, { table: "documents", columns }, now, limit);
      return rows.map(([digest, kind, attempts, askedBy]) => ({
        digest: readBytes(digest),
        kind: kind as DocumentKind,
        attempts: Number(attempts),
        askedBy: Number(askedBy),
      }));
    },
    settle: async (item) => {
      const { digest, kind, attempts } = item;
      let found: Found;
      try {
        const content = parseDocument(kind, await fetchBlock({ source: blocks, signal }, digest, 0));
        found = { digest, kind, state: "valid", content, error: null, nextAttempt: null };
      } catch (error) {
        if (signal.aborted || error instanceof IpfsUnreachableError) throw error;
        const invalid = error instanceof InvalidDocumentError;
        const state = invalid ? "invalid" : "unavailable";
        const nextAttempt = invalid ? null : retryAt(attempts);
        found = { digest, kind, state, content: null, error: reasonOf(error), nextAttempt };
      }
      return { written: put(found) };
    },
  };
}

async function write(tx: Db, found: readonly Found[]): Promise<void> {
  const distinct = [...new Map(found.map((one) => [`${one.digest}.${one.kind}`, one])).values()];
  const rows = JSON.stringify(
    distinct.map(({ digest, nextAttempt, content, ...one }) => ({
      ...one,
      content,
      title: content === null ? null : "question" in content ? content.question : content.title,
      digest: digest.slice(2),
      next_attempt: nextAttempt,
    })),
  );
  await tx.execute(
    sql`update documents set state = said.state, content = coalesce(said.content, documents.content), title = coalesce(said.title, documents.title),
        error = said.error, next_attempt = said.next_attempt, attempts = documents.attempts + 1
      from json_to_recordset(${rows}::json) as said(digest text, kind text, state text, content jsonb, title text, error text, next_attempt bigint)
      where documents.digest = decode(said.digest, 'hex') and documents.kind = said.kind`,
  );
  const credits = distinct.flatMap(({ kind, digest, content }) =>
    kind === "manifest" && content !== null && "mediaType" in content ? creditsOf(digest, content) : [],
  );
  for (const some of chunks(credits))
    await tx
      .insert(manifestCredits)
      .values([...some])
      .onConflictDoNothing();
}

/** Nobody's address: who gets all where a manifest credits nobody validly depends on the work. */
const THE_AUTHOR = "";

function creditsOf(manifest: Hex, { credits }: Manifest): { manifest: Hex; account: Hex; bps: number }[] {
  return resolveCredits(THE_AUTHOR, credits)
    .filter(({ account }) => account !== THE_AUTHOR)
    .map(({ account, bps }) => ({ manifest, account: account as Hex, bps }));
}
