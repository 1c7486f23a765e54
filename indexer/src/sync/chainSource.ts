import { createPublicClient, type Hex, hexToNumber, http, numberToHex, type PublicClient } from "viem";
import type { RawLog } from "../handlers/decodeLog.ts";
import { chainSocket } from "./chainSocket.ts";

export interface ChainBlock {
  number: number;
  hash: Hex;
  parentHash: Hex;
  /** Unix seconds. */
  time: number;
}

export interface ChainLog extends RawLog {
  block: number;
  blockHash: Hex;
  logIndex: number;
  transaction: Hex;
}

/** What the indexer asks of a chain. */
export interface ChainSource {
  client: PublicClient;
  chainId(): Promise<number>;
  head(): Promise<ChainBlock>;
  /** Null where the chain has no such block (now). */
  block(number: number): Promise<ChainBlock | null>;
  blocks(from: number, to: number): Promise<(ChainBlock | null)[]>;
  /** Logs of our contracts in a run of blocks. */
  logsBetween(from: number, to: number): Promise<ChainLog[]>;
  /** Logs of our contracts in exactly this block; the node fails if it doesn't know the block. */
  logsOf(hash: Hex): Promise<ChainLog[]>;
  /** Calls back for each new head, over websockets; the promise gives what ends it. Null over http, which has no such thing. */
  watchHeads: ((hear: () => void) => Promise<() => Promise<unknown>>) | null;
  /** Ends what is under way, and the connection that it is by. */
  close(): void;
}

/** The largest answer, bytes: a block full of logs alone may be of twenty million. */
const LARGEST_ANSWER = 64 * 1024 * 1024;

/**
 * Reads a chain by JSON-RPC, over http or websockets; requests made in the same tick travel together.
 *
 * @param addresses whose logs are asked for
 */
export function chainSource(rpcUrl: string, addresses: readonly Hex[]): ChainSource {
  const socket = rpcUrl.startsWith("ws") ? chainSocket(rpcUrl) : null;
  const client: PublicClient =
    socket?.client ??
    createPublicClient({
      transport: http(rpcUrl, {
        batch: { batchSize: 50 },
        retryCount: 2,
        timeout: 20_000,
        maxResponseBodySize: LARGEST_ANSWER,
      }),
    });
  const address = [...addresses];
  const block = async (tag: Hex | "latest") => {
    const answer = await client.request({ method: "eth_getBlockByNumber", params: [tag, false] });
    return answer?.hash && answer.number
      ? {
          number: hexToNumber(answer.number),
          hash: answer.hash,
          parentHash: answer.parentHash,
          time: hexToNumber(answer.timestamp),
        }
      : null;
  };
  return {
    client,
    chainId: () => client.getChainId(),
    head: async () => {
      const head = await block("latest");
      socket?.works();
      if (!head) throw new Error("the node answered no latest block");
      return head;
    },
    block: (number) => block(numberToHex(number)),
    blocks: (from, to) =>
      Promise.all(Array.from({ length: to - from + 1 }, (_, index) => block(numberToHex(from + index)))),
    logsBetween: async (from, to) =>
      toLogs(
        await client.request({
          method: "eth_getLogs",
          params: [{ address, fromBlock: numberToHex(from), toBlock: numberToHex(to) }],
        }),
      ),
    logsOf: async (hash) =>
      toLogs(await client.request({ method: "eth_getLogs", params: [{ address, blockHash: hash }] })),
    watchHeads: socket && ((hear) => socket.watchHeads(hear)),
    close: () => socket?.close(),
  };
}

interface RpcLog {
  address: Hex;
  topics: readonly Hex[];
  data: Hex;
  blockNumber: Hex | null;
  blockHash: Hex | null;
  logIndex: Hex | null;
  transactionHash: Hex | null;
  removed?: boolean;
}

/** In the chain's order, which not every node keeps. */
function toLogs(logs: readonly RpcLog[]): ChainLog[] {
  return logs
    .flatMap(({ address, topics, data, blockNumber, blockHash, logIndex, transactionHash, removed }) =>
      blockNumber && blockHash && logIndex && transactionHash && !removed
        ? [
            {
              address,
              topics,
              data,
              block: hexToNumber(blockNumber),
              blockHash,
              logIndex: hexToNumber(logIndex),
              transaction: transactionHash,
            },
          ]
        : [],
    )
    .sort((a, b) => a.block - b.block || a.logIndex - b.logIndex);
}
