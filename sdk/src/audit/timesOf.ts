import type { Log } from "viem";
import type { ReadClient } from "../actions/client.ts";
import { blockOf } from "./blockBefore.ts";

/** Blocks asked for at the same time. */
const AT_ONCE = 8;

/**
 * The times of the blocks that logs stand in, unix seconds. Many endpoints say them with the log; the other blocks are asked for, each once.
 *
 * @throws {ChainUnreachable}
 */
export async function timesOf(client: ReadClient, logs: readonly Log[]): Promise<ReadonlyMap<number, number>> {
  const times = new Map<number, number>();
  const unknown = new Set<number>();
  for (const { blockNumber, blockTimestamp } of logs) {
    if (typeof blockTimestamp === "bigint") times.set(Number(blockNumber), Number(blockTimestamp));
    else unknown.add(Number(blockNumber));
  }
  const left = [...unknown].filter((block) => !times.has(block));
  const worker = async () => {
    for (let block = left.pop(); block !== undefined; block = left.pop()) {
      times.set(block, (await blockOf(client, block)).time);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return times;
}
