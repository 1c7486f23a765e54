import { ColophonError } from "../errors/ColophonError.ts";

/** Thrown when a text is no certificate, or one of a kind that this version can't check. */
export class MalformedCertificate extends ColophonError {
  /** Dotted path of the field; null where it is about the whole. */
  readonly field: string | null;

  constructor(why: string, field: string | null = null) {
    super({
      code: "malformed-certificate",
      what: `This can't be read as a certificate: ${why}.`,
      action: "Ask for the file as it was issued; for a newer kind use a newer version of this software.",
      details: { field },
    });
    this.field = field;
  }
}
