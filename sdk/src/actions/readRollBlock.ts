import { blockBefore } from "../audit/blockBefore.ts";
import type { ReadClient, Target } from "./client.ts";
import { ChainNotThere } from "./errors.ts";

export type ReadRollBlock = {
  deployment: Pick<Target, "startBlock">;
  /** When the campaign's roll closes, unix seconds. */
  rollAt: number;
};

/** As a statement's header names it. */
export type RollBlock = { readonly number: number; readonly hash: `0x${string}` };

/**
 * The block that a statement's header names: the last one before the roll closed. Whoever writes the same statement, whenever, then writes
 * the same bytes, and so the same CID.
 *
 * @throws {ChainNotThere} while the endpoint has no block from `rollAt` on; {ChainUnreachable}
 * @example
 * const block = await readRollBlock(client, { deployment, rollAt: roll.rollAt });
 * const lines = writeStatement(statement, { rollAt: roll.rollAt, block, inputs, code: STATEMENT_CODE });
 */
export async function readRollBlock(client: ReadClient, { deployment, rollAt }: ReadRollBlock): Promise<RollBlock> {
  const block = await blockBefore(client, deployment.startBlock, rollAt);
  if (block === null) throw new ChainNotThere(rollAt);
  return { number: block.number, hash: block.hash };
}
