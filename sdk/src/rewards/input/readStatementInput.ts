import { StatementBuilder } from "../StatementBuilder.ts";
import { type Chunks, splitLines } from "../splitLines.ts";
import { MalformedStatement } from "../statementErrors.ts";
import type { StatementSources } from "../writeStatement.ts";
import { MalformedInput } from "./inputErrors.ts";
import {
  amount,
  fields,
  headFields,
  INPUT_FORMAT,
  INPUT_LINES_FORMAT,
  INPUT_VERSION,
  isObject,
  list,
  readEarlier,
  readHead,
  readWork,
  whole,
} from "./inputFields.ts";
import { type Json, parseStrictJson } from "./parseStrictJson.ts";

/** The largest input that is one document, in bytes; larger ones come as lines. */
export const LARGEST_DOCUMENT = 256 * 2 ** 20;
/** Where a file of lines has to have ended its first one. */
const LONGEST_LINE = 65_536;
const LINE_FEED = 10;
/** Works on whose places memory is set aside before they are seen; what a header announces is no reason to take more. */
const MOST_EXPECTED = 4_000_000;

/** An input that was read: everything to compute with, and what the file's header will say of it. */
export interface StatementComputation {
  readonly builder: StatementBuilder;
  readonly sources: Omit<StatementSources, "code">;
}

/**
 * Reads the input of `statement compute` (`docs/statement-format.md`): one JSON document, or lines where there is too much for one. Its
 * first line tells which.
 *
 * @throws {MalformedInput} {InvalidRule} {InvalidRoll} {InvalidTotal} {InvalidStanding}
 * @example
 * const { builder, sources } = await readStatementInput(createReadStream(path));
 * const statement = builder.build();
 */
export async function readStatementInput(chunks: Chunks): Promise<StatementComputation> {
  const iterator = bytesOf(chunks);
  const { first, line } = await firstLine(iterator);
  const rest = async function* () {
    yield first;
    yield* iterator;
  };
  if (line !== null && isLinesHeader(line)) return fromLines(rest());
  return fromDocument(await wholeText(rest()));
}

async function* bytesOf(chunks: Chunks): AsyncGenerator<Uint8Array, void, void> {
  yield* chunks;
}

/** What came up to the first line's end, or as much as a line may have; `line` is null where it has no end. */
async function firstLine(chunks: AsyncIterator<Uint8Array>): Promise<{ first: Uint8Array; line: Uint8Array | null }> {
  const parts: Uint8Array[] = [];
  let length = 0;
  while (length <= LONGEST_LINE) {
    const { value, done } = await chunks.next();
    if (done === true) break;
    parts.push(value);
    length += value.length;
    if (value.includes(LINE_FEED)) break;
  }
  const first = joined(parts, length);
  const end = first.indexOf(LINE_FEED);
  return { first, line: end === -1 ? null : first.subarray(0, end) };
}

/** A document may begin with any line; only a whole object that says so itself begins a file of lines. */
function isLinesHeader(line: Uint8Array): boolean {
  try {
    const value: unknown = JSON.parse(new TextDecoder("utf-8", { ignoreBOM: true }).decode(line));
    return typeof value === "object" && value !== null && "format" in value && value.format === INPUT_LINES_FORMAT;
  } catch {
    return false;
  }
}

function fromDocument(text: string): StatementComputation {
  const document = parseStrictJson(text);
  checkFormat(document, INPUT_FORMAT, "");
  const object = headFields(document, ["earlier", "roll"], "");
  const earlier = object.earlier === null ? null : fields(object.earlier, ["total", "accounts"], "earlier");
  const { head, sources } = readHead(
    object,
    earlier === null ? null : standingTotal(earlier.total, "earlier.total"),
    "",
  );
  const roll = list(object.roll, "roll");
  const builder = new StatementBuilder(head, roll.length);
  if (earlier !== null) {
    list(earlier.accounts, "earlier.accounts").forEach((line, i) => {
      const { account, cumulative } = readEarlier(line, `earlier.accounts[${i}]`);
      builder.addStanding(account, cumulative);
    });
  }
  roll.forEach((work, i) => {
    builder.addWork(readWork(work, `roll[${i}]`));
  });
  return { builder, sources };
}

