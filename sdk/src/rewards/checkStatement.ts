import { canonicalJson } from "../content/canonicalJson.ts";
import { ColophonError } from "../errors/ColophonError.ts";
import { type ComputedStatement, computeStatement } from "./computeStatement.ts";
import { readStatement } from "./readStatement.ts";
import type { Chunks } from "./splitLines.ts";
import type { StatementHeader, StatementLine } from "./statementLines.ts";
import type { StatementInput } from "./types.ts";
import { type StatementSources, statementLines } from "./writeStatement.ts";

/** What the checker knows for itself, from the chain: the input of the computation, the proposed root, and the roll's place. */
export interface StatementExpectation {
  readonly input: StatementInput;
  /** The root on chain; what matters for money. */
  readonly root: string;
  readonly rollAt: number;
  readonly block: StatementSources["block"];
  /** CID of the standing statement's file, where there is one. */
  readonly previous?: string | null | undefined;
}

/** One place where file or chain and the computation differ. */
export interface StatementDifference {
  /** Which kind of line; `chain`: the root that was proposed. */
  readonly where: "header" | "work" | "account" | "chain";
  /** The line in the file, from 1; null where the file has none, or for the chain. */
  readonly line: number | null;
  /** The account or the work; null in the header. */
  readonly key: string | null;
  readonly field: string;
  /** As canonical JSON; null: there should be (or is) nothing. */
  readonly expected: string | null;
  readonly found: string | null;
  readonly sentence: string;
}

export type StatementCheck =
  | { readonly result: "right"; readonly statement: ComputedStatement }
  | {
      readonly result: "wrong";
      readonly first: StatementDifference;
      readonly differences: number;
      readonly statement: ComputedStatement;
    }
  | { readonly result: "unreadable"; readonly error: ColophonError };

/**
 * Computes the statement anew and compares it with the file, line by line, and with the root on chain.
 *
 * The *first* difference is the first cause: of the header before the roll's (a work that is missing, invented or changed), these before works' amounts,
 * these before accounts, and roots last, because a wrong root only says that something is wrong.
 *
 * @throws {InvalidRoll} and the other errors of `computeStatement`, where the checker's own input is no statement's.
 * @example
 * const check = await checkStatement(file, expectation);
 * if (check.result === "wrong") console.log(check.first.sentence);
 */
export async function checkStatement(file: Chunks, expectation: StatementExpectation): Promise<StatementCheck> {
  const statement = computeStatement(expectation.input);
  const found = new Differences();
  try {
    await compare(file, statement, expectation, found);
  } catch (error) {
    if (error instanceof ColophonError) return { result: "unreadable", error };
    throw error;
  }
  if (expectation.root.toLowerCase() !== statement.root) {
    found.add("chain", { line: null, key: null, field: "root", expected: statement.root, found: expectation.root });
  }
  const first = found.first();
  return first === undefined
    ? { result: "right", statement }
    : { result: "wrong", first, differences: found.count, statement };
}

async function compare(
  file: Chunks,
  statement: ComputedStatement,
  expectation: StatementExpectation,
  found: Differences,
): Promise<void> {
  let expected: Lines | undefined;
  for await (const line of readStatement(file)) {
    if (line.kind === "header") {
      // What only the file can say is taken from it; all else is compared.
      const { inputs, code, previous } = line.value;
      const { rollAt, block } = expectation;
      const before = expectation.previous ?? previous?.statement ?? PLACEHOLDER;
      expected = new Lines(statementLines(statement, { rollAt, block, inputs, previous: before, code }));
      compareHeader(line.value, expected.take("header")?.value, found);
      continue;
    }
    if (expected === undefined) continue;
    // Both are sorted: whatever comes first on one side only is missing on the other.
    let own = expected.peek(line.kind);
    while (own !== undefined && isBefore(own, line)) {
      found.addMissing(own);
      expected.take(line.kind);
      own = expected.peek(line.kind);
    }
    if (own === undefined || keyOf(own) !== keyOf(line)) found.addExtra(line);
    else compareFields(line, expected.take(line.kind) ?? line, found);
  }
  expected?.rest((line) => found.addMissing(line));
}

/** In a header that names no standing statement although there is one; the difference is found all the same. */
const PLACEHOLDER = `b${"a".repeat(58)}`;

type BodyLine = Exclude<StatementLine, { kind: "header" }>;

/** The computed lines, kind by kind. */
class Lines {
  readonly #lines: Generator<StatementLine, void, void>;
  #next: StatementLine | undefined;
  readonly #skipped: BodyLine[] = [];

  constructor(lines: Generator<StatementLine, void, void>) {
    this.#lines = lines;
    this.#advance();
  }

  peek(kind: "account" | "work"): BodyLine | undefined {
    // The file's accounts are over: the computed accounts that are left are missing in it.
    while (kind === "work" && this.#next?.kind === "account") {
      this.#skipped.push(this.#next);
      this.#advance();
    }
    return this.#next?.kind === kind ? this.#next : undefined;
  }

