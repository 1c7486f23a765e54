import { createPublicClient, http } from "viem";
import { getBlock } from "viem/actions";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ChainNotThere } from "../../src/actions/errors.ts";
import { readRollBlock } from "../../src/actions/readRollBlock.ts";
import { type LocalChain, startLocalChain } from "../support/localChain.ts";

describe("readRollBlock", () => {
  let chain: LocalChain;
  beforeAll(async () => {
    chain = await startLocalChain();
  });
  afterAll(() => chain?.stop());

  it("is the last block before the time, and the same however far the chain goes on", async () => {
    const client = createPublicClient({ transport: http(chain.url), cacheTime: 0 });
    const { deployment } = chain;
    const rollAt = (await chain.now()) + 100;
    await chain.travelTo(rollAt - 1);
    const last = await getBlock(client);
    await expect(readRollBlock(client, { deployment, rollAt })).rejects.toBeInstanceOf(ChainNotThere);
    // A block of the very second is after it: the contract closes the roll at `rollAt`, not after.
    await chain.travelTo(rollAt);
    const expected = { number: Number(last.number), hash: last.hash };
    expect(await readRollBlock(client, { deployment, rollAt })).toEqual(expected);
    for (let more = 1; more <= 5; more++) await chain.travelTo(rollAt + more * 7);
    expect(await readRollBlock(client, { deployment, rollAt })).toEqual(expected);
  });
});
