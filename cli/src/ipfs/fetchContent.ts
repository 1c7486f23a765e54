import { ServiceUnreachable } from "../errors.ts";
import type { Settings } from "../settings.ts";

const CONNECT_MS = 15_000;

/**
 * The bytes of a CID, from the gateway, or else from the node's RPC. They are not checked: whoever reads them hashes them.
 *
 * @returns Null where IPFS doesn't have them.
 * @throws {BadSetting} where neither is known; {ServiceUnreachable} where neither answers.
 */
export async function fetchContent(settings: Settings, cid: string): Promise<AsyncIterable<Uint8Array> | null> {
  const gateway = await settings.optionalUrl("ipfsGateway");
  const api = await settings.optionalUrl("ipfsApi");
  if (gateway !== null) {
    try {
      return await fromGateway(gateway, cid);
    } catch (error) {
      if (api === null) throw error;
    }
  }
  return fromNode(api ?? (await settings.url("ipfsGateway")), cid);
}

async function fromGateway(gateway: string, cid: string): Promise<AsyncIterable<Uint8Array> | null> {
  const unreachable = (why: string, cause?: unknown) =>
    new ServiceUnreachable(
      "IPFS gateway",
      gateway,
      why,
      "Check that it runs, or give another with --ipfs-gateway.",
      cause,
    );
  // Waiting ends with the headers; a long file may take its time.
  const waiting = new AbortController();
  const timer = setTimeout(() => waiting.abort(), CONNECT_MS);
  const response = await fetch(`${gateway}/ipfs/${cid}`, { signal: waiting.signal })
    .catch((error: unknown) => {
      throw unreachable(waiting.signal.aborted ? "it took too long to answer" : "nothing answers there", error);
    })
    .finally(() => clearTimeout(timer));
  if ([404, 410, 504].includes(response.status)) {
    await response.body?.cancel();
    return null;
  }
  if (!response.ok || response.body === null) throw unreachable(`it answered with HTTP status ${response.status}`);
  return response.body;
}

async function fromNode(api: string, cid: string): Promise<AsyncIterable<Uint8Array> | null> {
  const unreachable = (cause: unknown) =>
    new ServiceUnreachable(
      "IPFS node",
      api,
      "nothing answers there",
      "Check that it runs, or give another with --ipfs-api.",
      cause,
    );
  // It is large, and most commands don't need it.
  const { create } = await import("kubo-rpc-client");
  const bytes = create({ url: api }).cat(cid, { timeout: CONNECT_MS })[Symbol.asyncIterator]();
  try {
    const first = await bytes.next();
    if (first.done === true) return null;
    return (async function* () {
      yield first.value;
      for (let next = await bytes.next(); next.done !== true; next = await bytes.next()) yield next.value;
    })();
  } catch (error) {
    if (error instanceof Error && /fetch failed|ECONN|ENOTFOUND/.test(`${error.message} ${String(error.cause)}`)) {
      throw unreachable(error);
    }
    return null;
  }
}
