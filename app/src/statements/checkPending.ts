import type { StatementCheck } from "@colophon/sdk/rewards/checkStatement.ts";
import type { StatementInput } from "@colophon/sdk/rewards/types.ts";
import type { FetchedStatement, FiledStatement } from "./statementFile.ts";

interface Pending {
  readonly statement: Pick<FiledStatement, "root">;
  readonly fetched: FetchedStatement;
  readonly input: StatementInput;
  /** When the roll closed, unix seconds. */
  readonly rollAt: number;
  /** CID of the file that stood before, if one did. */
  readonly previous: string | null;
}

/** Computes a pending statement anew from the roll, and compares it with the file, line by line, and with the root on chain. */
export async function checkPending({ statement, fetched, input, rollAt, previous }: Pending): Promise<StatementCheck> {
  const { checkStatement } = await import("@colophon/sdk/rewards/checkStatement.ts");
  return checkStatement([fetched.bytes], {
    input,
    root: statement.root,
    rollAt,
    // Which block its author read the closed roll from is the author's to say: no amount depends on it.
    block: fetched.file.header.block,
    previous,
  });
}
