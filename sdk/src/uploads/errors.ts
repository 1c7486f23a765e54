import { ColophonError, type ErrorProblem } from "../errors/ColophonError.ts";

/** Thrown when the relay has looked at the upload and won't take it. `code` is the relay's own. Trying again won't help. */
export class UploadRefused extends ColophonError {
  readonly status: number;

  constructor(status: number, problem: ErrorProblem) {
    super({ code: problem.code, what: problem.message, action: "", details: { ...problem.details, status } });
    this.message = problem.message;
    this.status = status;
  }
}

/** Thrown when the upload didn't get through, after all tries. The file is where it was, so the same call may be made again. */
export class UploadFailed extends ColophonError {
  readonly tries: number;

  constructor(tries: number, cause: unknown) {
    const why = cause instanceof Error ? cause.message : String(cause);
    super({
      code: "upload-failed",
      what: `The upload didn't get through in ${tries} tries; the last one ended so: ${why}`,
      action: "Nothing is lost: check the connection and try again.",
      details: { tries },
      cause,
    });
    this.tries = tries;
  }
}
