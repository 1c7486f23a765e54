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

/** One thing that is wrong in a file, and where. */
export type FileProblem = { place: string; why: string };

/** How many problems the sentence names; `--json` has more of them. */
const SHOWN = 10;
const KEPT = 1_000;

/** Thrown when a file that was given can't be used; it names all that is wrong with it, and nothing was done. */
export class BadFile extends ColophonError {
  readonly problems: readonly FileProblem[];

  constructor(file: string, problems: readonly FileProblem[]) {
    const shown = problems.slice(0, SHOWN).map(({ place, why }) => (place === "" ? why : `${place}: ${why}`));
    const more = problems.length > SHOWN ? `; and ${problems.length - SHOWN} more` : "";
    super({
      code: "bad-file",
      what: `${file} can't be used: ${shown.join("; ")}${more}.`,
      action: "Nothing was sent. Correct the file and run the command again.",
      details: { file, count: problems.length, problems: problems.slice(0, KEPT) },
    });
    this.problems = problems;
  }
}

/** Thrown when nobody confirmed what would be signed. */
export class NotConfirmed extends ColophonError {
  constructor(asked: boolean) {
    super({
      code: "not-confirmed",
      what: asked ? "You didn't confirm." : "This has to be confirmed, and nobody is there to be asked.",
      action: "Nothing was signed or sent. Read what is shown above; if it is right, run the command again with --yes.",
    });
  }
}

/** Thrown when an account has less than a step needs. */
export class TooLittle extends ColophonError {
  constructor(account: string, has: string, needs: string, details: Record<string, unknown>) {
    super({
      code: "too-little",
      what: `The account ${account} has ${has}, and this needs ${needs}.`,
      action: "Nothing was sent. Put more into the account, or take another one.",
      details: { account, ...details },
    });
  }
}

/** Thrown when a run of several transactions ended before its end; what is done is done. */
export class RunEnded extends ColophonError {
  constructor(stopped: boolean, done: number, total: number, what: string, cause?: unknown) {
    const why = cause instanceof ColophonError ? ` ${cause.what}` : "";
    super({
      code: stopped ? "run-stopped" : "run-broke-off",
      what: `${stopped ? "You stopped this" : "This broke off"} after ${done} of ${total} ${what}; these are recorded.${why}`,
      action: "Run the same command again: it goes on where this ended.",
      details: { done, total, ...(cause instanceof ColophonError ? { cause: cause.toProblem() } : {}) },
      cause,
    });
  }
}
