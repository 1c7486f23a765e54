import type { Address, PublicClient } from "viem";
import { StartBlockUnknown } from "./errors.ts";

/**
 * The block in which a contract came, by bisection: for a contract that somebody else brought, of which there is no receipt.
 *
 * @throws {StartBlockUnknown} when the node keeps no historic state
 */
export async function creationBlock(client: PublicClient, address: Address): Promise<number> {
  let before = -1n;
  let there = await client.getBlockNumber();
  try {
    while (there - before > 1n) {
      const middle = (there + before) / 2n;
      const code = await client.getCode({ address, blockNumber: middle });
      if (code === undefined || code === "0x") before = middle;
      else there = middle;
    }
  } catch (error) {
    throw new StartBlockUnknown(address, error);
  }
  return Number(there);
}
