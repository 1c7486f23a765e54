import { canonicalJson } from "../content/canonicalJson.ts";
import type { ComputedStatement } from "./computeStatement.ts";
import {
  STATEMENT_FORMAT,
  STATEMENT_VERSION,
  type StatementAccountLine,
  type StatementHeader,
  type StatementLine,
  type StatementWorkLine,
  statementHeader,
} from "./statementLines.ts";
import type { AccountAmount, WorkExplanation } from "./types.ts";

/** What a statement file says beside the computed amounts. */
export interface StatementSources {
  /** When the roll closed, in unix seconds. */
  readonly rollAt: number;
  /** The last block before the roll closed (`readRollBlock`). */
  readonly block: { readonly number: number; readonly hash: string };
  /** CID of the CAR of off-chain inputs. */
  readonly inputs?: string | null | undefined;
  /** CID of the standing statement's file; needed exactly where there is a standing statement. */
  readonly previous?: string | null | undefined;
  /** Name and version of the software, `colophon 0.1.0`. */
  readonly code: string;
}

/**
 * The canonical file, line by line with their line ends: join them, or stream them into a UnixFS importer. Format:
 * `docs/statement-format.md`.
 *
 * @throws {z.ZodError} where the sources aren't what they should be (a programmer's mistake).
 * @example
 * for (const line of writeStatement(statement, sources)) file.write(line);
 */
export function* writeStatement(
  statement: ComputedStatement,
  sources: StatementSources,
): Generator<string, void, void> {
  for (const { value } of statementLines(statement, sources)) yield `${canonicalJson(value)}\n`;
}

/** The same as values, as the reader yields them. */
export function* statementLines(
  statement: ComputedStatement,
  sources: StatementSources,
): Generator<StatementLine, void, void> {
  let line = 1;
  yield { kind: "header", line, value: headerLine(statement, sources) };
  for (const account of statement.eachAccount()) yield { kind: "account", line: ++line, value: accountLine(account) };
  for (const work of statement.explainAll()) yield { kind: "work", line: ++line, value: workLine(work) };
}

function headerLine(statement: ComputedStatement, sources: StatementSources): StatementHeader {
  return statementHeader.parse({
    format: STATEMENT_FORMAT,
    v: STATEMENT_VERSION,
    chainId: statement.chainId,
    pool: statement.pool,
    campaign: statement.campaign,
    token: statement.token,
    rule: statement.rule,
    rollAt: sources.rollAt,
    block: { number: sources.block.number, hash: sources.block.hash },
    inputs: sources.inputs ?? null,
    previous:
      statement.previousTotal === 0n
        ? null
        : { statement: sources.previous, total: statement.previousTotal.toString() },
    total: statement.total.toString(),
    given: statement.given.toString(),
    root: statement.root,
    accounts: statement.accountCount,
    works: statement.works,
    code: sources.code,
  });
}

function accountLine({ account, cumulative }: AccountAmount): StatementAccountLine {
  return { account, cumulative: cumulative.toString() };
}

function workLine(work: WorkExplanation): StatementWorkLine {
  return {
    ...work,
    equal: work.equal.toString(),
    curated: work.curated.toString(),
    community: work.community.toString(),
    received: work.received.toString(),
    parents: work.parents.map(({ id, amount, state }) => ({ id, amount: amount.toString(), state })),
    kept: work.kept.toString(),
    credits: work.credits.map(({ account, bps, amount }) => ({ account, bps, amount: amount.toString() })),
  };
}
