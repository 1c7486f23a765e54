import type { Problem } from "./describeError.ts";

/** What a command found: whether the answer is yes (null: it couldn't be seen, and the words say why), the same for programs, and for people. */
export type Answer = { yes: boolean | null; json: unknown; lines: readonly string[] };

const PROGRESS_AFTER_MS = 700;
const PROGRESS_EVERY_MS = 120;
const LINE_EVERY_MS = 5_000;

/** Answers go to standard output, everything else to standard error; with `--json` the output is one JSON value. */
export class Output {
  readonly json: boolean;
  #since = 0;
  #last = 0;
  #drawn = false;

  constructor(json: boolean) {
    this.json = json;
  }

  answer(answer: Answer): void {
    this.endProgress();
    process.stdout.write(
      this.json ? `${toJson(answer.json)}\n` : answer.lines.map((line) => `${safeLines(line)}\n`).join(""),
    );
  }

  /** @param shown True where the words are on standard error already. */
  problem(problem: Problem, shown: boolean): void {
    this.endProgress();
    if (this.json) process.stdout.write(`${toJson({ error: problem })}\n`);
    if (!shown) process.stderr.write(`colophon: ${safe(problem.message)}\n`);
  }

  /** A line for the person, beside the answer. */
  note(line: string): void {
    this.endProgress();
    process.stderr.write(`${safeLines(line)}\n`);
  }

  /** How far long work on bytes is; nothing is shown of what is done at once. */
  progress(label: string, done: number, total: number | undefined): void {
    this.#draw(label, done, total, `${Math.floor(done / 1_048_576)} MiB`);
  }

  /** The same for things that are counted. */
  count(label: string, done: number, total: number | undefined): void {
    this.#draw(label, done, total, total === undefined ? String(done) : `${done} of ${total}`);
  }

  #draw(label: string, done: number, total: number | undefined, amount: string): void {
    const now = Date.now();
    if (this.#since === 0) this.#since = now;
    const tty = process.stderr.isTTY === true;
    if (now - this.#since < PROGRESS_AFTER_MS || now - this.#last < (tty ? PROGRESS_EVERY_MS : LINE_EVERY_MS)) return;
    this.#last = now;
    const share = total === undefined || total === 0 ? "" : ` ${Math.floor((done / total) * 100)} %`;
    const text = `${label}${share} (${amount})`;
    process.stderr.write(tty ? `\r\u001b[K${text}` : `${text}\n`);
    this.#drawn = tty;
  }

  endProgress(): void {
    if (this.#drawn) process.stderr.write("\r\u001b[K");
    this.#drawn = false;
    this.#since = 0;
    this.#last = 0;
  }
}

/** JSON in which amounts and block numbers are decimal strings. */
function toJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => (typeof inner === "bigint" ? inner.toString() : inner), 2);
}

/** Others' words must not move the cursor or turn the text around. */
export function safe(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "\uFFFD");
}

/** The same for text of several lines. Whatever is shown goes through it, so that no command can forget. */
function safeLines(text: string): string {
  return text.split("\n").map(safe).join("\n");
}
