import { GatewayUnreachable } from "./errors.ts";
import type { IpfsSource } from "./IpfsSource.ts";

/** How long a gateway may take until its answer begins. */
const PATIENCE_MS = 20_000;
/** “I don't have it”, in the words of the gateways there are. */
const NOT_THERE: readonly number[] = [404, 410, 422, 504];

/**
 * Blocks and CARs by any trustless gateway (`?format=raw|car`), in Node and in browsers.
 *
 * @param url Without `/ipfs/`.
 * @example const ipfs = gatewaySource("https://trustless-gateway.link");
 */
export function gatewaySource(url: string): IpfsSource {
  const base = url.replace(/\/+$/, "");
  return {
    name: base,
    async fetch(cid, format, signal) {
      // Waiting ends with the headers; a long file may take its time.
      const waiting = new AbortController();
      const timer = setTimeout(() => waiting.abort(), PATIENCE_MS);
      const stop = () => waiting.abort();
      signal?.addEventListener("abort", stop);
      try {
        const response = await globalThis.fetch(`${base}/ipfs/${cid}?format=${format}`, {
          headers: { accept: `application/vnd.ipld.${format}` },
          signal: waiting.signal,
        });
        if (response.ok && response.body !== null) return piecesOf(response.body, base);
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
async function* piecesOf(body: ReadableStream<Uint8Array>, base: string): AsyncGenerator<Uint8Array, void, void> {
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read().catch((error: unknown) => {
        throw new GatewayUnreachable(base, "it broke off in the middle of a file", error);
      });
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
