import type { IntakeRefusal } from "@colophon/sdk/api/intakeSchemas.ts";
import { ColophonError } from "@colophon/sdk/errors/ColophonError.ts";
import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";

/** Details of a refusal where there is a way around the relay: a transaction of one's own. */
export const DIRECT = { direct: true };

/** What the relay itself has against a request. */
export class RelayProblem extends ColophonError {
  /** Seconds after which it is worth trying again. */
  readonly retryAfter: number | undefined;

  constructor(
    code: string,
    what: string,
    action: string,
    more: { retryAfter?: number; cause?: unknown; details?: Record<string, unknown> } = {},
  ) {
    super({ code, what, action, details: more.details, cause: more.cause });
    this.retryAfter = more.retryAfter;
  }
}

export const ipfsUnavailable = (cause: unknown) =>
  new RelayProblem(
    "ipfs-unavailable",
    "The IPFS node that keeps the files doesn't answer, so this upload isn't stored.",
    "Nothing is lost: your file is where it was. Try again in a few seconds.",
    { retryAfter: 5, cause },
  );

/** Seconds in words that people use. */
const waitOf = (seconds: number): string => {
  if (seconds < 120) return `${seconds} s`;
  return seconds < 7_200 ? `${Math.ceil(seconds / 60)} minutes` : `${Math.ceil(seconds / 3_600)} hours`;
};

export const foreignOrigin = (origin: string) =>
  new RelayProblem(
    "foreign-origin",
    `Pages of ${origin.slice(0, 100)} may not upload here.`,
    "Use the app that belongs to this relay, or have its operator name this origin in APP_ORIGIN.",
  );

export const wrongMediaType = () =>
  new RelayProblem(
    "wrong-media-type",
    "The body isn't announced as a CAR.",
    "Send a CAR with Content-Type application/vnd.ipld.car.",
  );

export const noBody = () =>
  new RelayProblem("no-body", "The request has no body.", "Send the CAR of the file as the body.");

export const tooManyUploads = (retryAfter: number, why: string) =>
  new RelayProblem(
    "too-many-uploads",
    why,
    `Nothing is lost: wait ${waitOf(retryAfter)} and try again, or certify the work by a transaction of your own.`,
    { retryAfter, details: DIRECT },
  );

export const storeFull = () =>
  new RelayProblem(
    "store-full",
    "The relay's store is full.",
    "Tell its operator (UPLOAD_QUOTA, FILES_DISK), or upload the file to another IPFS node and certify the work by a transaction of your own.",
    { details: DIRECT },
  );

export const stalled = (seconds: number) =>
  new RelayProblem(
    "upload-stalled",
    `No byte came for ${seconds} s.`,
    "Check the connection and send the file again; nothing of it was kept.",
  );

export const senderGone = (cause: unknown) =>
  new RelayProblem("sender-gone", "The sender went away before the end.", "Send the file again, whole.", { cause });

export const foreignBody = (why: string) =>
  new RelayProblem("bad-message", `The message can't be read: ${why}.`, "Send what sendVote or sendPollAnswer sends.");

export const lateBody = (seconds: number) =>
  new RelayProblem(
    "body-late",
    `The message hasn't come within ${seconds} s.`,
    "Check the connection and send it again: the same message is taken once.",
  );

export const takesFilesOnly = () =>
  new RelayProblem(
    "files-only",
    "This relay has no key: it takes files, and anchors nothing.",
    "Send it as a transaction of your own.",
    { details: DIRECT },
  );

export const tooManyMessages = (retryAfter: number, why: string) =>
  new RelayProblem(
    "too-many-messages",
    why,
    `Wait ${waitOf(retryAfter)} and try again, or send it as a transaction of your own.`,
    { retryAfter, details: DIRECT },
  );

const RETRY_UPLOAD = "Nothing is lost: tus clients go on by themselves.";

export const badUpload = (why: string) =>
  new RelayProblem(
    "bad-upload",
    `The upload can't begin: ${why}.`,
    "Announce the file's CID (unixfs-v1-2025) and its length, as uploadFile does.",
  );

export const fileTooLarge = (most: number) =>
  new RelayProblem(
    "file-too-large",
    `The file is larger than ${most} bytes, or than was announced.`,
    "Choose a smaller one.",
    {
      details: { most },
    },
  );

export const noSuchUpload = (id: string) =>
  new RelayProblem(
    "no-such-upload",
    `There is no upload ${id.slice(0, 64)}: it was refused, has expired, or was never begun.`,
    "Send the file again.",
  );

export const unfinishedUpload = (there: number, size: number) =>
  new RelayProblem(
    "upload-unfinished",
    `${there} of the file's ${size} bytes have come.`,
    "Send the rest of it first.",
    {
      details: { there, size },
    },
  );

export const wrongContent = (announced: string, found: string) =>
  new RelayProblem(
    "wrong-content",
    `The bytes that came are ${found}, and ${announced} was announced; nothing of them is kept.`,
    "Send the very file that was signed; if it has changed, sign it anew.",
    { details: { announced, found } },
  );

export const captchaNeeded = () =>
  new RelayProblem("captcha-needed", "Nothing shows that a person does this.", "Solve the captcha first.", {
    details: DIRECT,
  });

export const sessionNeeded = (why: string) =>
  new RelayProblem("session-needed", why, "Sign in with the author's account (POST /v1/sessions).");

export const badSession = (why: string) =>
  new RelayProblem("bad-session", `The sign-in doesn't hold: ${why}.`, "Ask for a nonce, and sign in again.");

