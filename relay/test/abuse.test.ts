import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseCampaignNumber } from "@colophon/sdk/ids/campaignNumber.ts";
import { parseConfigHash } from "@colophon/sdk/ids/configHash.ts";
import { NO_DIGEST } from "@colophon/sdk/ids/digest.ts";
import { scheduleOf } from "@colophon/sdk/ids/schedule.ts";
import { voteTypedData } from "@colophon/sdk/typed-data/vote.ts";
import { serve } from "@hono/node-server";
import { create } from "kubo-rpc-client";
import { pino } from "pino";
import { createPublicClient, custom, encodeAbiParameters, encodeEventTopics, type Hex, pad, toHex } from "viem";
import { generatePrivateKey, privateKeyToAccount } from "viem/accounts";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { testSettings } from "../../indexer/test/support/testSettings.ts";
import { curationAbi } from "../../sdk/src/abis/generated.ts";
import { type RelayChain, relayChain } from "../src/chain/relayChain.ts";
import { relayConfig } from "../src/config.ts";
import { relayApp } from "../src/relayApp.ts";
import { openStore, type Store } from "../src/store/openStore.ts";
import { batches } from "../src/store/tables.ts";

const account = privateKeyToAccount(generatePrivateKey());
const voter = privateKeyToAccount(generatePrivateKey());
const hex20 = (n: number) => pad(toHex(n), { size: 20 });
const [brand, stranger] = [hex20(0xb), hex20(0x5)];
const deployment = {
  chainId: 31337,
  startBlock: 1,
  contributions: hex20(1),
  curation: hex20(2),
  rewardPools: hex20(3),
  editions: hex20(4),
  royalties: hex20(6),
} as RelayChain["deployment"];
const now = Math.floor(Date.now() / 1000);
const settings = testSettings(now - 10, { votesClose: now + 3_600, equalBps: 5_000, communityBps: 5_000 });

/** Campaign 1 is the brand's, campaign 2 somebody else's; both name this relay, and nobody asked it. */
const chain: RelayChain = {
  client: createPublicClient({ transport: custom({ request: async () => null }) }),
  deployment,
  now: async () => now,
  campaign: async (id) => ({
    campaign: parseCampaignNumber(id),
    brand: id === 1 ? brand : stranger,
    arbiter: hex20(9),
    relay: account.address,
    settings,
    locked: true,
    config: parseConfigHash(hex20(7)),
    terms: { version: 1, digest: NO_DIGEST },
    schedule: scheduleOf(settings),
  }),
  epochOf: async () => 0,
  pollCloses: async () => null,
  isContract: async () => false,
};

