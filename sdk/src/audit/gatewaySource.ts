import { FileBrokenOff, GatewayUnreachable } from "./errors.ts";
import type { IpfsSource } from "./IpfsSource.ts";

/** How long a gateway may take until its answer begins, and for each {@link PACE} bytes of it. */
const PATIENCE_MS = 20_000;
const PACE = 64 * 1024;
/**
 * “I don't have it”, and “I can't make anything of it”, in the words of the gateways there are. Whoever publishes bytes chooses what a gateway
 * makes of them: an answer to one CID says nothing about another.
 */
const NOT_THERE: readonly number[] = [400, 404, 410, 422, 451, 500, 504];

/**
 * Blocks and CARs by any trustless gateway (`?format=raw|car`), in Node and in browsers.
 *
 * @param url Without `/ipfs/`.
 * @example const ipfs = gatewaySource("https://trustless-gateway.link");
 */
export function gatewaySource(url: string, options: { readonly patienceMs?: number } = {}): IpfsSource {
  const patience = options.patienceMs ?? PATIENCE_MS;
  const base = url.replace(/\/+$/, "");
  return {
    name: base,
    async fetch(cid, format, signal) {
      // Waiting ends with the headers; a long file may take its time, as long as it comes.
      const waiting = new AbortController();
      const timer = setTimeout(() => waiting.abort(), patience);
      const stop = () => waiting.abort();
      signal?.addEventListener("abort", stop);
      try {
        const response = await globalThis.fetch(`${base}/ipfs/${cid}?format=${format}`, {
          headers: { accept: `application/vnd.ipld.${format}` },
          signal: waiting.signal,
        });
        if (response.ok && response.body !== null) return piecesOf(response.body, base, patience, signal);
        await response.body?.cancel();
        if (NOT_THERE.includes(response.status)) return null;
        throw new GatewayUnreachable(base, `it answered with HTTP status ${response.status}`);
      } catch (error) {
        signal?.throwIfAborted();
        if (error instanceof GatewayUnreachable) throw error;
        if (waiting.signal.aborted) return null;
        throw new GatewayUnreachable(base, "nothing answers there", error);
      } finally {
        clearTimeout(timer);
        signal?.removeEventListener("abort", stop);
      }
    },
  };
}

/** By hand: not every browser can iterate over a stream. */
async function* piecesOf(
  body: ReadableStream<Uint8Array>,
  base: string,
  patience: number,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array, void, void> {
  const reader = body.getReader();
  let why: string | null = null;
  const giveUp = () => {
    why = "is too slow";
    void reader.cancel().catch(() => undefined);
  };
  const stop = () => void reader.cancel().catch(() => undefined);
  signal?.addEventListener("abort", stop);
  let timer = setTimeout(giveUp, patience);
  let left = PACE;
  try {
    for (;;) {
      // Cancelled, it ends as if the file did.
      const { done, value } = await reader.read().catch((error: unknown) => {
        signal?.throwIfAborted();
        throw new FileBrokenOff(base, "broke off", error);
      });
      signal?.throwIfAborted();
      if (why !== null) throw new FileBrokenOff(base, why);
      if (done) return;
      left -= value.length;
      if (left <= 0) {
        left = PACE;
        clearTimeout(timer);
        timer = setTimeout(giveUp, patience);
      }
      yield value;
    }
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", stop);
    await reader.cancel().catch(() => undefined);
  }
}
