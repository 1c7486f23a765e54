import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { demoTokenAbi } from "@colophon/sdk/abis/generated.ts";
import { certify } from "@colophon/sdk/actions/certify.ts";
import { claim } from "@colophon/sdk/actions/claim.ts";
import { fund } from "@colophon/sdk/actions/fund.ts";
import { openCampaign } from "@colophon/sdk/actions/openCampaign.ts";
import { proposeStatement } from "@colophon/sdk/actions/proposeStatement.ts";
import { review } from "@colophon/sdk/actions/review.ts";
import { transferWork } from "@colophon/sdk/actions/transferWork.ts";
import { type ApiClient, createApiClient } from "@colophon/sdk/api/client.ts";
import { rawBlockOf } from "@colophon/sdk/content/rawBlockOf.ts";
import { explainAccount } from "@colophon/sdk/explain/explainAccount.ts";
import { computeStatement } from "@colophon/sdk/rewards/computeStatement.ts";
import { writeStatement } from "@colophon/sdk/rewards/writeStatement.ts";
import pg from "pg";
import { getBlockNumber, waitForTransactionReceipt, writeContract } from "viem/actions";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { putBlock } from "../../indexer/test/support/putBlock.ts";
import { startIpfs } from "../../indexer/test/support/startIpfs.ts";
import { eventually, type IndexerProcess, startProcess } from "../../indexer/test/support/startProcess.ts";
import { testSettings } from "../../indexer/test/support/testSettings.ts";
import { type LocalChain, startLocalChain } from "../../sdk/test/support/localChain.ts";
import { startPostgres, type TestPostgres } from "../support/postgres.ts";

const ETH = "0x0000000000000000000000000000000000000000";
const utf8 = (text: string) => new TextEncoder().encode(text);

