import { ColophonError } from "../errors/ColophonError.ts";

/** Thrown when the API gives no answer. */
export class ApiUnreachable extends ColophonError {
  readonly url: string;

  constructor(url: string, cause: unknown) {
    super({
      code: "api-unreachable",
      what: `The index at ${new URL(url).origin} doesn't answer.`,
      action: "What is on chain is safe; check the address, or try again in a moment.",
      details: { url },
      cause,
    });
    this.url = url;
  }
}

/** Thrown when the API answers with a problem: `problem` is the server's own code, `status` HTTP's. */
export class ApiRefused extends ColophonError {
  readonly status: number;
  /** The server's code, kebab-case, for example `no-such-work`. */
  readonly problem: string;

  constructor(
    status: number,
    problem: { code: string; message: string; details?: Record<string, unknown> | undefined },
  ) {
    super({
      code: "api-refused",
      what: problem.message,
      action: status >= 500 ? "Try again in a moment." : "Mend the request.",
      details: { ...problem.details, problem: problem.code, status },
    });
    this.status = status;
    this.problem = problem.code;
  }
}

/** Thrown when an answer isn't what the API promises: another version, or another service. */
export class ApiAnswerInvalid extends ColophonError {
  readonly url: string;

  constructor(url: string, why: string, cause?: unknown) {
    super({
      code: "api-answer-invalid",
      what: `The answer of ${url} isn't what this version expects: ${why}.`,
      action: "Check that the address is a Colophon API of this version.",
      details: { url, why },
      cause,
    });
    this.url = url;
  }
}
