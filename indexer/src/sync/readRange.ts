import type { Hex } from "viem";
import { ChainMovedError } from "../errors.ts";
import type { ChainBlock, ChainLog, ChainSource } from "./chainSource.ts";

/** A run of blocks and their logs, all of one view of the chain. `blocks` are all of them, or those with logs and the last one. */
export interface ChainRange {
  from: number;
  to: number;
  blocks: Map<number, ChainBlock>;
  logs: ChainLog[];
}

/**
 * Reads recent blocks, which a reorg may take away while they are read: every header, linked to the one before, and the logs of
 * each block by its hash, so that a node that lags behind or has moved on can't give a block the logs of another.
 *
 * @param parent hash of the block before `from`
 * @param head the header of `to`, where it is known already
 * @throws ChainMovedError
 */
export async function readTail(
  source: ChainSource,
  from: number,
  to: number,
  parent: Hex,
  head: ChainBlock,
): Promise<ChainRange> {
  const known = head.number === to ? [head] : [];
  const headers = [...(await source.blocks(from, to - known.length)), ...known];
  const blocks = new Map<number, ChainBlock>();
  let above = parent;
  for (const [index, header] of headers.entries()) {
    if (!header) throw new ChainMovedError(`block ${from + index} is gone`);
    if (header.parentHash !== above) throw new ChainMovedError(`block ${header.number} has another parent`);
    above = header.hash;
    blocks.set(header.number, header);
  }
  const lists = await Promise.all([...blocks.values()].map(({ hash }) => source.logsOf(hash)));
  return { from, to, blocks, logs: lists.flat() };
}

/**
 * Reads old blocks by one query for their logs, and the headers of those that have any. Every log's block hash is compared with
 * its header's.
 *
 * @throws ChainMovedError
 */
export async function readHistory(source: ChainSource, from: number, to: number, parent: Hex): Promise<ChainRange> {
  // At once, so that the node that gives the logs is the one that says whether it has all of the blocks: of those it lacks it gives none.
  const [first, last, logs] = await Promise.all([source.block(from), source.block(to), source.logsBetween(from, to)]);
  if (first?.parentHash !== parent) throw new ChainMovedError(`block ${from} has another parent`);
  if (!last) throw new ChainMovedError(`block ${to} is gone`);
  const numbers = [...new Set(logs.map((log) => log.block))].filter((number) => number !== to);
  const headers = await Promise.all(numbers.map((number) => source.block(number)));
  const blocks = new Map([[to, last]]);
  for (const header of headers) if (header) blocks.set(header.number, header);
  for (const log of logs) {
    if (blocks.get(log.block)?.hash !== log.blockHash) {
      throw new ChainMovedError(`the logs of block ${log.block} are another block's`);
    }
  }
  return { from, to, blocks, logs };
}