describe("a relay under attack", () => {
  const folder = mkdtempSync(join(tmpdir(), "colophon-abuse-"));
  let store: Store;
  const ends: (() => void)[] = [];

  const start = async (env: Record<string, string> = {}) => {
    const config = relayConfig({ IPFS_API_URL: "http://127.0.0.1:1", APP_ORIGIN: "http://127.0.0.1:3000", ...env });
    const documents = async () => ({ v: 1 as const, question: "?", options: ["a", "b"] });
    let signatures = 0;
    const counting = {
      ...account,
      signTypedData: (async (data) => {
        signatures++;
        return account.signTypedData(data);
      }) as typeof account.signTypedData,
    };
    const ballots = { db: store.db, account: counting, config, chain, documents, anchorWithin: 720 };
    const app = relayApp(config, pino({ level: "silent" }), create({ url: config.IPFS_API_URL }), { ballots });
    const url = await new Promise<string>((resolve) => {
      const server = serve({ fetch: app.fetch, hostname: "127.0.0.1", port: 0 }, ({ port }) =>
        resolve(`http://127.0.0.1:${port}`),
      );
      ends.push(() => server.close());
    });
    return { url, signatures: () => signatures };
  };
  let salt = 0;
  const vote = async (url: string, campaign: number) => {
    const id = `0x${campaign.toString(16).padStart(8, "0")}${(++salt).toString(16).padStart(56, "0")}` as Hex;
    const message = { campaign, voter: voter.address, id, votes: 1, epoch: 0, deadline: now + 80_000 };
    const signature = await voter.signTypedData(voteTypedData(deployment, message));
    const body = JSON.stringify({ ...message, deadline: String(message.deadline), signature });
    return fetch(`${url}/v1/ballots/votes`, { method: "POST", headers: { "content-type": "application/json" }, body });
  };
  const list = (url: string) => fetch(`${url}/v1/ballots?campaign=1&voter=${voter.address}`);

  beforeAll(async () => {
    store = await openStore({ directory: folder });
  });
  afterEach(async () => {
    for (const end of ends.splice(0)) end();
    await store.db.delete(batches);
  });
  afterAll(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it("pays for no campaign whose brand isn't its own, whomever that names as its relay", async () => {
    const { url } = await start({ BRANDS: `${brand.toUpperCase().replace("0X", "0x")}, ${hex20(0xc)}` });
    expect((await vote(url, 1)).status).toBe(201);
    const refused = await vote(url, 2);
    expect(refused.status).toBe(403);
    expect(await refused.json()).toMatchObject({ code: "other-brand", details: { direct: true } });
  });
  it("refuses to start with brands that are none", () => {
    const env = { IPFS_API_URL: "http://127.0.0.1:1", APP_ORIGIN: "http://127.0.0.1:3000", BRANDS: "0x12" };
    expect(() => relayConfig(env)).toThrow(/BRANDS/);
  });
  it("takes nothing more on a day on which it has anchored so often", async () => {
    const row = { campaign: 7, kind: "votes" as const, count: 1, voterRoot: NO_DIGEST, state: "anchored" as const };
    const rest = { attempts: [], final: true, failures: 0, nextTry: 0 };
    await store.db.insert(batches).values([
      { ...row, ...rest, formedAt: now },
      { ...row, ...rest, formedAt: now - 90_000 },
    ]);
    const { url } = await start({ ANCHORS_A_DAY: "2" });
    expect((await vote(url, 1)).status).toBe(201);
    await store.db.insert(batches).values({ ...row, ...rest, formedAt: now });
    const full = await start({ ANCHORS_A_DAY: "2" });
    const refused = await vote(full.url, 1);
    expect(refused.status).toBe(429);
    expect(await refused.json()).toMatchObject({ code: "too-many-messages", details: { direct: true } });
  });
  it("signs a receipt once, however often somebody looks at it, and lets nobody look all the time", async () => {
    const { url, signatures } = await start({ MESSAGES_A_MINUTE: "5" });
    const first = (await (await list(url)).json()) as { items: unknown[] };
    const signed = signatures();
    expect(first.items.length).toBeGreaterThan(0);
    expect(await (await list(url)).json()).toEqual(first);
    expect(signatures()).toBe(signed);
    const answers = await Promise.all(Array.from({ length: 40 }, () => list(url)));
    expect(answers.filter(({ status }) => status === 429).length).toBeGreaterThan(0);
  });
});

describe("polls that nobody opened", () => {
  it("cost the node one search of the log, and not one each", async () => {
    const ranges: { from: number; to: number }[] = [];
    const poll = pad("0x77", { size: 32 });
    const log = {
      address: deployment.curation,
      topics: encodeEventTopics({ abi: curationAbi, eventName: "PollOpened", args: { campaign: 1, poll, by: brand } }),
      data: encodeAbiParameters([{ type: "uint40" }], [12_345]),
      blockNumber: "0x2",
      logIndex: "0x0",
      transactionHash: pad("0x1", { size: 32 }),
      transactionIndex: "0x0",
      blockHash: pad("0x2", { size: 32 }),
      removed: false,
    };
    const server = createServer(async (request, response) => {
      const pieces: Buffer[] = [];
      for await (const piece of request) pieces.push(piece);
      const { id, method, params } = JSON.parse(Buffer.concat(pieces).toString());
      let result: unknown = toHex(100_000);
      if (method === "eth_getLogs") {
        const [from, to] = [Number(params[0].fromBlock), Number(params[0].toBlock)];
        ranges.push({ from, to });
        result = from <= 2 ? [log] : [];
      }
      response.end(JSON.stringify({ jsonrpc: "2.0", id, result }));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    try {
      const real = relayChain(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, deployment);
      for (let n = 1; n <= 5; n++) expect(await real.pollCloses(1, pad(toHex(n), { size: 32 }))).toBeNull();
      expect(await real.pollCloses(1, poll)).toBe(12_345);
      expect(ranges.filter(({ from }) => from === 1)).toHaveLength(1);
      expect(ranges.slice(1).every(({ from, to }) => to - from < 1_000)).toBe(true);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });
});
