import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openCampaign } from "@colophon/sdk/actions/openCampaign.ts";
import { createApiClient } from "@colophon/sdk/api/client.ts";
import { keccak256 } from "viem";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type LocalChain, startLocalChain } from "../../../sdk/test/support/localChain.ts";
import { eventually, startProcess } from "../support/startProcess.ts";
import { testSettings } from "../support/testSettings.ts";

/** Blocks whose logs a node gives in one answer. */
const MOST = 3;
const CAMPAIGNS = 14;

let folder: string;
let chain: LocalChain;
let node: Server;
const asked: number[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "colophon-full-"));
  chain = await startLocalChain();
  // The chain behind a node that gives up where logs of many blocks are asked for together, as where each has megabytes of them.
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const body = Buffer.concat(pieces).toString();
    const logs = body.split("eth_getLogs").length - 1;
    if (logs > 0) asked.push(logs);
    if (logs > MOST) {
      response.writeHead(413).end("the answer would be too large");
      return;
    }
    const given = await fetch(chain.url, { method: "POST", body, headers: { "content-type": "application/json" } });
    response.writeHead(given.status, { "content-type": "application/json" }).end(await given.text());
  };
  // What the indexer asked as it ended may be cut off at either end.
  node = createServer((request, response) => void answer(request, response).catch(() => response.destroy()));
  await new Promise<void>((resolve) => node.listen(0, "127.0.0.1", resolve));
});
afterAll(async () => {
  node?.close();
  await chain?.stop();
  rmSync(folder, { recursive: true, force: true });
});

it("reads recent blocks a few at a time where they are too much together", async () => {
  const now = await chain.now();
  for (let i = 0; i < CAMPAIGNS; i++) {
    await openCampaign(chain.wallet(0), {
      deployment: chain.deployment,
      arbiter: chain.wallet(5).account.address,
      relay: chain.wallet(6).account.address,
      settings: testSettings(now),
      terms: keccak256(`0x${i.toString(16).padStart(2, "0")}`),
      curators: [],
    });
  }
  writeFileSync(join(folder, "deployment.json"), JSON.stringify(chain.deployment));
  const indexer = await startProcess({
    RPC_URL: `http://127.0.0.1:${(node.address() as AddressInfo).port}`,
    DEPLOYMENT: join(folder, "deployment.json"),
    COLOPHON_DATA: folder,
    IPFS_API_URL: "http://127.0.0.1:1",
  });
  try {
    const api = createApiClient(indexer.url);
    await eventually(
      () => api.campaigns({}).catch(() => ({ items: [] })),
      ({ items }) => items.length === CAMPAIGNS,
      "all campaigns",
    );
    // It was refused, and came through all the same.
    expect(Math.max(...asked)).toBeGreaterThan(MOST);
    expect(Math.min(...asked)).toBeLessThanOrEqual(MOST);
  } finally {
    await indexer.end("SIGTERM");
  }
});
