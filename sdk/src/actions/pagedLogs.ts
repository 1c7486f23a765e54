import { BaseError, HttpRequestError } from "viem";

/** A range of blocks, both ends included. */
export type BlockRange = { fromBlock: bigint; toBlock: bigint };

/**
 * Searches a range of blocks piece by piece, in order. Endpoints limit ranges, results or time, each in its own way and
 * words; so the whole range is tried first, and a piece that fails is halved until it is answered.
 *
 * @param range What to search.
 * @param search Asks for one piece.
 * @returns The results of all pieces, in order.
 * @throws What `search` threw, where the endpoint can't be reached or even a single block fails.
 *
 * @example
 * const logs = await pagedLogs({ fromBlock, toBlock }, (piece) => getLogs(client, { address, event, ...piece }));
 */
export async function pagedLogs<Item>(
  range: BlockRange,
  search: (piece: BlockRange) => Promise<Item[]>,
): Promise<Item[]> {
  const found: Item[] = [];
  let from = range.fromBlock;
  let size = range.toBlock - range.fromBlock + 1n;
  while (from <= range.toBlock) {
    const last = from + size - 1n;
    const toBlock = last > range.toBlock ? range.toBlock : last;
    try {
      found.push(...(await search({ fromBlock: from, toBlock })));
      from = toBlock + 1n;
    } catch (error) {
      if (size <= 1n || isUnreachable(error)) throw error;
      size = size > 2n ? size / 2n : 1n;
    }
  }
  return found;
}

/** Nothing answered at all: a smaller question won't help. */
function isUnreachable(error: unknown): boolean {
  if (!(error instanceof BaseError)) return true;
  const http = error.walk((inner) => inner instanceof HttpRequestError);
  return http instanceof HttpRequestError && http.status === undefined;
}
