import type { z } from "zod";
import { canonicalJson } from "../content/canonicalJson.ts";
import { quote } from "../errors/quote.ts";
import { type Chunks, splitLines } from "./splitLines.ts";
import { MalformedStatement } from "./statementErrors.ts";
import {
  STATEMENT_FORMAT,
  STATEMENT_VERSION,
  type StatementAccountLine,
  type StatementHeader,
  type StatementLine,
  type StatementWorkLine,
  statementAccount,
  statementHeader,
  statementWork,
} from "./statementLines.ts";
import { ByteTable } from "./store/ByteTable.ts";
import { DIGITS_FROM } from "./store/orderedRoll.ts";

const ID_BYTES = 32;

/**
 * Reads a statement strictly, line by line in bounded memory (but for the works' ids): every line canonical and of known fields, in order, none
 * twice, none missing, and every sum right. That the amounts follow from the roll is for `checkStatement`.
 *
 * Nothing that it yields can be relied on before it has ended without throwing.
 *
 * @throws {MalformedStatement}
 * @example
 * for await (const line of readStatement(response.body)) if (line.kind === "account") remember(line.value);
 */
export async function* readStatement(chunks: Chunks): AsyncGenerator<StatementLine, void, void> {
  let state: Progress | undefined;
  let last = 0;
  for await (const { line, text } of splitLines(chunks)) {
    last = line;
    if (state === undefined) {
      const value = parseLine(statementHeader, parseJson(text, line, checkVersion), text, line);
      state = new Progress(value);
      state.checkHeader();
      yield { kind: "header", line, value };
    } else if (line <= 1 + state.header.accounts) {
      const value = parseLine(statementAccount, parseJson(text, line), text, line);
      state.takeAccount(value, line);
      yield { kind: "account", line, value };
    } else if (line <= 1 + state.header.accounts + state.header.works) {
      const value = parseLine(statementWork, parseJson(text, line), text, line);
      state.takeWork(value, line);
      yield { kind: "work", line, value };
    } else {
      throw new MalformedStatement("trailing", line, "the header announced fewer lines");
    }
  }
  if (state === undefined) throw new MalformedStatement("truncated", 1, "the file is empty");
  state.end(last);
}

/** A whole statement in memory. */
export interface StatementFile {
  readonly header: StatementHeader;
  readonly accounts: readonly StatementAccountLine[];
  readonly works: readonly StatementWorkLine[];
}

/** Reads a statement into memory, and only if all of it is right. @throws {MalformedStatement} */
export async function collectStatement(chunks: Chunks): Promise<StatementFile> {
  let header: StatementHeader | undefined;
  const accounts: StatementAccountLine[] = [];
  const works: StatementWorkLine[] = [];
  for await (const line of readStatement(chunks)) {
    if (line.kind === "header") header = line.value;
    else if (line.kind === "account") accounts.push(line.value);
    else works.push(line.value);
  }
  if (header === undefined) throw new MalformedStatement("truncated", 1, "the file is empty");
  return { header, accounts, works };
}

/** What has been seen so far, and what has to come. */
class Progress {
  readonly header: StatementHeader;
  #account = "";
  #work: StatementWorkLine | undefined;
  readonly #ids = new ByteTable(ID_BYTES);
  #paid = 0n;
  #own = 0n;
  /** What works passed on, less what works received; likewise the edges. Both are 0 at the end. */
  #flowing = 0n;
  #edges = 0;

  constructor(header: StatementHeader) {
    this.header = header;
  }

  checkHeader(): void {
    const { total, given, previous, rule } = this.header;
    const before = BigInt(previous?.total ?? "0");
    if (BigInt(given) === 0n) throw new MalformedStatement("sum", 1, "it gives out nothing", "given");
    if (previous !== null && before === 0n) {
      throw new MalformedStatement("bad-field", 1, "a standing statement of 0 is none", "previous.total");
    }
    if (before + BigInt(given) !== BigInt(total)) {
      throw new MalformedStatement(
        "sum",
        1,
        `the standing total of ${before} and ${given} don't sum to ${total}`,
        "total",
      );
    }
    if (rule.equalBps + rule.curatedBps + rule.communityBps !== 10_000 || rule.lineageBps > 5_000) {
      throw new MalformedStatement("bad-field", 1, "the rule isn't one of the protocol", "rule");
    }
  }

