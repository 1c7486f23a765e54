import {
  createPublicClient,
  type PublicClient,
  RpcError,
  RpcRequestError,
  type WebSocketTransport,
  webSocket,
} from "viem";
import { socketClientCache } from "viem/utils";
import { IndexerError } from "../errors.ts";

/** The node's websocket gave no answer. */
class SilentNodeError extends IndexerError {
  constructor(why: string) {
    super("silent-node", `The node behind RPC_URL gave no answer: ${why}. It is asked again by a new connection.`);
  }
}

/** A chain's node over websockets. */
export interface ChainSocket {
  client: PublicClient;
  /** Calls back for each new head, also those of later connections; the promise gives what ends it. */
  watchHeads(hear: () => void): Promise<() => Promise<unknown>>;
  /** A connection works: new heads are asked for by it, if they aren't yet. */
  works(): void;
  close(): void;
}

/** The longest that an answer may take, with the connection that it comes by, ms. */
const PATIENCE_MS = 20_000;

/**
 * Reads a chain over websockets, by a new connection after one that broke or went silent: viem's own gives up for good after five, waits for a
 * handshake without end, and keeps a process alive.
 */
export function chainSocket(url: string): ChainSocket {
  const over = new AbortController();
  const open = () => [...socketClientCache.values()].find((socket) => socket.url === url);
  const socket = webSocket(url, { retryCount: 0, reconnect: false, keepAlive: false });
  const ask = async <T>(request: () => Promise<T>): Promise<T> => {
    const by = open();
    try {
      return await within(request, over.signal);
    } catch (error) {
      // Others may have opened another one since.
      if (!isAnswer(error) && by === open()) by?.close();
      throw error;
    }
  };
  const transport: WebSocketTransport = (options) => {
    const given = socket(options);
    const request = new Proxy(given.request, {
      apply: (target, self, asked) => ask(() => Promise.resolve(Reflect.apply(target, self, asked))),
    });
    return { ...given, request };
  };
  const client = createPublicClient({ transport });
  let watching: { hear: () => void; by: ReturnType<typeof open> } | null = null;
  const subscribe = async (hear: () => void) => {
    const { unsubscribe } = await client.transport.subscribe({ params: ["newHeads"], onData: hear });
    watching = { hear, by: open() };
    return unsubscribe;
  };
  return {
    client,
    watchHeads: subscribe,
    works: () => {
      const by = open();
      if (watching === null || watching.by === by) return;
      watching.by = by;
      subscribe(watching.hear).catch(() => undefined);
    },
    close: () => {
      watching = null;
      over.abort();
      open()?.close();
    },
  };
}

/** @throws SilentNodeError */
async function within<T>(request: () => Promise<T>, over: AbortSignal): Promise<T> {
  const ended = new AbortController();
  try {
    return await new Promise<T>((resolve, reject) => {
      const fail = (why: string) => () => reject(new SilentNodeError(why));
      if (over.aborted) return fail("the indexer ends")();
      over.addEventListener("abort", fail("the indexer ends"), { signal: ended.signal });
      const timer = setTimeout(fail(`none within ${PATIENCE_MS / 1000} s`), PATIENCE_MS);
      ended.signal.addEventListener("abort", () => clearTimeout(timer));
      request().then(resolve, reject);
    });
  } finally {
    ended.abort();
  }
}

/** Whether the node itself said so. */
function isAnswer(error: unknown): boolean {
  return error instanceof RpcRequestError || (error instanceof RpcError && error.code !== -1);
}
