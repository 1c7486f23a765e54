import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { eventually } from "../../indexer/test/support/startProcess.ts";
import { ChainKeeper } from "../../scripts/runtime/chain/ChainKeeper.ts";

/** Unix seconds, at which the wall's clock stands still here: on a real chain a second that nobody left passes by itself. */
const WALL = 2_000_000_000;
const DAY = 86_400;

describe("ChainKeeper", () => {
  let folder: string;
  let node: Awaited<ReturnType<typeof startNode>>;
  let keeper: ChainKeeper;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "colophon-keeper-"));
    vi.useFakeTimers({ toFake: ["Date"], now: WALL * 1_000 });
  });
  afterEach(async () => {
    await keeper.stop();
    await node.close();
    vi.useRealTimers();
    await rm(folder, { recursive: true });
  });

  it("leaves a block's second at once, while the chain lives in the past", async () => {
    const genesis = WALL - 30 * DAY;
    node = await startNode(genesis);
    keeper = new ChainKeeper({ url: node.url, stateFile: join(folder, "state.json"), clock: genesis });
    await keeper.start();
    const expected: string[] = [];
    for (let i = 1; i <= 3; i++) {
      node.send();
      expected.push(`a block of ${genesis + i}`, "1 s on");
      await eventually(
        async () => node.clock,
        ({ length }) => length >= expected.length,
        "a block, and the second after it",
      );
      expect(node.clock).toEqual(expected);
      expect(keeper.now()).toBe(genesis + i + 1);
    }
  });
});

/** What a keeper needs of a node, which writes down what moves its clock. */
async function startNode(genesis: number) {
  let [number, timestamp, pending] = [0, genesis, 0];
  const clock: string[] = [];
  const methods: Record<string, (value: number) => unknown> = {
    eth_getBlockByNumber: () => ({ number: `0x${number.toString(16)}`, timestamp: `0x${timestamp.toString(16)}` }),
    txpool_status: () => ({ pending: `0x${pending}` }),
    evm_mine: (time) => {
      clock.push(`a block of ${time}`);
      [number, timestamp, pending] = [number + 1, time, 0];
    },
    evm_increaseTime: (seconds) => {
      clock.push(`${seconds} s on`);
    },
    anvil_dumpState: () => `0x${gzipSync("{}").toString("hex")}`,
  };
  const server: Server = createServer(async (request, response) => {
    let text = "";
    for await (const piece of request) text += String(piece);
    const { method, params } = JSON.parse(text) as { method: string; params: number[] };
    const answer = methods[method];
    const result = answer ? (answer(params[0] ?? 0) ?? null) : undefined;
    const error = answer ? undefined : { code: -32_601, message: `no ${method} here` };
    response.end(JSON.stringify({ jsonrpc: "2.0", id: 1, result, error }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    clock,
    send: () => {
      pending = 1;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
