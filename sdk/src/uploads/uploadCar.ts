import { z } from "zod";
import { problem } from "../api/schemas.ts";
import { ContentError } from "../content/errors.ts";
import { parseCid } from "../content/parseCid.ts";
import { UploadFailed, UploadRefused } from "./errors.ts";
import { type Answer, type CarSource, sendCar } from "./sendCar.ts";

export interface UploadOptions {
  /** Bytes of the CAR sent so far, and of all; begins anew with a new try. */
  onProgress?: (sent: number, total: number) => void;
  signal?: AbortSignal;
  /** Tries in all, where the relay or the connection fails for a while (default 4). */
  tries?: number;
}

export interface Upload {
  cid: string;
  /** False where the relay had it already and nothing was sent. */
  sent: boolean;
}

const accepted = z.object({ cid: z.string(), size: z.int(), blocks: z.int() });
const known = z.object({ pinned: z.boolean() });

/** Statuses that may pass by themselves. */
const PASSING = new Set([408, 425, 429, 500, 502, 503, 504]);
const LONGEST_WAIT = 15;

/**
 * Uploads a content to the relay, unless it is there already; waits and tries again where that can help.
 *
 * @param relayUrl where the relay is, e.g. `config.relayUrl`
 * @param root the content's CID
 * @param car the CAR of `carOfBlob` or `carOfFile`
 * @throws {MalformedCid}; {UploadRefused} when the relay won't have it; {UploadFailed} after the last try;
 * {ContentUnreadable} when the file changed; the signal's reason
 * @example
 * const { content, car } = await carOfBlob(file);
 * await uploadCar(relayUrl, content.cid, car, { onProgress: (sent, total) => bar.show(sent / total) });
 */
export async function uploadCar(
  relayUrl: string,
  root: string,
  car: CarSource,
  { onProgress, signal, tries = 4 }: UploadOptions = {},
): Promise<Upload> {
  const { cid } = parseCid(root);
  const base = relayUrl.replace(/\/+$/, "");
  for (let attempt = 1; ; attempt++) {
    let retryAfter: number | undefined;
    let failure: unknown;
    try {
      if (await isThere(base, cid, signal)) return { cid, sent: false };
      const answer = await sendCar(`${base}/v1/uploads?root=${cid}`, car, { onProgress, signal });
      if (answer.status === 201 && accepted.safeParse(json(answer)).data?.cid === cid) return { cid, sent: true };
      if (!PASSING.has(answer.status)) throw refusal(answer);
      retryAfter = answer.retryAfter;
      failure = refusal(answer);
    } catch (cause) {
      signal?.throwIfAborted();
      const own = ownErrorIn(cause);
      if (own !== null) throw own;
      failure = cause;
    }
    if (attempt >= tries) throw new UploadFailed(attempt, failure);
    await wait(Math.min(retryAfter ?? 2 ** (attempt - 1), LONGEST_WAIT), signal);
  }
}

/** True if the relay has pinned it. An answer that makes no sense counts as no: the upload itself will say what is wrong. */
async function isThere(base: string, cid: string, signal: AbortSignal | undefined): Promise<boolean> {
  const response = await fetch(`${base}/v1/uploads/${cid}`, { signal: signal ?? null });
  return response.ok && known.safeParse(await response.json().catch(() => null)).data?.pinned === true;
}

function refusal(answer: Answer): UploadRefused {
  const said = problem.safeParse(json(answer)).data;
  return new UploadRefused(answer.status, {
    code: said?.code ?? "upload-refused",
    message:
      said?.message ?? `The relay answered with status ${answer.status} and no reason. Check the relay's address.`,
    details: said?.details ?? {},
  });
}

function json({ body }: Answer): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

/** Our own error, also where the platform has wrapped it because the body's stream threw it. */
function ownErrorIn(cause: unknown): Error | null {
  for (let error = cause; error instanceof Error; error = error.cause) {
    if (error instanceof UploadRefused || error instanceof ContentError) return error;
  }
  return null;
}

function wait(seconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", stop);
      resolve();
    }, seconds * 1000);
    signal?.addEventListener("abort", stop, { once: true });
  });
}
