/** Thrown when the node answers a call with an error. */
export class RpcError extends Error {
  override readonly name = "RpcError";
  readonly method: string;
  readonly code: number;

  constructor(method: string, code: number, message: string) {
    super(`${method}: ${message}`);
    this.method = method;
    this.code = code;
  }
}

interface Answer {
  result?: unknown;
  error?: { code: number; message: string };
}

/**
 * One JSON-RPC call to a node on this machine. For anvil's own methods; everything else goes through viem.
 *
 * @throws {RpcError} when the node refuses; the fetch error when it can't be reached
 * @example await rpc("http://127.0.0.1:8545", "evm_mine", 1767225600)
 */
export async function rpc(url: string, method: string, ...params: readonly unknown[]): Promise<unknown> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ jsonrpc: "2.0", id: 1, method, params }),
  });
  const answer = (await response.json()) as Answer;
  if (answer.error) throw new RpcError(method, answer.error.code, answer.error.message);
  return answer.result;
}

/** Number and time (unix seconds) of the latest block. */
export async function latestBlock(url: string): Promise<{ number: number; timestamp: number }> {
  const block = (await rpc(url, "eth_getBlockByNumber", "latest", false)) as { number: string; timestamp: string };
  return { number: Number(block.number), timestamp: Number(block.timestamp) };
}
