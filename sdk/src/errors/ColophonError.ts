/** What an error knows beside its sentence; plain values only, so that it survives a log line or an HTTP answer. */
export type ErrorDetails = Readonly<Record<string, unknown>>;

/** The JSON form of an error, as the API answers it (`problem` in `api/schemas.ts`). */
export interface ErrorProblem {
  readonly code: string;
  readonly message: string;
  readonly details: Record<string, unknown>;
}

export interface ColophonErrorInput {
  /** Stable, kebab-case; programs branch on it, so it never changes its meaning. */
  readonly code: string;
  /** What happened and why, as a full sentence for a person. */
  readonly what: string;
  /** What the person can do about it, as a full sentence. */
  readonly action: string;
  readonly details?: ErrorDetails | undefined;
  readonly cause?: unknown;
}

/**
 * The one base class of everything that this project throws on purpose.
 *
 * `message` is `what` followed by `action`: what happened, why, and what to do. Subclasses add typed fields; tests and
 * callers match on the class or on `code`, never on the sentence.
 *
 * @example
 * class EmptyFile extends ColophonError {
 *   constructor() {
 *     super({ code: "empty-file", what: "The file is empty.", action: "Choose a file with something in it." });
 *   }
 * }
 */
export class ColophonError extends Error {
  readonly code: string;
  readonly what: string;
  readonly action: string;
  readonly details: ErrorDetails;

  constructor(input: ColophonErrorInput) {
    super(`${input.what} ${input.action}`, input.cause === undefined ? undefined : { cause: input.cause });
    this.name = new.target.name;
    this.code = input.code;
    this.what = input.what;
    this.action = input.action;
    this.details = input.details ?? {};
  }

  /** The error as JSON-safe data: bigints become decimal strings. */
  toProblem(): ErrorProblem {
    return { code: this.code, message: this.message, details: plain(this.details) as Record<string, unknown> };
  }

  toJSON(): ErrorProblem {
    return this.toProblem();
  }
}

/** Bigints as decimal strings, errors as their sentence, everything else as JSON would take it. */
function plain(value: unknown): unknown {
  if (typeof value === "bigint") return value.toString();
  if (value instanceof Error) return value.message;
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
  }
  return value;
}