  take<Kind extends StatementLine["kind"]>(kind: Kind): Extract<StatementLine, { kind: Kind }> | undefined {
    const line = this.#next;
    if (line === undefined || !isKind(line, kind)) return undefined;
    this.#advance();
    return line;
  }

  rest(each: (line: BodyLine) => void): void {
    for (const line of this.#skipped) each(line);
    for (; this.#next !== undefined; this.#advance()) if (this.#next.kind !== "header") each(this.#next);
  }

  #advance(): void {
    const { value, done } = this.#lines.next();
    this.#next = done === true || value === undefined ? undefined : value;
  }
}

function isKind<Kind extends StatementLine["kind"]>(
  line: StatementLine,
  kind: Kind,
): line is Extract<StatementLine, { kind: Kind }> {
  return line.kind === kind;
}

function keyOf(line: BodyLine): string {
  return line.kind === "account" ? line.value.account : line.value.id;
}

function isBefore(a: BodyLine, b: BodyLine): boolean {
  if (a.kind === "work" && b.kind === "work" && a.value.certifiedAt !== b.value.certifiedAt) {
    return a.value.certifiedAt < b.value.certifiedAt;
  }
  return keyOf(a) < keyOf(b);
}

const INPUTS = [
  "chainId",
  "pool",
  "campaign",
  "token",
  "rule",
  "rollAt",
  "block",
  "previous",
  "total",
  "given",
] as const;
const RESULTS = ["works", "accounts", "root"] as const;

function compareHeader(file: StatementHeader, own: StatementHeader | undefined, found: Differences): void {
  if (own === undefined) return;
  const compareField = (where: "header" | "results", field: keyof StatementHeader) => {
    const [expected, given] = [canonicalJson(own[field]), canonicalJson(file[field])];
    if (expected !== given) found.add(where, { line: 1, key: null, field, expected, found: given });
  };
  for (const field of INPUTS) compareField("header", field);
  for (const field of RESULTS) compareField("results", field);
}

function compareFields(line: BodyLine, own: BodyLine, found: Differences): void {
  const [file, mine]: readonly Readonly<Record<string, unknown>>[] = [line.value, own.value];
  for (const field of Object.keys(mine ?? {})) {
    const [expected, given] = [canonicalJson(mine?.[field]), canonicalJson(file?.[field])];
    if (expected === given) continue;
    const cause = line.kind === "work" && isInput(field, mine?.[field], file?.[field]);
    found.add(cause ? "roll" : line.kind, { line: line.line, key: keyOf(line), field, expected, found: given });
  }
}

/** True where what differs in a work is an input of the computation, and not only an amount that follows from one. */
function isInput(field: string, mine: unknown, file: unknown): boolean {
  if (field === "author" || field === "score" || field === "votes") return true;
  const inputs = (list: unknown) =>
    Array.isArray(list) ? list.map(({ amount: _, ...rest }) => canonicalJson(rest)).join() : "";
  return inputs(mine) !== inputs(file);
}

/** Causes before what follows from them: a work that is missing changes every other's share. */
type Rank = "header" | "roll" | "work" | "account" | "results" | "chain";
const RANKS: readonly Rank[] = ["header", "roll", "work", "account", "results", "chain"];

/** The first difference of each rank; the others are counted. */
class Differences {
  count = 0;
  readonly #first = new Map<Rank, StatementDifference>();

  add(rank: Rank, difference: Omit<StatementDifference, "where" | "sentence">): void {
    this.count++;
    if (this.#first.has(rank)) return;
    const where = rank === "results" ? "header" : rank === "roll" ? "work" : rank;
    this.#first.set(rank, { where, ...difference, sentence: sentence(where, difference) });
  }

  addMissing(line: BodyLine): void {
    this.add(line.kind === "work" ? "roll" : line.kind, {
      line: null,
      key: keyOf(line),
      field: line.kind,
      expected: canonicalJson(line.value),
      found: null,
    });
  }

  addExtra(line: BodyLine): void {
    this.add(line.kind === "work" ? "roll" : line.kind, {
      line: line.line,
      key: keyOf(line),
      field: line.kind,
      expected: null,
      found: canonicalJson(line.value),
    });
  }

  first(): StatementDifference | undefined {
    for (const rank of RANKS) {
      const difference = this.#first.get(rank);
      if (difference !== undefined) return difference;
    }
    return undefined;
  }
}

function sentence(
  where: StatementDifference["where"],
  { line, key, field, expected, found }: Omit<StatementDifference, "where" | "sentence">,
): string {
  if (where === "chain") return `The root on chain is ${found}, and the roll leads to ${expected}.`;
  const what = key === null ? "The header" : `The ${where} ${key}`;
  if (found === null) return `${what} is missing in the file.`;
  if (expected === null) return `${what} stands on line ${line}, and doesn't belong in this statement.`;
  return `${what} (line ${line}) has ${field} ${found}, and the roll leads to ${expected}.`;
}
