import type { Problem } from "@colophon/sdk/api/schemas.ts";

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
  readonly signal?: AbortSignal;
}

/**
 * Sends a CAR to the relay, which checks every block of it and pins it. XMLHttpRequest, since fetch tells nothing of how far
 * an upload is.
 *
 * @throws {UploadFailed} or the signal's reason.
 */
export function uploadCar({ relayUrl, cid, car, onProgress, signal }: Upload): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted === true) return reject(signal.reason);
    const request = new XMLHttpRequest();
    request.open("POST", `${relayUrl}/v1/uploads?root=${encodeURIComponent(cid)}`);
    request.setRequestHeader("content-type", "application/vnd.ipld.car");
    request.upload.onprogress = (event) => onProgress?.(event.loaded, car.size);
    request.onload = () => (request.status >= 200 && request.status < 300 ? resolve() : reject(refusal(request)));
    request.onerror = () => reject(unreachable());
    request.ontimeout = () => reject(unreachable());
    signal?.addEventListener("abort", () => {
      request.abort();
      reject(signal.reason);
    });
    request.send(car);
  });
}

function unreachable(): UploadFailed {
  return new UploadFailed(
    "relay-unreachable",
    "The relay stopped answering. Nothing was signed, and everything you entered is kept; try again in a moment.",
    true,
  );
}

function refusal(request: XMLHttpRequest): UploadFailed {
  const problem = read(request.responseText);
  const busy = request.status >= 500 || request.status === 429 || request.status === 408;
  const fallback = busy
    ? "The relay can't store it now. Nothing was signed; try again in a moment."
    : `The relay refused the file (status ${request.status}).`;
  return new UploadFailed(problem?.code ?? "upload-refused", problem?.message ?? fallback, busy);
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
