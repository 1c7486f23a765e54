import { type DetailedError, Upload } from "tus-js-client";
import { FILES_PATH } from "../api/intakeSchemas.ts";
import { refusalOf } from "./askRelay.ts";
import { type RelayRefused, UploadInterrupted } from "./errors.ts";
import { urlAt } from "./urlAt.ts";

/** Where unfinished uploads are remembered, so that they go on after a reload; `localStorage` behind two functions, say. */
export interface UploadMemory {
  get(key: string): string | null;
  set(key: string, url: string): void;
}

export interface UploadFileOptions {
  /** Of the file, as hashing found it: the relay refuses other bytes. */
  cid: string;
  /** Where the relay asks for one: see `readIntake`. */
  captcha?: string | undefined;
  memory?: UploadMemory | undefined;
  /** Bytes that have gone out, and of how many. After a break it goes back to what has arrived. */
  onProgress?: ((sent: number, total: number) => void) | undefined;
  /** The connection broke; it is tried again by itself. */
  onBreak?: (() => void) | undefined;
  signal?: AbortSignal | undefined;
  /** Milliseconds between tries; they begin anew with every byte that arrives. Default: for about a minute. */
  delays?: readonly number[] | undefined;
}

/** A file of a page; in Node `createReadStream(path)`, of which only the path is used, so that any part can be sent again. */
export type FileSource = Upload["file"];

const DELAYS = [300, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000];
/** Statuses that may pass by themselves. 409 and 423: the broken connection still holds the upload for a moment. */
const PASSING = new Set([0, 408, 409, 423, 425, 429, 500, 502, 503, 504]);
const ID = /\/([0-9a-f]{32})\/?$/;

/** Thrown inside of tus alone, which would begin anew after any answer but a good one to the question of how much has arrived. */
class Unsure extends Error {}

/**
 * Uploads a file to the relay by tus: it goes on where it broke, over connections, reloads and days, as long as the relay keeps what
 * has arrived. Nobody can read it there; it is published once its contribution is on chain.
 *
 * @param relayUrl for example `config.relayUrl`
 * @returns The upload's id, for {@link sendContribution}.
 * @throws {RelayRefused} `file-too-large`, `wrong-content`, `captcha-needed` …; {UploadInterrupted}; the signal's reason
 * @example const upload = await uploadFile(relayUrl, file, { cid, memory, onProgress: (sent, total) => bar.show(sent / total) });
 */
export function uploadFile(relayUrl: string, file: FileSource, options: UploadFileOptions): Promise<string> {
  const { cid, captcha, memory, onProgress, onBreak, signal, delays = DELAYS } = options;
  const endpoint = urlAt(relayUrl, FILES_PATH);
  const key = `${endpoint} ${cid}`;
  return new Promise((resolve, reject) => {
    if (signal?.aborted === true) return reject(signal.reason);
    const known = memory?.get(key) ?? null;
    const upload = new Upload(file, {
      endpoint,
      // Only this relay's: what a page remembers isn't to say where a file goes.
      uploadUrl: known !== null && idIn(known) !== null ? `${endpoint}/${idIn(known)}` : null,
      metadata: { cid, ...(captcha === undefined ? {} : { captcha }) },
      retryDelays: [...delays],
      storeFingerprintForResuming: false,
      onUploadUrlAvailable: () => memory?.set(key, upload.url ?? ""),
      onProgress: onProgress ?? null,
      onShouldRetry: (error) => {
        const again = PASSING.has(statusOf(error));
        if (again) onBreak?.();
        return again;
      },
      onAfterResponse: (request, response) => {
        const status = response.getStatus();
        if (request.getMethod() === "HEAD" && PASSING.has(status) && status !== 423) throw new Unsure();
      },
      onError: (error) => end(() => reject(failureOf(error))),
      onSuccess: () => {
        const id = idIn(upload.url ?? "");
        end(() => (id === null ? reject(refusalOf(200, null)) : resolve(id)));
      },
    });
    const stop = () => {
      void upload.abort().catch(() => undefined);
      end(() => reject(signal?.reason));
    };
    const end = (settle: () => void) => {
      signal?.removeEventListener("abort", stop);
      settle();
    };
    signal?.addEventListener("abort", stop, { once: true });
    upload.start();
  });
}

const idIn = (url: string): string | null => ID.exec(url)?.[1] ?? null;

const statusOf = (error: Error | DetailedError): number =>
  "originalResponse" in error ? (error.originalResponse?.getStatus() ?? 0) : 0;

function failureOf(error: Error | DetailedError): RelayRefused | UploadInterrupted {
  const status = statusOf(error);
  if (PASSING.has(status) && status !== 429) return new UploadInterrupted(error);
  return refusalOf(status, json("originalResponse" in error ? (error.originalResponse?.getBody() ?? "") : ""));
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
