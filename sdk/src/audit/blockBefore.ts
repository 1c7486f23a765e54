import { getBlock } from "viem/actions";
import type { ReadClient } from "../actions/client.ts";
import { rethrow } from "../actions/rethrow.ts";

export interface FoundBlock {
  readonly number: number;
  readonly hash: `0x${string}`;
  readonly time: number;
}

/**
 * The last block whose time is before `time`; blocks of one second stand or fall together.
 *
 * @param from A block that is before it for sure; the deployment's.
 * @returns Null where the chain hasn't come to `time` yet: a later block could still be before it.
 * @throws {ChainUnreachable}
 */
export async function blockBefore(client: ReadClient, from: number, time: number): Promise<FoundBlock | null> {
  const head = found(await getBlock(client).catch(rethrow("getBlock")));
  if (head.time < time) return null;
  let before = await blockOf(client, from);
  let after = head.number;
  while (after - before.number > 1) {
    const middle = await blockOf(client, Math.floor((before.number + after) / 2));
    if (middle.time < time) before = middle;
    else after = middle.number;
  }
  return before;
}

/** A block by its number. @throws {ChainUnreachable} */
export async function blockOf(client: ReadClient, number: number): Promise<FoundBlock> {
  return found(await getBlock(client, { blockNumber: BigInt(number) }).catch(rethrow("getBlock")));
}

function found({ number, hash, timestamp }: { number: bigint; hash: `0x${string}`; timestamp: bigint }): FoundBlock {
  return { number: Number(number), hash, time: Number(timestamp) };
}
