import { readStatement } from "../rewards/readStatement.ts";
import type { Chunks } from "../rewards/splitLines.ts";
import type { StatementHeader, StatementWorkLine } from "../rewards/statementLines.ts";
import { type StatementSummary, statementSummary } from "./statementSummary.ts";
import type { AccountSums } from "./types.ts";

/** One of an account's works, as its line has it. */
export interface AccountPart {
  readonly work: StatementWorkLine;
  readonly part: string;
}

export interface FileExplanation {
  readonly header: StatementHeader;
  readonly statement: StatementSummary;
  /** The work that was asked for, and what each remix passed on to it. Undefined: it isn't on this roll. */
  readonly work: StatementWorkLine | undefined;
  readonly remixes: readonly { readonly id: string; readonly author: string; readonly amount: string }[];
  /** The account that was asked for. `previous` isn't in the file but where it has none before it. Undefined: it gets nothing. */
  readonly account:
    | {
        readonly account: string;
        readonly cumulative: string;
        readonly previous: string | null;
        readonly sums: AccountSums;
      }
    | undefined;
  /** Its works, in the roll's order. */
  readonly parts: readonly AccountPart[];
}

/**
 * What a statement's file says of one work or one account: everything that the API would answer, from the file alone. In memory
 * is only what is asked for.
 *
 * @throws {MalformedStatement}
 * @example const { statement, work } = await readExplanation(file.stream(), { work: id });
 */
export async function readExplanation(
  chunks: Chunks,
  asked: { readonly work: string } | { readonly account: string },
): Promise<FileExplanation> {
  const id = "work" in asked ? asked.work.toLowerCase() : null;
  const address = "account" in asked ? asked.account.toLowerCase() : null;
  let header: StatementHeader | undefined;
  let summary: ReturnType<typeof statementSummary> | undefined;
  let cumulative: string | undefined;
  let work: StatementWorkLine | undefined;
  const remixes: { id: string; author: string; amount: string }[] = [];
  const parts: AccountPart[] = [];
  for await (const line of readStatement(chunks)) {
    if (line.kind === "header") {
      header = line.value;
      summary = statementSummary(header);
    } else if (line.kind === "account") {
      if (line.value.account === address) cumulative = line.value.cumulative;
    } else {
      const { value } = line;
      summary?.add(value);
      if (value.id === id) work = value;
      for (const parent of value.parents) {
        if (parent.id === id) remixes.push({ id: value.id, author: value.author, amount: parent.amount });
      }
      const mine = value.credits.filter(({ account }) => account === address);
      if (mine.length > 0) parts.push({ work: value, part: sumOf(mine.map(({ amount }) => amount)) });
    }
  }
  // A file without a header doesn't get here.
  if (header === undefined || summary === undefined) throw new Error("a statement that reads well has a header");
  const previous = header.previous === null ? "0" : null;
  return {
    header,
    statement: summary.end(),
    work,
    remixes,
    account:
      cumulative === undefined || address === null
        ? undefined
        : { account: address, cumulative, previous, sums: sumsOf(parts) },
    parts,
  };
}

function sumsOf(parts: readonly AccountPart[]): AccountSums {
  const total = (pick: (work: StatementWorkLine) => string) => sumOf(parts.map(({ work }) => pick(work)));
  return {
    works: parts.length,
    equal: total(({ equal }) => equal),
    curated: total(({ curated }) => curated),
    community: total(({ community }) => community),
    received: total(({ received }) => received),
    remixes: parts.reduce((sum, { work }) => sum + work.remixes, 0),
    passed: total(({ parents }) => sumOf(parents.map(({ amount }) => amount))),
    kept: total(({ kept }) => kept),
    part: sumOf(parts.map(({ part }) => part)),
  };
}

function sumOf(amounts: readonly string[]): string {
  return amounts.reduce((sum, amount) => sum + BigInt(amount), 0n).toString();
}
