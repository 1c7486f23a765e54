import { ColophonError } from "../errors/ColophonError.ts";

/** Thrown when a message could not be accepted by the contract, whoever signed it. */
export class UnsignableMessage extends ColophonError {
  readonly field: string;

  constructor(field: string, what: string, action: string, details: Record<string, unknown> = {}) {
    super({ code: "unsignable-message", what, action, details: { field, ...details } });
    this.field = field;
  }
}

export type SignatureProblem = "length" | "recovery" | "malleable" | "unrecoverable";

const SENTENCES: Record<SignatureProblem, string> = {
  length: "The signature is neither 65 nor 64 bytes long.",
  recovery: "The signature's last byte is neither 27 nor 28.",
  malleable: "The signature is in its malleable form (high s), which contracts refuse.",
  unrecoverable: "The signature belongs to no key.",
};

/** Thrown when bytes are no canonical ECDSA signature. */
export class MalformedSignature extends ColophonError {
  readonly problem: SignatureProblem;

  constructor(problem: SignatureProblem) {
    super({
      code: "malformed-signature",
      what: SENTENCES[problem],
      action: "Sign again, or pass wallet output through canonicalSignature first.",
      details: { problem },
    });
    this.problem = problem;
  }
}
