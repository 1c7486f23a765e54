import { demoTokenAbi } from "@colophon/sdk/abis/generated.ts";
import { fund } from "@colophon/sdk/actions/fund.ts";
import { proposeStatement } from "@colophon/sdk/actions/proposeStatement.ts";
import { readPool } from "@colophon/sdk/actions/readPool.ts";
import { readSchedule } from "@colophon/sdk/actions/readSchedule.ts";
import { ETH } from "@colophon/sdk/actions/requests/request.ts";
import { setRelay } from "@colophon/sdk/actions/setRelay.ts";
import { roll as rollSchema } from "@colophon/sdk/api/schemas.ts";
import { parseCid } from "@colophon/sdk/content/parseCid.ts";
import { codecOf } from "@colophon/sdk/ids/names.ts";
import { computeStatement } from "@colophon/sdk/rewards/computeStatement.ts";
import { writeStatement } from "@colophon/sdk/rewards/writeStatement.ts";
import { getBalance, waitForTransactionReceipt, writeContract } from "viem/actions";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type CliCase, expectTrouble, startCliCase } from "../../cli/test/support/cliCase.ts";
import { runCli } from "../../cli/test/support/runCli.ts";
import { LOCAL_RELAY } from "../../scripts/runtime/localRelay.ts";
import { quickSettings } from "../../sdk/test/support/works.ts";

/** How long the index may take, on a machine with more to do. */
const PATIENCE = { timeout: 90_000, interval: 500 };

// Every step is a process of its own.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 240_000 });

let the: CliCase;
beforeAll(async () => {
  the = await startCliCase();
});
afterAll(() => the?.stack.stop());

describe("colophon works and claim", () => {
  it("lists works through the API, and claims everything that a statement gives", async () => {
    const { chain, urls, services } = the.stack;
    const { deployment, token } = chain;
    await services.indexer.start();

    // A campaign that is paid in ETH and in an ERC-20.
    const opened = await the.open();
    const path = await the.file("paid.png");
    const flags = ["--campaign", String(opened.campaign), "--title", "Paid", "--ai", "none", "--accept-terms"];
    const certified = await the.cli(["certify", path, ...flags], the.author);
    expect(certified.status).toBe(0);
    const mintable = { address: token, abi: demoTokenAbi, functionName: "mint" } as const;
    const brand = chain.wallet(0);
    const args = [brand.account.address, 2_000_000n] as const;
    await waitForTransactionReceipt(brand, {
      hash: await writeContract(brand, { ...mintable, args, chain: null, account: brand.account }),
    });
    const pools = [
      { token, total: 1_000_001n },
      { token: ETH, total: 10n ** 18n + 1n },
    ];
    for (const pool of pools) {
      await fund(brand, { deployment, campaign: opened.campaign, token: pool.token, amount: pool.total });
    }

    const mine = ["works", "--mine", "--campaign", String(opened.campaign)];
    await vi.waitFor(
      async () =>
        expect((await the.cli(mine, the.author)).json()).toMatchObject({
          works: [{ title: "Paid", verification: "verified" }],
        }),
      PATIENCE,
    );
    expect((await the.cli(mine, { ...the.stack.env, COLOPHON_KEY: chain.key(7) })).status).toBe(1);

    const account = chain.wallet(2).account.address;
    expect((await the.cli(["claim", "--account", account, "--dry-run"])).status).toBe(1);
    const { rollAt } = await readSchedule(brand, { deployment, campaign: opened.campaign });
    await chain.travelTo(rollAt);
    const closed = await vi.waitFor(async () => {
      const answer: unknown = await (await fetch(`${urls.api}/v1/campaigns/${opened.campaign}/roll`)).json();
      const read = rollSchema.parse(answer);
      expect(read.closed).toBe(true);
      return read;
    }, PATIENCE);
    const place = { chainId: deployment.chainId, pool: deployment.rewardPools, campaign: opened.campaign };
    for (const pool of pools) {
      const statement = computeStatement({ ...place, ...pool, rule: quickSettings(0), roll: closed.works });
      const sources = { rollAt, block: { number: closed.block, hash: closed.blockHash }, code: "test" };
      const bytes = new TextEncoder().encode([...writeStatement(statement, sources)].join(""));
      const { digest, codec } = parseCid(await the.stack.upload(bytes));
      const named = { digest, codec: codecOf(codec) };
      await proposeStatement(brand, {
        deployment,
        campaign: opened.campaign,
        ...pool,
        root: statement.root,
        statement: named,
      });
    }
    const { claimableFrom } = await readPool(brand, { deployment, campaign: opened.campaign });
    await chain.travelTo(claimableFrom + 60);

    const listed = await vi.waitFor(async () => {
      const answer = await the.cli(["claim", "--account", account, "--dry-run"]);
      expect((answer.json() as { claimable: unknown[] }).claimable).toHaveLength(2);
      return answer;
    }, PATIENCE);
    expect(listed.status).toBe(0);
    const why = await the.cli(["why", String(opened.campaign), account, "--token", "eth"]);
    expect(why.json()).toMatchObject({
      explanations: [{ sums: { works: 1, part: pools[1]?.total.toString() }, contradictions: [] }],
    });
    const bySymbol = await the.cli(["why", String(opened.campaign), account, "--token", "demo"]);
    expect(bySymbol.json()).toMatchObject({
      explanations: [{ statement: { token: { address: token.toLowerCase() } } }],
    });
    const other = await runCli(["why", String(opened.campaign), account, "--token", "USDC"], { env: the.stack.env });
    expect([other.status, other.stdout]).toEqual([
      1,
      expect.stringMatching(/a pool in USDC; this campaign's are in .*ETH/),
    ]);
    const none = await runCli(["claim", "--account", account, "--token", "USDC"], { env: the.stack.env });
    expect([none.status, none.stdout]).toEqual([
      1,
      expect.stringMatching(/^Nothing to claim in USDC; earned in .*DEMO/),
    ]);
    // By the relay: no key is asked for, and the account is paid all of it.
    const paidByRelay = ["claim", "--account", account, "--token", "eth", "--gasless"];
    const strange = await the.cli(paidByRelay);
    expectTrouble(strange, "other-relay", /anchored by|relay/);
    await setRelay(brand, { deployment, campaign: opened.campaign, relay: LOCAL_RELAY });
    const before = await getBalance(brand, { address: account });
    // The relay keeps what it knows of a campaign for a few seconds.
    const one = await vi.waitFor(async () => {
      const answer = await the.cli(paidByRelay);
      expect(answer.status).toBe(0);
      return answer;
    }, PATIENCE);
    expect(one.json()).toMatchObject({ claims: [{ state: "paid", account: account.toLowerCase() }], refused: [] });
    expect((await getBalance(brand, { address: account })) - before).toBe(pools[1]?.total);
    await vi.waitFor(async () => expect((await the.cli(paidByRelay)).status).toBe(1), PATIENCE);
    const rest = await the.cli(["claim", "--token", "demo"], the.author);
    expect(rest.json()).toMatchObject({
      paid: expect.arrayContaining([expect.objectContaining({ amount: "1000001" })]),
    });
    for (const pool of pools) {
      const read = await readPool(brand, { deployment, campaign: opened.campaign, token: pool.token });
      expect(read).toMatchObject({ paid: pool.total, funded: pool.total });
    }
    await vi.waitFor(async () => expect((await the.cli(["claim"], the.author)).status).toBe(1), PATIENCE);
  });
});