describe.each(["pglite", "postgres"] as const)("a campaign's life, indexed by the real process on %s", (kind) => {
  let chain: LocalChain;
  let ipfs: Awaited<ReturnType<typeof startIpfs>>;
  let postgres: TestPostgres | null = null;
  let indexer: IndexerProcess;
  let api: ApiClient;
  let env: Record<string, string>;
  const folder = mkdtempSync(join(tmpdir(), "colophon-index-"));

  const start = async (args: string[] = []) => {
    indexer = await startProcess(env, args);
    api = createApiClient(indexer.url);
  };
  /** Waits until the chain's last block is indexed. */
  const indexed = async () => {
    const head = Number(await getBlockNumber(chain.wallet(0)));
    return eventually(
      () => api.readiness(),
      ({ ready, block }) => ready && block === head,
      `block ${head}`,
    );
  };
  const account = (index: number) => chain.wallet(index).account.address.toLowerCase() as `0x${string}`;

  beforeAll(async () => {
    chain = await startLocalChain();
    ipfs = await startIpfs();
    postgres = kind === "postgres" ? await startPostgres() : null;
    writeFileSync(join(folder, "deployment.json"), JSON.stringify(chain.deployment));
    env = {
      RPC_URL: chain.url,
      DEPLOYMENT: join(folder, "deployment.json"),
      COLOPHON_DATA: folder,
      IPFS_API_URL: ipfs.url,
      FINALITY_BLOCKS: "8",
      ...(postgres ? { DATABASE_URL: await postgres.create() } : {}),
    };
    await start();
  });
  afterAll(async () => {
    await indexer?.end("SIGTERM");
    await chain?.stop();
    await ipfs?.stop();
    await postgres?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  let campaign = 0;
  const works: `0x${string}`[] = [];

  it("shows a campaign with its terms, and works with verification, credits and lineage", async () => {
    const { deployment } = chain;
    const terms = rawBlockOf({ v: 1, title: "Dawn", brief: "Pictures of dawn.", licence: { name: "CC BY 4.0" } });
    await putBlock(ipfs.url, terms.bytes);
    const now = await chain.now();
    const opened = await openCampaign(chain.wallet(0), {
      deployment,
      arbiter: account(5),
      settings: testSettings(now, { closes: now + 100 }),
      terms: terms.digest,
      curators: [account(6)],
    });
    campaign = opened.campaign;
    const common = { deployment, campaign, config: opened.config, codec: "raw", aiUse: "none" } as const;
    const manifest = rawBlockOf({
      v: 1,
      title: "A remix of dawn",
      mediaType: "text/plain",
      credits: [
        { account: account(2), bps: 7_500 },
        { account: account(3), bps: 2_500, role: "colour" },
      ],
    });
    await putBlock(ipfs.url, manifest.bytes);
    const first = await certify(chain.wallet(1), {
      ...common,
      kind: "image",
      digest: await putBlock(ipfs.url, utf8("dawn")),
    });
    const remix = await certify(chain.wallet(2), {
      ...common,
      kind: "text",
      digest: await putBlock(ipfs.url, utf8("dawn, again")),
      manifest: manifest.digest,
      parents: [first.id],
    });
    const spam = await certify(chain.wallet(4), {
      ...common,
      kind: "text",
      digest: await putBlock(ipfs.url, utf8("buy")),
    });
    const lost = await certify(chain.wallet(4), { ...common, kind: "image", digest: `0x${"ab".repeat(32)}` });
    works.push(first.id, remix.id, spam.id, lost.id);

    const page = await eventually(
      () => api.works({ campaign, standing: "any", verification: "any", sort: "oldest" }),
      ({ items }) => items.length === 4 && items.every(({ verification }) => verification !== "pending"),
      "four works, looked at",
    );
    expect(page.items.map(({ id, verification }) => [id, verification])).toEqual([
      [first.id, "verified"],
      [remix.id, "verified"],
      [spam.id, "verified"],
      [lost.id, "unavailable"],
    ]);
    const shown = await eventually(
      () => api.work(remix.id),
      ({ manifest, campaignTitle }) => manifest !== null && campaignTitle !== null,
      "its manifest, and the campaign's terms",
    );
    expect(shown).toMatchObject({
      title: "A remix of dawn",
      campaignTitle: "Dawn",
      author: account(2),
      mediaType: "text/plain",
      size: 11,
      parents: [first.id],
      standing: "in-review",
      credits: [
        { account: account(2), bps: 7_500, role: null, confirmed: true },
        { account: account(3), bps: 2_500, role: "colour", confirmed: false },
      ],
    });
    expect((await api.work(first.id)).childCount).toBe(1);
    expect(await api.lineage(first.id)).toMatchObject({
      edges: [{ parent: first.id, child: remix.id, index: 0 }],
      truncated: false,
    });
    expect(await api.campaign(campaign)).toMatchObject({
      brand: account(0),
      curators: [account(6)],
      locked: true,
      phase: "open",
      terms: { title: "Dawn" },
      counts: { works: 4, minted: 4, verified: 3, accepted: 0, rejected: 0, inReview: 4, contributors: 3 },
    });
  });

  it("finds works by credit, parent, search and digest, and pages through them without gap or repetition", async () => {
    const everything = { standing: "any", verification: "any" } as const;
    const ids = async (filter: Parameters<ApiClient["works"]>[0]) =>
      (await api.works({ ...everything, ...filter })).items.map(({ id }) => id);
    expect(await ids({ credited: account(3) })).toEqual([works[1]]);
    expect(await ids({ credited: account(1) })).toEqual([works[0]]);
    expect(await ids({ parent: works[0] })).toEqual([works[1]]);
    expect(await ids({ search: "REMIX da" })).toEqual([works[1]]);
    expect(await ids({ search: "!&'; drop table works" })).toEqual([]);
    expect(await ids({ kind: "image" })).toEqual([works[3], works[0]]);
    const { digest } = await api.work(works[2] ?? "");
    expect((await api.digest(digest)).items.map(({ id }) => id)).toEqual([works[2]]);
    for (const sort of ["newest", "oldest", "score"] as const) {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await api.works({ ...everything, sort, limit: 1, cursor });
        seen.push(...page.items.map(({ id }) => id));
        cursor = page.next ?? undefined;
      } while (cursor);
      expect(seen, sort).toEqual(sort === "oldest" ? works : works.toReversed());
    }
  });

  it("judges by the last verdict before the review ends, and by silence after it", async () => {
    const { deployment } = chain;
    await review(chain.wallet(6), {
      deployment,
      campaign,
      verdicts: [{ id: works[2] ?? "", author: account(4), accepted: true, score: 5 }],
    });
    await review(chain.wallet(6), {
      deployment,
      campaign,
      verdicts: [
        { id: works[0] ?? "", author: account(1), accepted: true, score: 9_000 },
        { id: works[2] ?? "", author: account(4), accepted: false, reason: 7 },
      ],
    });
    await indexed();
    const standings = async () => Promise.all(works.map(async (id) => (await api.work(id)).standing));
    expect(await standings()).toEqual(["accepted", "in-review", "rejected", "in-review"]);
    expect((await api.works({ campaign })).items.map(({ id }) => id)).toEqual([works[0]]);

    const { rollAt } = await api.campaign(campaign);
    await fund(chain.wallet(0), { deployment, campaign, amount: 1_001n });
    const mint = { address: chain.token, abi: demoTokenAbi, functionName: "mint", args: [account(0), 5_000n] } as const;
    const minted = await writeContract(chain.wallet(0), { ...mint, chain: null });
    await waitForTransactionReceipt(chain.wallet(0), { hash: minted });
    await fund(chain.wallet(0), { deployment, campaign, token: chain.token, amount: 5_000n });
    await chain.travelTo(rollAt);
    await indexed();
    expect(await standings()).toEqual(["accepted", "accepted", "rejected", "accepted"]);
    expect(await api.campaign(campaign)).toMatchObject({
      phase: "settling",
      counts: { accepted: 3, rejected: 1, inReview: 0 },
      pools: [{ funded: "1001" }, { funded: "5000" }],
    });
    expect((await api.history(works[2] ?? "")).items.map(({ kind }) => kind)).toEqual([
      "certified",
      "accepted",
      "rejected",
    ]);
    const tokens = await eventually(
      () => api.tokens(),
      ({ items }) => items.length === 2,
      "the token's metadata",
    );
    expect(tokens.items).toContainEqual({
      address: chain.token.toLowerCase(),
      symbol: "DEMO",
      name: "Demo dollar",
      decimals: 6,
    });
  });

  it("serves a statement's proofs, which the contract takes", async () => {
    const { deployment } = chain;
    const roll = await api.roll(campaign);
    expect(roll.closed).toBe(true);
    expect(roll.works.map(({ id, score }) => [id, score])).toEqual([
      [works[0], 9_000],
      [works[1], 0],
    ]);
    const { settings } = await api.campaign(campaign);
    const statement = computeStatement({
      chainId: deployment.chainId,
      pool: deployment.rewardPools.toLowerCase(),
      campaign,
      token: ETH,
      rule: settings,
      roll: roll.works,
      total: 1_001n,
    });
    const file = [
      ...writeStatement(statement, {
        rollAt: roll.rollAt,
        block: { number: roll.block, hash: roll.blockHash },
        code: "test 1",
      }),
    ].join("");
    const digest = await putBlock(ipfs.url, utf8(file));
    await proposeStatement(chain.wallet(0), {
      deployment,
      campaign,
      root: statement.root,
      total: 1_001n,
      statement: { digest, codec: "raw" },
    });
    await indexed();
    expect((await api.claimables(account(1))).items).toEqual([]);
    expect((await api.campaign(campaign)).pools[0]).toMatchObject({
      state: "proposed",
      pendingTotal: "1001",
      total: "0",
    });

    await chain.travelTo((await chain.now()) + 61);
    await indexed();
    expect((await api.statements(campaign)).items).toMatchObject([
      { number: 1, state: "stands", root: statement.root },
    ]);
    expect(await api.campaign(campaign)).toMatchObject({ phase: "paid" });
    let paid = 0n;
    for (const index of [1, 2, 3]) {
      const { items } = await eventually(
        () => api.claimables(account(index)),
        (answer) => answer.items.length === 1,
        `what account ${index} earned`,
      );
      const [item] = items;
      if (!item) throw new Error("nothing claimable");
      expect(item).toMatchObject({ campaignTitle: "Dawn", claimed: "0", statement: 1 });
      const proof = item.proof as `0x${string}`[];
      await claim(chain.wallet(7), {
        deployment,
        campaign,
        account: account(index),
        cumulative: BigInt(item.cumulative),
        proof,
      });
      paid += BigInt(item.claimable);
    }
    expect(paid).toBe(1_001n);
    await indexed();
    // Everybody's works add up to what the statement gives them, and to nothing else.
    let explained = 0n;
    for (const index of [1, 2, 3]) {
      const answer = await api.whyAccount(statement.root, account(index));
      const why = explainAccount(answer.statement, answer);
      expect(why).toMatchObject({ cumulative: statement.claimOf(account(index))?.cumulative, contradictions: [] });
      explained += why.part;
    }
    expect(explained).toBe(1_001n);
    const { work } = await api.whyWork(statement.root, works[0] ?? "");
    expect(work).toMatchObject({ id: works[0], score: 9_000 });
    expect((await api.poolStatements(campaign, ETH)).items).toMatchObject([{ number: 1, stakes: [], turns: [] }]);
    expect((await api.claimables(account(2))).items[0]).toMatchObject({ claimable: "0" });
    expect((await api.campaign(campaign)).pools[0]).toMatchObject({ paid: "1001", total: "1001" });
    expect((await api.claims({ campaign })).items).toHaveLength(3);
    expect((await api.claimsOf(account(3))).items).toHaveLength(1);
  });

  it("moves ownership and nothing else with the token, and forgets nothing when killed", async () => {
    const [from, to] = [account(1), account(8)];
    expect(await indexer.end("SIGKILL")).toBe(null);
    await transferWork(chain.wallet(1), { deployment: chain.deployment, id: works[0] ?? "", from, to });
    await start();
    await indexed();
    expect(await api.work(works[0] ?? "")).toMatchObject({ owner: to, author: from });
    expect((await api.works({ owner: to })).items).toHaveLength(1);
    expect((await api.history(works[0] ?? "")).items.map(({ kind }) => kind)).toEqual([
      "certified",
      "accepted",
      "transferred",
    ]);
    expect((await api.claimables(from)).items[0]).toMatchObject({ claimable: "0" });
  });

  it.runIf(kind === "postgres")("answers people by connections that aren't those it indexes by", async () => {
    await api.works({ campaign });
    const client = new pg.Client({ connectionString: env.DATABASE_URL });
    await client.connect();
    const own = "select distinct application_name from pg_stat_activity where datname = current_database() order by 1";
    const { rows } = await client.query<{ application_name: string }>(own);
    await client.end();
    expect(rows.map((row) => row.application_name)).toEqual([
      "",
      "colophon-api",
      "colophon-indexer",
      "colophon-listener",
    ]);
  });

  it.runIf(kind === "postgres")("is served the same by an API of its own, which hears of new blocks", async () => {
    const apart = await startProcess(env, [], "api/main.ts");
    const other = createApiClient(apart.url);
    expect(await other.works({ campaign })).toEqual(await api.works({ campaign }));
    const events = await fetch(`${apart.url}/v1/head`);
    const reader = (events.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream()).getReader();
    const { value: now } = await reader.read();
    await chain.travelTo((await chain.now()) + 1);
    const { value: next } = await reader.read();
    const blockOf = (text: string | undefined) => Number(/"block":(\d+)/.exec(text ?? "")?.[1]);
    expect(blockOf(next)).toBe(blockOf(now) + 1);
    await reader.cancel();
    expect(await apart.end("SIGTERM")).toBe(0);
    await chain.wallet(0).request({ method: "anvil_rollback" as never, params: [1] as never });
    await indexed();
  });

  it("heals when the chain lost its last blocks while the indexer was away", async () => {
    expect((await api.work(works[0] ?? "")).owner).toBe(account(8));
    await indexer.end("SIGKILL");
    await chain.wallet(0).request({ method: "anvil_rollback" as never, params: [1] as never });
    await start();
    await indexed();
    expect((await api.work(works[0] ?? "")).owner).toBe(account(1));
    expect((await api.history(works[0] ?? "")).items.map(({ kind }) => kind)).toEqual(["certified", "accepted"]);
  });

  it("stops loudly at a reorg that is too deep, keeps serving, and comes back by --reindex", async () => {
    await chain.wallet(0).request({ method: "anvil_reorg" as never, params: [10, []] as never });
    const halted = await eventually(
      () => api.readiness(),
      ({ ready, reason }) => !ready && reason !== null && reason.includes("--reindex"),
      "the alarm",
    );
    expect(halted.reason).toContain("FINALITY_BLOCKS");
    await eventually(
      async () => indexer.said(),
      (said) => said.includes('"level":60'),
      "its word about it",
    );
    expect(await api.work(works[0] ?? "")).toMatchObject({ author: account(1) });

    // A restart alone doesn't hide it.
    await indexer.end("SIGTERM");
    await start();
    await eventually(
      () => api.readiness(),
      ({ ready, reason }) => !ready && reason !== null && reason.includes("--reindex"),
      "the alarm, again",
    );
    await indexer.end("SIGTERM");
    await start(["--reindex"]);
    await indexed();
    const page = await api.works({ campaign, standing: "any", verification: "any", sort: "oldest" });
    expect(page.items.map(({ id }) => id)).toEqual(works);
    expect((await api.campaign(campaign)).counts.verified).toBe(3);
  });

  it("refuses a second owner of its database, and an index of another deployment", async () => {
    if (kind === "pglite") await expect(startProcess(env)).rejects.toThrow(/is in use by process \d+/);
    await indexer.end("SIGTERM");
    const other = { ...chain.deployment, startBlock: 2 };
    writeFileSync(join(folder, "other.json"), JSON.stringify(other));
    await expect(startProcess({ ...env, DEPLOYMENT: join(folder, "other.json") })).rejects.toThrow(
      /another deployment/,
    );
    await start();
    await indexed();
  });
});
