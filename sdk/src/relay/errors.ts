import { ColophonError, type ErrorProblem } from "../errors/ColophonError.ts";

/** Thrown when the relay has looked at a message and won't take it. `code` is the relay's own; what isn't taken costs nothing. */
export class RelayRefused extends ColophonError {
  readonly status: number;
  /** True where its signer can go to the chain without this relay, which is no obstacle then. */
  readonly direct: boolean;

  constructor(status: number, problem: ErrorProblem) {
    super({ code: problem.code, what: problem.message, action: "", details: { ...problem.details, status } });
    this.message = problem.message;
    this.status = status;
    this.direct = problem.details.direct === true;
  }
}

/** Thrown when no answer came from the relay, after all tries. Sending the same message again is safe: it is taken once. */
export class RelayUnreachable extends ColophonError {
  readonly url: string;

  constructor(url: string, tries: number, cause: unknown) {
    super({
      code: "relay-unreachable",
      what: `The relay at ${new URL(url).origin} didn't answer in ${tries} tries.`,
      action: "Try again in a moment, or send it directly, which costs gas.",
      details: { url, tries },
      cause,
    });
    this.url = url;
  }
}

/** Thrown when a relay's answer isn't a receipt for what was sent: it must not be relied on. */
export class ReceiptInvalid extends ColophonError {
  constructor(why: string) {
    super({
      code: "receipt-invalid",
      what: `The relay's receipt can't be relied on: ${why}.`,
      action: "Take the message as not sent: send it directly, or to another relay.",
      details: { why },
    });
  }
}

/** Thrown when a file is no receipt, or one of a kind that this version can't check. */
export class MalformedReceiptFile extends ColophonError {
  /** Dotted path of the field; null where it is about the whole. */
  readonly field: string | null;

  constructor(why: string, field: string | null = null) {
    super({
      code: "malformed-receipt-file",
      what: `This can't be read as a relay's receipt: ${why}.`,
      action: "Take the file as it was saved, unchanged; for a newer kind use a newer version of this software.",
      details: { field },
    });
    this.field = field;
  }
}

/** Thrown when an upload broke off and didn't go on after all tries. What has arrived is kept: the same call goes on from there. */
export class UploadInterrupted extends ColophonError {
  constructor(cause: unknown) {
    super({
      code: "upload-interrupted",
      what: "The connection to the relay broke and didn't come back.",
      action: "What has arrived is kept for a while: try again, and the upload goes on where it broke.",
      cause,
    });
  }
}
