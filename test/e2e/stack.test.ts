import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openCampaign } from "@colophon/sdk/actions/openCampaign.ts";
import { campaignPage } from "@colophon/sdk/api/schemas.ts";
import { rawBlockOf } from "@colophon/sdk/content/rawBlockOf.ts";
import { readDeployment } from "@colophon/sdk/deployment/readDeployment.ts";
import { createWalletClient, http } from "viem";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actors } from "../../scripts/demo/actors.ts";
import { upload } from "../../scripts/demo/upload.ts";
import { AlreadyRunningError } from "../../scripts/runtime/instanceLock.ts";
import { type Stack, type StackOptions, startStack } from "../../scripts/runtime/startStack.ts";
import { workerPorts } from "../support/workerPorts.ts";

const DAY = 86_400;

describe("a stack of real processes", () => {
  let dataDir: string;
  let stack: Stack | null = null;
  const start = async (options: Partial<StackOptions> = {}) => {
    stack = await startStack({ dataDir, ports: await workerPorts(), app: false, ...options });
    return stack;
  };
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "colophon-stack-"));
  });
  afterAll(async () => {
    await stack?.kill9();
    await rm(dataDir, { recursive: true, force: true });
  });

  const campaigns = async ({ urls }: Stack) =>
    campaignPage.parse(await (await fetch(`${urls.api}/v1/campaigns`)).json()).items;

  it("finds chain, files and index again: after the index alone was killed, after a stop, after everything was killed", async () => {
    const first = await start({ ageDays: 90 });
    const terms = await upload(
      first.urls.relay,
      rawBlockOf({ v: 1, title: "Kept", brief: "Is it kept?", licence: { name: "CC0" } }).bytes,
    );
    await open(first, terms.digest);
    await expect.poll(() => campaigns(first).then((list) => list[0]?.terms?.title), { timeout: 90_000 }).toBe("Kept");
    await expect(startStack({ dataDir, ports: "random" })).rejects.toBeInstanceOf(AlreadyRunningError);

    await first.services.indexer.kill9({ again: true });
    await expect
      .poll(
        () =>
          campaigns(first)
            .then((list) => list.length)
            .catch(() => 0),
        { timeout: 90_000 },
      )
      .toBe(1);

    await first.stop();
    const second = await start({ keepClock: true });
    await expect.poll(() => campaigns(second).then((list) => list.length), { timeout: 90_000 }).toBe(1);

    await open(second, terms.digest);
    await second.chain.save();
    await second.kill9();
    const third = await start();
    await expect.poll(() => campaigns(third).then((list) => list.length), { timeout: 90_000 }).toBe(2);
    const file = await fetch(`${third.urls.gateway}/ipfs/${terms.cid}`);
    expect(await file.json()).toMatchObject({ title: "Kept" });

    await third.stop();
    const fresh = await start({ fresh: true });
    expect(await campaigns(fresh)).toEqual([]);
    await fresh.stop();
  }, 600_000);
});

async function open({ urls, chain, deploymentPath }: Stack, terms: `0x${string}`): Promise<void> {
  const brand = createWalletClient({ account: actors.brand.account, transport: http(urls.rpc), pollingInterval: 50 });
  const zero = `0x${"0".repeat(40)}` as const;
  await openCampaign(brand, {
    deployment: await readDeployment(deploymentPath),
    arbiter: actors.arbiter.account.address,
    terms,
    settings: {
      opens: chain.now(),
      closes: chain.now() + DAY,
      reviewPeriod: DAY,
      appealPeriod: DAY,
      finality: DAY,
      settleWithin: DAY,
      votesClose: 0,
      equalBps: 10_000,
      curatedBps: 0,
      communityBps: 0,
      lineageBps: 0,
      royaltyBps: 0,
      aiPolicy: "any",
      format: "open",
      sealedUntilClose: false,
      voterRoot: `0x${"0".repeat(64)}`,
      appealBond: 0n,
      editionToken: zero,
      editionPrice: 0n,
      editionCap: 0,
    },
  });
}
