import type { ApiExplainedStatement } from "@colophon/sdk/api/explanationSchemas.ts";
import { cidFromDigest } from "@colophon/sdk/content/cidFromDigest.ts";
import type { StatementSummary } from "@colophon/sdk/explain/statementSummary.ts";
import { and, desc, eq, type InferSelectModel, inArray } from "drizzle-orm";
import type { Hex } from "viem";
import { fileKeyOf } from "../../content/fileKeyOf.ts";
import { campaigns, pools, statements } from "../../store/chainTables.ts";
import { documents, statementFiles, statementSummaries } from "../../store/factTables.ts";
import type { Db } from "../../store/openDatabase.ts";
import { ApiProblem } from "../problem.ts";
import { stateOf } from "./listStatements.ts";
import { tokensOf } from "./tokensOf.ts";

/** A statement whose file was read, and the key of its rows. */
export interface Explained {
  file: Hex;
  row: InferSelectModel<typeof statements>;
  shown: ApiExplainedStatement;
}

/** Proposals with one root that are looked at: a fallen one can be proposed again, with another file. */
const MOST = 20;
const ORDER: ApiExplainedStatement["state"][] = ["stands", "upheld", "proposed", "disputed", "superseded", "fell"];

/**
 * The statement behind a root. Where the same root was proposed more than once (with files that say different things of works, say),
 * it is the one that stands, then the one that is pending, then the newest.
 *
 * @throws ApiProblem 404
 */
export async function findExplained(db: Db, root: Hex, now: number): Promise<Explained> {
  const rows = await db
    .select({ row: statements, pool: pools, title: documents.title })
    .from(statements)
    .innerJoin(pools, and(eq(pools.campaign, statements.campaign), eq(pools.token, statements.token)))
    .innerJoin(campaigns, eq(campaigns.id, statements.campaign))
    .leftJoin(documents, and(eq(documents.digest, campaigns.terms), eq(documents.kind, "terms")))
    .where(eq(statements.root, root))
    .orderBy(desc(statements.block), desc(statements.logIndex))
    .limit(MOST);
  if (rows.length === 0) {
    throw new ApiProblem(404, "no-such-statement", `No statement with the root ${root} was proposed.`, { root });
  }
  const named = rows.flatMap((found) => {
    const { campaign, token, statement, codec } = found.row;
    return statement ? [{ ...found, file: fileKeyOf({ campaign, token, root, statement, codec }) }] : [];
  });
  const read = await db
    .select()
    .from(statementSummaries)
    .where(
      inArray(
        statementSummaries.file,
        named.map(({ file }) => file),
      ),
    );
  const summaries = new Map(read.map(({ file, summary }) => [file, summary]));
  const candidates = named
    .flatMap((found) => {
      const summary = summaries.get(found.file);
      return summary ? [{ ...found, summary, state: stateOf(found.row, found.pool, now) }] : [];
    })
    .sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state));
  const [best] = candidates;
  if (!best) throw await notRead(db, root);
  const tokenOf = await tokensOf(db, [best.row.token]);
  return { file: best.file, row: best.row, shown: show(best, tokenOf(best.row.token)) };
}

interface Candidate {
  row: InferSelectModel<typeof statements>;
  title: string | null;
  state: ApiExplainedStatement["state"];
  summary: StatementSummary;
}

function show({ row, title, state, summary }: Candidate, token: ApiExplainedStatement["token"]): ApiExplainedStatement {
  const { campaign, number, claimableFrom, statement, codec, root } = row;
  if (!statement || !root) throw new Error(`statement ${number} of campaign ${campaign} has no file`);
  const cid = cidFromDigest(statement, codec === 1 ? 1 : 0);
  return { campaign, campaignTitle: title, token, number, state, root, cid, claimableFrom, ...summary };
}

/** Why nothing can be said of a root that was proposed. */
async function notRead(db: Db, root: Hex): Promise<ApiProblem> {
  const files = await db
    .select({ state: statementFiles.state, error: statementFiles.error })
    .from(statementFiles)
    .where(eq(statementFiles.root, root))
    .limit(MOST);
  const [worst] = files.sort((a, b) => STATES.indexOf(a.state) - STATES.indexOf(b.state));
  const state = worst?.state ?? "pending";
  return new ApiProblem(404, `statement-${state}`, WORDS[state], { root, reason: worst?.error ?? null });
}

const STATES = ["pending", "unavailable", "invalid", "valid"];
const WORDS = {
  valid: "The statement's file is being read. Ask again in a moment.",
  pending: "The statement's file is being read. Ask again in a moment.",
  unavailable:
    "The statement's file can't be had from IPFS, so nobody can say why anybody got anything. It is tried again.",
  invalid: "The statement's file isn't one that leads to this root, so it explains nothing: a ground to dispute it.",
};
