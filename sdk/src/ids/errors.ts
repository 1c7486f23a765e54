import { ColophonError } from "../errors/ColophonError.ts";
import { quote } from "../errors/quote.ts";

/** Thrown when text or a number does not have the form of the identity that it should be. */
export class MalformedId extends ColophonError {
  /** Which identity: `contribution id`, `digest` … */
  readonly kind: string;
  readonly given: unknown;

  constructor(kind: string, given: unknown, expected: string) {
    super({
      code: "malformed-id",
      what: `${quote(given)} is not ${/^[aeiou]/i.test(kind) ? "an" : "a"} ${kind}: it has to be ${expected}.`,
      action: "Check that it was copied in full.",
      details: { kind, given: typeof given === "bigint" ? given : quote(given), expected },
    });
    this.kind = kind;
    this.given = given;
  }
}

/** Thrown when a work header's field does not fit its bits, or a packed header carries a reserved bit. */
export class MalformedWorkHeader extends ColophonError {
  readonly field: string;

  constructor(field: string, given: unknown, expected: string) {
    super({
      code: "malformed-work-header",
      what: `The work header's field “${field}” is ${quote(given)}, and has to be ${expected}.`,
      action: "Build headers with packWorkHeader, from values that the campaign allows.",
      details: { field, given, expected },
    });
    this.field = field;
  }
}

/** Thrown when a number or a word stands for nothing in one of the protocol's lists (AI policy, format, …). */
export class UnknownName extends ColophonError {
  readonly list: string;

  constructor(list: string, given: unknown, known: readonly (string | number)[]) {
    super({
      code: "unknown-name",
      what: `${quote(given)} is not a known ${list}; known are ${known.join(", ")}.`,
      action: "Use one of these, or a newer version of this software.",
      details: { list, given, known },
    });
    this.list = list;
  }
}
