import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTestClient, http } from "viem";
import { afterEach, describe, expect, it } from "vitest";
import { startAnvil } from "../../../sdk/test/support/localChain.ts";
import { type ChainSource, chainSource } from "../../src/sync/chainSource.ts";
import { eventually, startProcess } from "../support/startProcess.ts";

type Anvil = Awaited<ReturnType<typeof startAnvil>>;

describe("a chain over websockets", () => {
  let anvil: Anvil;
  let source: ChainSource | null = null;
  afterEach(async () => {
    source?.close();
    source = null;
    await kill();
  });

  const kill = async () => {
    if (anvil.process.exitCode !== null || anvil.process.signalCode !== null) return;
    const ended = new Promise((resolve) => anvil.process.once("exit", resolve));
    anvil.process.kill("SIGKILL");
    await ended;
  };
  const socketUrl = () => anvil.url.replace("http", "ws");

  it("is read, and its new blocks are heard of, after a node that was away for longer than six tries", async () => {
    anvil = await startAnvil(31_337);
    const { port } = new URL(anvil.url);
    const reading = chainSource(socketUrl(), []);
    source = reading;
    let heard = 0;
    await reading.watchHeads?.(() => heard++);
    expect((await reading.head()).number).toBe(0);
    await kill();
    for (let attempt = 0; attempt < 7; attempt++) await expect(reading.head()).rejects.toThrow();
    anvil = await startAnvil(31_337, Number(port));
    await eventually(
      () => reading.head(),
      ({ number }) => number === 0,
      "an answer",
    );
    const control = createTestClient({ mode: "anvil", transport: http(anvil.url) });
    await eventually(
      async () => {
        await control.mine({ blocks: 1 });
        return heard;
      },
      (count) => count > 0,
      "a new block that is heard of",
    );
  });

  it("lets the indexer end where the node says nothing any more", async () => {
    anvil = await startAnvil(31_337);
    const folder = mkdtempSync(join(tmpdir(), "colophon-socket-"));
    const address = (digit: string) => `0x${digit.repeat(40)}`;
    const contracts = {
      ...{ contributions: address("1"), curation: address("2"), rewardPools: address("3") },
      ...{ royalties: address("4"), editions: address("5") },
    };
    const deployment = { chainId: 31_337, startBlock: 1, ...contracts, tokens: [] };
    writeFileSync(join(folder, "deployment.json"), JSON.stringify(deployment));
    const env = { DEPLOYMENT: join(folder, "deployment.json"), COLOPHON_DATA: folder };
    const indexer = await startProcess({ ...env, RPC_URL: socketUrl() });
    await eventually(
      async () => indexer.said(),
      (said) => said.includes("a new index begins"),
      "what the chain says",
    );
    anvil.process.kill("SIGSTOP");
    expect(await indexer.end("SIGTERM")).toBe(0);
    rmSync(folder, { recursive: true, force: true });
  });
});
