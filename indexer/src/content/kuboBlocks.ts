import { cidFromDigest } from "@colophon/sdk/content/cidFromDigest.ts";
import { Pool } from "undici";
import { Slots } from "../Slots.ts";
import {
  type BlockSource,
  BlockUnavailableError,
  IpfsUnreachableError,
  LARGEST,
  PATIENCE_MS,
  readAtMost,
} from "./blockSource.ts";

/** Connections where nothing else is said. */
const CONNECTIONS = 64;

/**
 * Blocks by Kubo's RPC (`block/get`): the embedded node, Kubo, IPFS Cluster. Asked by plain HTTP on kept connections: an index of millions
 * of small works asks for two blocks for each, and a client that makes a stream, a `Response` and three signals of each takes several times as long.
 *
 * @param url of the API, as `http://127.0.0.1:5001`; a name and password in it are sent as HTTP's basic ones
 * @param options.connections blocks asked for at a time; whoever asks for more waits, and the patience with a block begins after that
 * @param options.patience ms until a block that doesn't come is given up
 */
export function kuboBlocks(
  url: string,
  { connections = CONNECTIONS, patience = PATIENCE_MS }: { connections?: number; patience?: number } = {},
): BlockSource {
  const { origin, pathname, username, password } = new URL(url);
  const pool = new Pool(origin, { connections });
  const slots = new Slots(connections);
  const path = `${pathname.replace(/\/+$/, "")}/api/v0/block/get?arg=`;
  const headers = username
    ? {
        authorization: `Basic ${Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString("base64")}`,
      }
    : {};
  return {
    get: async (digest, codec, signal) => {
      const cid = cidFromDigest(digest, codec === 1 ? 1 : 0);
      const leave = await slots.take(signal);
      const ended = new AbortController();
      const late = setTimeout(() => ended.abort(), patience);
      const stop = () => ended.abort();
      signal.addEventListener("abort", stop);
      try {
        // While it waited.
        signal.throwIfAborted();
        const { statusCode, body } = await pool.request({
          method: "POST",
          path: path + cid,
          headers,
          signal: ended.signal,
        });
        if (statusCode === 200) return await readAtMost(body, LARGEST, cid);
        // An answer, even a bad one, comes from a node that is there.
        throw new BlockUnavailableError(cid, messageOf(await readAtMost(body, LARGEST, cid), statusCode));
      } catch (error) {
        signal.throwIfAborted();
        if (ended.signal.aborted)
          throw new BlockUnavailableError(cid, `nobody gave it within ${patience / 1000} s`, error);
        if (error instanceof BlockUnavailableError) throw error;
        throw new IpfsUnreachableError(error);
      } finally {
        clearTimeout(late);
        signal.removeEventListener("abort", stop);
        leave();
      }
    },
  };
}

/** Kubo says what went wrong as `{"Message": …}`. */
function messageOf(body: Uint8Array, status: number): string {
  const text = Buffer.from(body).toString("utf8");
  try {
    const { Message } = JSON.parse(text) as { Message?: unknown };
    if (typeof Message === "string") return Message;
  } catch {
    // Said as it is.
  }
  return `it answered ${status} ${text.slice(0, 200)}`.trim();
}
