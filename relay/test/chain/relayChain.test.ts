import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { toHex } from "viem";
import { afterEach, describe, expect, it } from "vitest";
import { relayChain } from "../../src/chain/relayChain.ts";
import { toldChain } from "../support/directBatch.ts";

describe("an endpoint that is asked too often", () => {
  const ends: (() => void)[] = [];
  afterEach(() => {
    for (const end of ends.splice(0)) end();
  });

  /** An endpoint that says so to so many requests, and to come again in an hour. */
  async function busyFor(times: number) {
    let asked = 0;
    const node = createServer((request, answer) => {
      request.resume();
      if (asked++ < times) return answer.writeHead(429, { "retry-after": "3600" }).end();
      const result = { timestamp: toHex(77), transactions: [] };
      answer.setHeader("content-type", "application/json").end(JSON.stringify({ jsonrpc: "2.0", id: 1, result }));
    });
    await new Promise<void>((resolve) => node.listen(0, "127.0.0.1", resolve));
    ends.push(() => {
      node.closeAllConnections();
      node.close();
    });
    return relayChain(`http://127.0.0.1:${(node.address() as AddressInfo).port}`, toldChain(() => null).deployment);
  }

  it("is asked again soon, whatever it says, and then said to be away: nobody waits an hour for an answer", async () => {
    expect(await (await busyFor(1)).now()).toBe(77);
    await expect((await busyFor(100)).now()).rejects.toMatchObject({ code: "chain-unavailable" });
  });
});