export const uploadBusy = (why: string, retryAfter = 1) =>
  new RelayProblem("upload-busy", why, RETRY_UPLOAD, { retryAfter });

/** What tus answers by itself, in our words; null for what nobody expects. */
export function tusRefusal(error: object, most: number): RelayProblem | null {
  const status_code = "status_code" in error ? error.status_code : undefined;
  const body = "body" in error && typeof error.body === "string" ? error.body : undefined;
  if (status_code === 404 || status_code === 410) return noSuchUpload("of this id");
  if (status_code === 413) return fileTooLarge(most);
  if (status_code === 409) {
    return new RelayProblem(
      "wrong-offset",
      "More or fewer bytes have come than this request goes on from.",
      RETRY_UPLOAD,
    );
  }
  if (body?.includes("lock")) return uploadBusy("Another connection sends this file just now.");
  if (status_code === 400 || status_code === 403) return badUpload((body ?? "").trim().slice(0, 200));
  return null;
}

export const chainUnavailable = (cause: unknown) =>
  new RelayProblem(
    "chain-unavailable",
    "The chain can't be asked whether this may be anchored, so it isn't taken.",
    "Nothing is lost: try again in a few seconds.",
    { retryAfter: 5, cause },
  );

export const databaseUnavailable = (cause: unknown) =>
  new RelayProblem(
    "database-unavailable",
    "The relay's database doesn't answer, so that it takes nothing.",
    "Nothing is lost: try again in a few seconds.",
    { retryAfter: 5, cause },
  );

export const noSuchMessage = (signed: string) =>
  new RelayProblem(
    "no-such-message",
    `This relay has taken no message ${signed}.`,
    "Send it, or ask the relay that took it.",
  );

/** What a message is refused for. With `direct` its signer can still go to the chain itself. */
export function refusal(
  code: RefusalCode,
  what: string,
  action: string,
  more: Record<string, unknown> = {},
): RelayProblem {
  return new RelayProblem(code, what, action, { details: more });
}

export type RefusalCode =
  | IntakeRefusal
  | "wrong-signature"
  | "smart-account"
  | "deadline-too-near"
  | "wrong-epoch"
  | "no-such-campaign"
  | "other-relay"
  | "other-brand"
  | "no-voting"
  | "outside-voting"
  | "not-listed"
  | "over-budget"
  | "no-such-poll"
  | "poll-closed"
  | "no-such-option"
  | "poll-unreadable"
  | "bad-message"
  | "nothing-stands"
  | "nothing-to-claim"
  | "wrong-proof"
  | "not-payable"
  | "not-worth-it";

export const noSuchRoute = (method: string, path: string) =>
  new RelayProblem(
    "no-such-route",
    `There is no ${method.slice(0, 10)} ${path.slice(0, 200)} here.`,
    "docs/architecture.md lists what the relay offers.",
  );

const STATUS: Record<string, ContentfulStatusCode> = {
  "foreign-origin": 403,
  "no-such-route": 404,
  "no-such-message": 404,
  "no-such-claim": 404,
  "no-such-campaign": 404,
  "no-such-poll": 404,
  "other-relay": 403,
  "other-brand": 403,
  "not-listed": 403,
  "wrong-signature": 422,
  "smart-account": 422,
  "deadline-too-near": 422,
  "wrong-epoch": 422,
  "no-voting": 422,
  "outside-voting": 422,
  "over-budget": 422,
  "poll-closed": 422,
  "no-such-option": 422,
  "poll-unreadable": 503,
  "account-not-deployed": 422,
  "other-config": 422,
  "outside-window": 422,
  sealed: 422,
  "ai-policy": 422,
  "unknown-parent": 422,
  "parent-needed": 422,
  "already-certified": 409,
  "already-taken": 409,
  "wrong-manifest": 422,
  "bad-manifest": 422,
  "no-such-upload": 404,
  "upload-unfinished": 409,
  "upload-busy": 423,
  "wrong-offset": 409,
  "wrong-content": 422,
  "file-too-large": 413,
  "not-allowed": 403,
  "budget-spent": 429,
  "nothing-stands": 409,
  "nothing-to-claim": 409,
  "wrong-proof": 422,
  "not-payable": 422,
  "not-worth-it": 422,
  "captcha-needed": 403,
  "captcha-unavailable": 503,
  "allow-lists-unreadable": 503,
  "session-needed": 401,
  "bad-session": 401,
  "files-only": 501,
  "too-many-messages": 429,
  "chain-unavailable": 503,
  "database-unavailable": 503,
  "upload-stalled": 408,
  "body-late": 408,
  "car-too-large": 413,
  "wrong-media-type": 415,
  "car-root-mismatch": 422,
  "car-block-mismatch": 422,
  "car-unreachable-block": 422,
  "car-missing-block": 422,
  "non-canonical-dag": 422,
  "too-many-uploads": 429,
  internal: 500,
  "ipfs-unavailable": 503,
  "store-full": 507,
};

/** An error as the answer that every service gives: `problem` in the SDK's schemas. What has no entry above is a bad request. */
export function answerProblem(c: Context, error: Error): Response {
  const known =
    error instanceof ColophonError
      ? error
      : new RelayProblem(
          "internal",
          "The relay failed.",
          "Nothing is lost: try again; if it stays so, its log says why.",
        );
  if (known instanceof RelayProblem && known.retryAfter !== undefined)
    c.header("retry-after", String(known.retryAfter));
  return c.json(known.toProblem(), STATUS[known.code] ?? 400);
}
