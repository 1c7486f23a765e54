import { createReadStream } from "node:fs";
import { readStatementInput } from "@colophon/sdk/rewards/input/readStatementInput.ts";
import { STATEMENT_CODE } from "@colophon/sdk/rewards/statementCode.ts";
import { writeStatement } from "@colophon/sdk/rewards/writeStatement.ts";
import type { Context } from "../context.ts";
import { BadOption } from "../errors.ts";
import { table } from "../format.ts";
import type { Answer } from "../output.ts";
import { writeLines } from "./writeLines.ts";

export type ComputeFlags = { input: string; out: string };

/**
 * Computes a statement from the input's file and writes its file, both streamed. Nothing is left behind where it fails.
 *
 * @throws {BadOption} {MalformedInput} {InvalidRule} {InvalidRoll} {InvalidTotal} {InvalidStanding}
 */
export async function computeFile({ output }: Context, { input, out }: ComputeFlags): Promise<Answer> {
  if (out === "-" && output.json) {
    throw new BadOption("--out", "Standard output can't take both the statement and --json.", "Name a file for --out.");
  }
  const { builder, sources } = await readStatementInput(input === "-" ? process.stdin : readFile(input));
  const statement = builder.build();
  await writeLines(out, writeStatement(statement, { ...sources, code: STATEMENT_CODE }));
  const { root, total, given, accountCount: accounts, works } = statement;
  const summary = table([
    ["root", root],
    ["total", String(total)],
    ["given", String(given)],
    ["accounts", String(accounts)],
    ["works", String(works)],
    ["written to", out === "-" ? null : out],
  ]);
  // The statement itself is on standard output: what is for people goes beside it.
  if (out === "-") for (const line of summary) output.note(line);
  return { yes: true, json: { root, total, given, accounts, works }, lines: out === "-" ? [] : summary };
}

async function* readFile(path: string): AsyncGenerator<Uint8Array, void, void> {
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) yield chunk;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new BadOption(
      "--input",
      `“${path}” can't be read: ${why}.`,
      "Name the input's file, or - for standard input.",
    );
  }
}