/** A header, then as many works and earlier accounts as it announces. */
async function fromLines(chunks: Chunks): Promise<StatementComputation> {
  let computation: StatementComputation | undefined;
  let [works, accounts, last] = [0, 0, 0];
  for await (const { line, text } of lines(chunks)) {
    last = line;
    const where = `line ${line}`;
    const value = parseStrictJson(text, where);
    if (computation === undefined) {
      checkFormat(value, INPUT_LINES_FORMAT, where);
      const object = headFields(value, ["earlier", "works", "accounts"], where);
      const total = object.earlier === null ? null : fields(object.earlier, ["total"], `${where}: earlier`).total;
      works = whole(object.works, `${where}: works`, 0xffff_ffff);
      accounts = whole(object.accounts, `${where}: accounts`, 0xffff_ffff);
      const { head, sources } = readHead(
        object,
        total === null ? null : standingTotal(total, `${where}: earlier.total`),
        where,
      );
      computation = { builder: new StatementBuilder(head, Math.min(works, MOST_EXPECTED)), sources };
    } else if (line <= 1 + works) {
      computation.builder.addWork(readWork(value, where));
    } else if (line <= 1 + works + accounts) {
      const { account, cumulative } = readEarlier(value, where);
      computation.builder.addStanding(account, cumulative);
    } else {
      throw new MalformedInput("trailing", where, "the header announced fewer lines");
    }
  }
  if (computation === undefined || last < 1 + works + accounts) {
    const why = `the header announced ${works} works and ${accounts} accounts, and the file ends before`;
    throw new MalformedInput("truncated", `line ${last + 1}`, why);
  }
  return computation;
}

function checkFormat(value: Json, format: string, where: string): void {
  if (!isObject(value)) throw new MalformedInput("bad-field", where, "it has to be an object");
  if (value.format !== format) {
    const why = `the format has to be “${format}”, or, in the first line of a file of lines, “${INPUT_LINES_FORMAT}”`;
    throw new MalformedInput("unsupported", where, why);
  }
  if (value.v !== INPUT_VERSION)
    throw new MalformedInput("unsupported", where, `only version ${INPUT_VERSION} is known`);
}

function standingTotal(value: Json | undefined, where: string): bigint {
  const total = amount(value, where);
  if (total === 0n) throw new MalformedInput("bad-field", where, "a standing statement of 0 is none");
  return total;
}

/** The same lines as a statement's, with this file's errors. */
async function* lines(chunks: Chunks): AsyncGenerator<{ readonly line: number; readonly text: string }> {
  try {
    yield* splitLines(chunks);
  } catch (error) {
    if (!(error instanceof MalformedStatement)) throw error;
    const { problem, line } = error;
    const where = `line ${line}`;
    if (problem === "truncated") throw new MalformedInput("truncated", where, "the file ends inside it");
    if (problem === "line-too-long")
      throw new MalformedInput("line-too-long", where, `it has over ${LONGEST_LINE} bytes`);
    throw new MalformedInput("not-utf8", where, "it isn't UTF-8 text");
  }
}

async function wholeText(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    if (length > LARGEST_DOCUMENT) {
      const why = `it has over ${LARGEST_DOCUMENT} bytes: give it as lines (${INPUT_LINES_FORMAT})`;
      throw new MalformedInput("too-large", "", why);
    }
    parts.push(chunk);
  }
  const bytes = joined(parts, length);
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    throw new MalformedInput("byte-order-mark", "", "it begins with a byte order mark");
  }
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new MalformedInput("not-utf8", "", "it isn't UTF-8 text");
  }
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const all = new Uint8Array(length);
  let from = 0;
  for (const part of parts) {
    all.set(part, from);
    from += part.length;
  }
  return all;
}
