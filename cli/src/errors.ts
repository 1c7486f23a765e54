import { ColophonError } from "@colophon/sdk/errors/ColophonError.ts";

/** Thrown when a setting is missing, or isn't what it should be. */
export class BadSetting extends ColophonError {
  readonly setting: string;

  constructor(setting: string, what: string, action: string) {
    super({ code: "bad-setting", what, action, details: { setting } });
    this.setting = setting;
  }
}

/** Thrown when an option's value can't be read. */
export class BadOption extends ColophonError {
  constructor(option: string, what: string, action: string) {
    super({ code: "bad-option", what, action, details: { option } });
  }
}

/** Thrown when COLOPHON_KEY is missing or no private key. It never shows what was given. */
export class BadKey extends ColophonError {
  constructor(missing: boolean) {
    super({
      code: missing ? "key-missing" : "key-malformed",
      what: missing
        ? "There is no key to sign with."
        : "COLOPHON_KEY is no private key: it has to be 0x and 64 hex digits.",
      action: "Put the account's private key into the environment variable COLOPHON_KEY; never on the command line.",
    });
  }
}

/** Thrown when a service doesn't answer, or not as it should. */
export class ServiceUnreachable extends ColophonError {
  readonly service: string;

  constructor(service: string, url: string, why: string, action: string, cause?: unknown) {
    super({
      code: `${service.toLowerCase().replace(/[^a-z]+/g, "-")}-unreachable`,
      what: `The ${service} at ${url} can't be used: ${why}.`,
      action,
      details: { service, url },
      cause,
    });
    this.service = service;
  }
}

/** Thrown when a service answers that it won't do what was asked; `code` and words are the service's. */
export class ServiceRefused extends ColophonError {
  constructor(service: string, code: string, message: string, details: Record<string, unknown> = {}) {
    super({ code, what: `The ${service} refused: ${message}`, action: "Nothing was certified or paid.", details });
  }
}

/** Thrown when IPFS doesn't have something that is needed. */
export class ContentUnavailable extends ColophonError {
  readonly cid: string;

  constructor(cid: string, what: string, action: string) {
    super({ code: "content-unavailable", what, action, details: { cid } });
    this.cid = cid;
  }
}

/** Thrown when nobody accepted what becomes public, and nobody is there to be asked. */
export class NotAccepted extends ColophonError {
  constructor(asked: boolean) {
    super({
      code: "not-accepted",
      what: asked ? "You didn't accept." : "The terms have to be accepted, and nobody is there to be asked.",
      action:
        "Nothing was sent. Read what is shown above; if you accept it, run the command again with --accept-terms.",
    });
  }
}
