import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { eventually } from "../../indexer/test/support/startProcess.ts";
import { ChainKeeper, SaveError } from "../../scripts/runtime/chain/ChainKeeper.ts";

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

  it("saves again what it couldn't save, without another transaction", async () => {
    const later = join(folder, "later");
    node = await startNode(WALL - DAY);
    keeper = new ChainKeeper({ url: node.url, stateFile: join(later, "state.json"), clock: WALL - DAY });
    await keeper.start();
    node.send();
    const come = (count: number, what: string, list: readonly string[]) =>
      eventually(
        async () => list,
        ({ length }) => length >= count,
        what,
      );
    await come(2, "a block", node.clock);
    vi.setSystemTime((WALL + 1) * 1_000);
    await come(1, "a save that fails", node.saves);
    await expect(keeper.save()).rejects.toBeInstanceOf(SaveError);
    await mkdir(later);
    vi.setSystemTime((WALL + 7) * 1_000);
    const saved = () => readFile(join(later, "state.json"), "utf8").catch(() => null);
    expect(await eventually(saved, (text) => text !== null, "a saved state")).toBe("{}");
  });

  it("goes on making blocks where the wall's clock goes back, one a second", async () => {
    node = await startNode(WALL - 1);
    keeper = new ChainKeeper({ url: node.url, stateFile: join(folder, "state.json"), clock: "wall" });
    await keeper.start();
    const send = async (count: number) => {
      node.send();
      await eventually(
        async () => node.clock,
        ({ length }) => length >= count,
        "a block",
      );
    };
    await send(1);
    vi.setSystemTime((WALL - 3_600) * 1_000);
    await send(2);
    vi.setSystemTime((WALL - 3_599) * 1_000);
    await send(3);
    expect(node.clock).toEqual([0, 1, 2].map((i) => `a block of ${WALL + i}`));
    expect(keeper.now()).toBe(WALL + 2);
  });
});

/** What a keeper needs of a node, which writes down what moves its clock. */
async function startNode(genesis: number) {
  let [number, timestamp, pending] = [0, genesis, 0];
  const clock: string[] = [];
  const saves: string[] = [];
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
    anvil_dumpState: () => {
      saves.push(`of ${timestamp}`);
      return `0x${gzipSync("{}").toString("hex")}`;
    },
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
    saves,
    send: () => {
      pending = 1;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
