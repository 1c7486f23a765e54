import { CAR_TYPE } from "../content/carLayout.ts";

/** A CAR to send: a Blob in a page, a stream that can begin anew in Node. */
export type CarSource = Blob | { length: number; stream: () => AsyncIterable<Uint8Array> };

/** What came back, whatever it says. */
export interface Answer {
  status: number;
  body: string;
  /** Seconds that the relay asks to wait, if it does. */
  retryAfter: number | undefined;
}

export interface SendOptions {
  /** Bytes of the CAR sent so far, and of all. */
  onProgress?: ((sent: number, total: number) => void) | undefined;
  signal?: AbortSignal | undefined;
}

/** Sends a CAR once. @throws whatever keeps it from getting an answer, or the signal's reason */
export function sendCar(url: string, car: CarSource, options: SendOptions): Promise<Answer> {
  const Xhr = xhrOfPlatform();
  return car instanceof Blob && Xhr !== null ? sendByXhr(new Xhr(), url, car, options) : sendByFetch(url, car, options);
}

/** As much of XMLHttpRequest as this needs: only it tells a page how much was sent. */
interface Xhr {
  upload: { onprogress: ((event: { loaded: number }) => void) | null };
  onload: (() => void) | null;
  onerror: (() => void) | null;
  onabort: (() => void) | null;
  readonly status: number;
  readonly responseText: string;
  open(method: string, url: string): void;
  setRequestHeader(name: string, value: string): void;
  getResponseHeader(name: string): string | null;
  send(body: Blob): void;
  abort(): void;
}

function xhrOfPlatform(): (new () => Xhr) | null {
  const found: unknown = Reflect.get(globalThis, "XMLHttpRequest");
  return typeof found === "function" ? (found as new () => Xhr) : null;
}

function sendByXhr(xhr: Xhr, url: string, car: Blob, { onProgress, signal }: SendOptions): Promise<Answer> {
  return new Promise<Answer>((resolve, reject) => {
    const abort = () => xhr.abort();
    const settle = (action: () => void) => () => {
      signal?.removeEventListener("abort", abort);
      action();
    };
    if (signal?.aborted) return reject(signal.reason);
    signal?.addEventListener("abort", abort, { once: true });
    xhr.open("POST", url);
    xhr.setRequestHeader("content-type", CAR_TYPE);
    xhr.upload.onprogress = ({ loaded }) => onProgress?.(loaded, car.size);
    xhr.onload = settle(() =>
      resolve({
        status: xhr.status,
        body: xhr.responseText,
        retryAfter: secondsOf(xhr.getResponseHeader("retry-after")),
      }),
    );
    xhr.onerror = settle(() => reject(new Error("the connection broke.")));
    xhr.onabort = settle(() => reject(signal?.reason ?? new Error("it was stopped.")));
    xhr.send(car);
  });
}

async function sendByFetch(url: string, car: CarSource, { onProgress, signal }: SendOptions): Promise<Answer> {
  const total = car instanceof Blob ? car.size : car.length;
  const pieces = car instanceof Blob ? car.stream() : car.stream();
  let sent = 0;
  const body = streamOf(pieces, (length) => {
    sent += length;
    onProgress?.(sent, total);
  });
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": CAR_TYPE, "content-length": String(total) },
    body,
    signal: signal ?? null,
    // Node wants to be told that the answer comes after the body; pages don't know the option.
    ...{ duplex: "half" },
  });
  return {
    status: response.status,
    body: await response.text(),
    retryAfter: secondsOf(response.headers.get("retry-after")),
  };
}

function streamOf(source: AsyncIterable<Uint8Array>, onPiece: (length: number) => void): ReadableStream<Uint8Array> {
  const pieces = source[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await pieces.next();
      if (next.done) return controller.close();
      onPiece(next.value.length);
      controller.enqueue(next.value);
    },
    async cancel() {
      await pieces.return?.();
    },
  });
}

function secondsOf(header: string | null): number | undefined {
  return header !== null && /^\d{1,5}$/.test(header) ? Number(header) : undefined;
}
