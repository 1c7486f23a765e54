import type { Problem } from "@colophon/sdk/api/schemas.ts";
import { type Answer, sendCar } from "@colophon/sdk/uploads/sendCar.ts";

/** Thrown where the relay didn't take a content. `retry`: the same file can be sent again with hope. */
export class UploadFailed extends Error {
  readonly code: string;
  readonly retry: boolean;
  constructor(code: string, message: string, retry: boolean) {
    super(message);
    this.name = "UploadFailed";
    this.code = code;
    this.retry = retry;
  }
}

interface Upload {
  readonly relayUrl: string;
  readonly cid: string;
  readonly car: Blob;
  readonly onProgress?: (done: number, total: number) => void;
  /** Tries in all (default 3), a second and then two apart. */
  readonly tries?: number;
  readonly signal?: AbortSignal;
}

/** Statuses that may pass by themselves. */
const PASSING = new Set([408, 425, 429, 500, 502, 503, 504]);

/**
 * Sends a CAR to the relay, which checks every block of it and pins it; nothing is sent that lies there already. The SDK's
 * `uploadCar` does the same with zod, which is too heavy for a page.
 *
 * @throws {UploadFailed}; the signal's reason
 */
export async function uploadCar(upload: Upload): Promise<void> {
  const { tries = 3, signal } = upload;
  for (let attempt = 1; ; attempt += 1) {
    signal?.throwIfAborted();
    const failure = await tryOnce(upload);
    if (failure === null) return;
    if (!failure.retry || attempt >= tries) throw failure;
    await new Promise((resolve) => setTimeout(resolve, attempt * 1_000));
  }
}

async function tryOnce({ relayUrl, cid, car, onProgress, signal }: Upload): Promise<UploadFailed | null> {
  try {
    const there = await fetch(`${relayUrl}/v1/uploads/${cid}`, { signal: signal ?? null });
    if (there.ok && ((await there.json()) as { pinned?: unknown }).pinned === true) return null;
    const answer = await sendCar(`${relayUrl}/v1/uploads?root=${cid}`, car, { onProgress, signal });
    return answer.status >= 200 && answer.status < 300 ? null : refusal(answer);
  } catch {
    signal?.throwIfAborted();
    return new UploadFailed(
      "relay-unreachable",
      "The relay doesn't answer, or stopped in the middle. Nothing was signed, and everything you entered is kept; try again in a moment.",
      true,
    );
  }
}

function refusal(answer: Answer): UploadFailed {
  const problem = read(answer.body);
  const passing = PASSING.has(answer.status);
  const fallback = passing
    ? "The relay can't store it now. Nothing was signed; try again in a moment."
    : `The relay refused the file (status ${answer.status}).`;
  return new UploadFailed(problem?.code ?? "upload-refused", problem?.message ?? fallback, passing);
}

function read(text: string): Problem | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && "code" in value && "message" in value
      ? (value as Problem)
      : null;
  } catch {
    return null;
  }
}