  takeAccount({ account, cumulative }: StatementAccountLine, line: number): void {
    if (account === this.#account)
      throw new MalformedStatement("duplicate", line, `${account} stands twice`, "account");
    if (account < this.#account) {
      throw new MalformedStatement("unsorted", line, "accounts have to be in ascending order", "account");
    }
    if (cumulative === "0") throw new MalformedStatement("bad-field", line, `${account} has nothing`, "cumulative");
    this.#account = account;
    this.#paid += BigInt(cumulative);
  }

  takeWork(work: StatementWorkLine, line: number): void {
    if (this.#ids.find(work.id, DIGITS_FROM) !== -1)
      throw new MalformedStatement("duplicate", line, `the work ${work.id} stands twice`, "id");
    const before = this.#work;
    if (before !== undefined) {
      const later = work.certifiedAt - before.certifiedAt || (work.id > before.id ? 1 : -1);
      if (later < 0)
        throw new MalformedStatement("unsorted", line, "works have to be ordered by certifiedAt, then id", "id");
    }
    if (Number.parseInt(work.id.slice(2, 10), 16) !== this.header.campaign) {
      throw new MalformedStatement("bad-field", line, "the work belongs to another campaign", "id");
    }
    const own = BigInt(work.equal) + BigInt(work.curated) + BigInt(work.community);
    const passed = sumOf(work.parents);
    if (own + BigInt(work.received) !== passed + BigInt(work.kept)) {
      throw new MalformedStatement("sum", line, "what the work got isn't what it passed on and kept", "kept");
    }
    if (sumOf(work.credits) !== BigInt(work.kept)) {
      throw new MalformedStatement("sum", line, "the credits' amounts don't sum to what the work kept", "credits");
    }
    if (work.credits.reduce((sum, { bps }) => sum + bps, 0) !== 10_000) {
      throw new MalformedStatement("sum", line, "the credits don't sum to 10,000 basis points", "credits");
    }
    this.#checkLists(work, line);
    this.#work = work;
    this.#ids.add(work.id, DIGITS_FROM);
    this.#own += own;
    this.#flowing += passed - BigInt(work.received);
    this.#edges += work.parents.filter(({ state }) => state === "paid").length - work.remixes;
  }

  /** Parents: what their states say has to fit with the works before. Nobody stands twice in a list. */
  #checkLists(work: StatementWorkLine, line: number): void {
    const bad = (why: string, field: string) => new MalformedStatement("bad-field", line, why, field);
    for (const { id, amount, state } of work.parents) {
      const before = this.#ids.find(id, DIGITS_FROM) !== -1;
      if (id === work.id) throw bad("the work names itself as a parent", "parents");
      if (state !== "paid" && amount !== "0") throw bad("a parent that isn't paid has an amount", "parents");
      if (state === "paid" && !before) throw bad("a paid parent doesn't stand before it", "parents");
      if (state === "off-roll" && before) throw bad("a parent stands on the roll, and is said not to", "parents");
    }
    if (new Set(work.parents.map(({ id }) => id)).size !== work.parents.length) {
      throw new MalformedStatement("duplicate", line, "a parent stands twice", "parents");
    }
    if (new Set(work.credits.map(({ account }) => account)).size !== work.credits.length) {
      throw new MalformedStatement("duplicate", line, "an account is credited twice", "credits");
    }
  }

  end(last: number): void {
    const { accounts, works, total, given } = this.header;
    if (last < 1 + accounts + works) {
      const missing = 1 + accounts + works - last;
      throw new MalformedStatement(
        "truncated",
        last + 1,
        `the header announced ${accounts} accounts and ${works} works, and ${missing} lines are missing`,
      );
    }
    if (this.#paid !== BigInt(total)) {
      throw new MalformedStatement(
        "sum",
        1,
        `the accounts sum to ${this.#paid} and not to the total ${total}`,
        "total",
      );
    }
    if (this.#own !== BigInt(given)) {
      throw new MalformedStatement("sum", 1, `the works' own shares sum to ${this.#own} and not to ${given}`, "given");
    }
    if (this.#flowing !== 0n || this.#edges !== 0) {
      throw new MalformedStatement("sum", 1, "what works received isn't what their remixes paid", "received");
    }
  }
}

function sumOf(list: readonly { readonly amount: string }[]): bigint {
  return list.reduce((sum, { amount }) => sum + BigInt(amount), 0n);
}

function parseJson(text: string, line: number, check?: (value: unknown) => void): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new MalformedStatement("not-json", line, "it isn't JSON");
  }
  check?.(value);
  return value;
}

/** Before the fields: a newer version has others, and should be called what it is. */
function checkVersion(value: unknown): void {
  const { format, v } = typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  if (format !== STATEMENT_FORMAT)
    throw new MalformedStatement("unsupported", 1, `it is no header of a ${STATEMENT_FORMAT}`, "format");
  if (v !== STATEMENT_VERSION) {
    throw new MalformedStatement(
      "unsupported",
      1,
      `its version is ${quote(v)}, and only ${STATEMENT_VERSION} is known here`,
      "v",
    );
  }
}

function parseLine<Schema extends z.ZodType<Record<string, unknown>>>(
  schema: Schema,
  json: unknown,
  text: string,
  line: number,
): z.infer<Schema> {
  const result = schema.safeParse(json);
  if (!result.success) {
    const issue = result.error.issues[0];
    const path = issue?.path.join(".") ?? "";
    if (issue?.code === "unrecognized_keys") {
      const key = [path, issue.keys[0]].filter(Boolean).join(".");
      throw new MalformedStatement("unknown-field", line, `the field ${quote(key)} is unknown`, key);
    }
    throw new MalformedStatement(
      "bad-field",
      line,
      `${path === "" ? "it" : quote(path)}: ${issue?.message}`,
      path || null,
    );
  }
  // Also refuses repeated keys, which JSON.parse lets pass.
  if (canonicalJson(json) !== text) {
    throw new MalformedStatement(
      "not-canonical",
      line,
      "it isn't in canonical form (sorted keys, no white space, each key once)",
    );
  }
  return result.data;
}
