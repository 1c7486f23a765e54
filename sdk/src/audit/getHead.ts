import { getBlock } from "viem/actions";
import type { ReadClient } from "../actions/client.ts";
import { rethrow } from "../actions/rethrow.ts";

/** The newest block. @throws {ChainUnreachable} */
export async function getHead(client: ReadClient): Promise<{ readonly number: number; readonly time: number }> {
  const { number, timestamp } = await getBlock(client).catch(rethrow("getBlock"));
  return { number: Number(number), time: Number(timestamp) };
}
