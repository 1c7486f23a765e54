import { BaseError, HttpRequestError } from "viem";
import { describe, expect, it } from "vitest";
import { type BlockRange, pagedLogs } from "../../src/actions/pagedLogs.ts";

/** An endpoint that answers no more than so many blocks at once. */
function endpoint(most: bigint) {
  const asked: BlockRange[] = [];
  const search = async (piece: BlockRange) => {
    asked.push(piece);
    if (piece.toBlock - piece.fromBlock + 1n > most) throw new BaseError("range too large");
    const blocks = [];
    for (let block = piece.fromBlock; block <= piece.toBlock; block++) blocks.push(block);
    return blocks;
  };
  return { asked, search };
}

describe("pagedLogs", () => {
  it("asks once where the endpoint answers all", async () => {
    const { asked, search } = endpoint(1_000n);
    expect(await pagedLogs({ fromBlock: 1n, toBlock: 1_000n }, search)).toHaveLength(1_000);
    expect(asked).toHaveLength(1);
  });

  it.each([1n, 7n, 64n, 999n])("covers every block once, in order, at %s blocks a piece", async (most) => {
    const { search } = endpoint(most);
    const found = await pagedLogs({ fromBlock: 5n, toBlock: 1_004n }, search);
    expect(found).toEqual(Array.from({ length: 1_000 }, (_, i) => BigInt(i) + 5n));
  });

  it("gives nothing for a range that is empty", async () => {
    expect(await pagedLogs({ fromBlock: 5n, toBlock: 4n }, endpoint(1n).search)).toEqual([]);
  });

  it("gives up at once where nothing answers", async () => {
    let calls = 0;
    const search = async () => {
      calls++;
      throw new HttpRequestError({ url: "http://127.0.0.1:1" });
    };
    await expect(pagedLogs({ fromBlock: 1n, toBlock: 1_000n }, search)).rejects.toBeInstanceOf(HttpRequestError);
    expect(calls).toBe(1);
  });

  it("gives up where even one block fails", async () => {
    await expect(pagedLogs({ fromBlock: 1n, toBlock: 9n }, endpoint(0n).search)).rejects.toThrow("range too large");
  });
});
