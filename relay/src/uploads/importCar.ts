import { randomBytes } from "node:crypto";
import { type IncomingMessage, request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { text } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import type { KuboRPCClient } from "kubo-rpc-client";

/** A node that takes nothing and says nothing for so long has died with its line open, ms: rounds wait for it, and with them all anchors. */
const SILENCE_MS = 300_000;

/**
 * Sends a CAR to the IPFS node (`dag/import`, nothing pinned) as fast as the node takes it. Neither by `ipfs.dag.import` nor by `fetch`, which read
 * their source whatever the line takes: of a file of gigabytes all of it stood in memory.
 *
 * @param silenceMs longest time in which nothing moves
 * @throws where the node isn't there, says no, or nothing; the signal's reason
 */
export async function importCar(
  ipfs: KuboRPCClient,
  pieces: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
  silenceMs = SILENCE_MS,
): Promise<void> {
  const { protocol, host, port, "api-path": path } = ipfs.getEndpointConfig();
  const boundary = `colophon-${randomBytes(16).toString("hex")}`;
  const url = `${protocol}//${host}:${port}${path}/dag/import?pin-roots=false`;
  const request = (protocol === "https:" ? requestHttps : requestHttp)(url, {
    method: "POST",
    headers: { "content-type": `multipart/form-data; boundary=${boundary}` },
    signal,
  });
  const silence: { error?: Error } = {};
  request.setTimeout(silenceMs, () => {
    silence.error = new Error(`dag/import: the IPFS node was silent for ${silenceMs / 1000} s`);
    request.destroy(silence.error);
  });
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    request.once("response", resolve);
    request.once("error", reject);
  });
  // A node that refuses answers before it has everything: its words say more than the broken line does.
  const sent = pipeline(multipart(boundary, pieces), request).catch((error: unknown) => {
    if (signal.aborted) throw signal.reason;
    return error;
  });
  const [response] = await Promise.all([answered, Promise.race([sent, answered])]);
  const said = await text(response).catch((error: unknown) => {
    throw silence.error ?? error;
  });
  const status = response.statusCode ?? 0;
  if (status !== 200) throw new Error(`dag/import answered ${status}: ${said.slice(0, 200)}`);
  const failure = await sent;
  if (failure instanceof Error) throw failure;
}

async function* multipart(boundary: string, pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="upload.car"\r\nContent-Type: application/octet-stream\r\n\r\n`;
  yield Buffer.from(head);
  yield* pieces;
  yield Buffer.from(`\r\n--${boundary}--\r\n`);
}
