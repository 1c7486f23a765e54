import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { certify } from "@colophon/sdk/actions/certify.ts";
import { openCampaign } from "@colophon/sdk/actions/openCampaign.ts";
import { transferWork } from "@colophon/sdk/actions/transferWork.ts";
import { work, workPage } from "@colophon/sdk/api/schemas.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventually, type IndexerProcess, startProcess } from "../../indexer/test/support/startProcess.ts";
import { testSettings } from "../../indexer/test/support/testSettings.ts";
import { type LocalChain, startLocalChain } from "../../sdk/test/support/localChain.ts";
import { startPostgres, type TestPostgres } from "../support/postgres.ts";

const sha256 = (text: string) => `0x${createHash("sha256").update(text).digest("hex")}` as const;

describe.each(["pglite", "postgres"] as const)("the indexer's process on %s", (kind) => {
  let chain: LocalChain;
  let postgres: TestPostgres | null = null;
  let indexer: IndexerProcess;
  let env: Record<string, string>;
  const folder = mkdtempSync(join(tmpdir(), "colophon-index-"));

  beforeAll(async () => {
    chain = await startLocalChain();
    postgres = kind === "postgres" ? await startPostgres() : null;
    writeFileSync(join(folder, "deployment.json"), JSON.stringify(chain.deployment));
    env = {
      RPC_URL: chain.url,
      DEPLOYMENT: join(folder, "deployment.json"),
      COLOPHON_DATA: folder,
      FINALITY_BLOCKS: "10",
      ...(postgres ? { DATABASE_URL: await postgres.create() } : {}),
    };
    indexer = await startProcess(env);
  });
  afterAll(async () => {
    await indexer?.end("SIGTERM");
    await chain?.stop();
    await postgres?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const get = async (path: string): Promise<unknown> => (await fetch(`${indexer.url}${path}`)).json();

  it("shows a certified work, its transfer, and forgets neither when killed", async () => {
    const { deployment } = chain;
    const [brand, author, collector] = [chain.wallet(0), chain.wallet(1), chain.wallet(2)];
    const opened = await openCampaign(brand, {
      deployment,
      arbiter: chain.wallet(3).account.address,
      settings: testSettings(await chain.now()),
      terms: sha256("terms"),
    });
    const campaign = opened.campaign;
    const certified = await certify(author, {
      deployment,
      campaign,
      config: opened.config,
      digest: sha256("a work"),
      codec: "raw",
      kind: "image",
      aiUse: "none",
    });
    const page = await eventually(
      async () => workPage.parse(await get("/v1/works?standing=any&verification=any")),
      ({ items }) => items.length === 1,
      "the work",
    );
    expect(page.items[0]).toMatchObject({
      id: certified.id,
      campaign,
      author: author.account.address.toLowerCase(),
      owner: author.account.address.toLowerCase(),
      standing: "in-review",
      kind: "image",
      parents: [],
      certifiedAt: await chain.now(),
    });

    expect(await indexer.end("SIGKILL")).toBe(null);
    await chain.travelTo((await chain.now()) + 61);
    const [from, to] = [author.account.address, collector.account.address];
    await transferWork(author, { deployment, id: certified.id, from, to });
    indexer = await startProcess(env);
    const moved = await eventually(
      async () => work.parse(await get(`/v1/works/${certified.id}`)),
      ({ owner }) => owner === collector.account.address.toLowerCase(),
      "the new owner",
    );
    expect(moved.author).toBe(author.account.address.toLowerCase());
  });
});
