import {
  type StatementAccountLine,
  type StatementHeader,
  type StatementWorkLine,
  statementAccount,
  statementHeader,
  statementWork,
} from "@colophon/sdk/rewards/statementLines.ts";

/** A statement's lines as values. */
export function parseStatementLines(lines: readonly string[]): {
  header: StatementHeader;
  accounts: StatementAccountLine[];
  works: StatementWorkLine[];
} {
  const [first, ...rest] = lines.map((line): unknown => JSON.parse(line));
  const header = statementHeader.parse(first);
  return {
    header,
    accounts: rest.slice(0, header.accounts).map((line) => statementAccount.parse(line)),
    works: rest.slice(header.accounts).map((line) => statementWork.parse(line)),
  };
}
