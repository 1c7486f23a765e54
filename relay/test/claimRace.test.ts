import { join } from "node:path";
import { createTestClient, erc20Abi, type Hex, http, parseEther, parseGwei } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { getBlock, getBlockNumber, getTransactionReceipt, readContract } from "viem/actions";
import { afterEach, describe, expect, it } from "vitest";
import { eventually } from "../../indexer/test/support/startProcess.ts";
import { ETH } from "../../sdk/src/actions/requests/request.ts";
import type { ClaimSubmission } from "../../sdk/src/api/intakeSchemas.ts";
import { readDeployment } from "../../sdk/src/deployment/readDeployment.ts";
import { pause } from "../src/batches/pause.ts";
import type { Pipeline } from "../src/batches/pipeline.ts";
import { relayChain } from "../src/chain/relayChain.ts";
import { followPayout } from "../src/claims/followPayout.ts";
import { payClaims } from "../src/claims/payClaims.ts";
import { showClaim } from "../src/claims/showClaim.ts";
import { openUploads } from "../src/files/openUploads.ts";
import { openStore, type Store } from "../src/store/openStore.ts";
import { payouts } from "../src/store/tables.ts";
import { claimDesk, evenly, poor, TOO_CHEAP } from "./support/claimDesk.ts";
import { BRAND, type IntakeStage, RELAY } from "./support/intakeStage.ts";
import { standingCampaign } from "./support/standingStatement.ts";
import { testPipeline } from "./support/testPipeline.ts";
import { useIntakeStage } from "./support/useIntakeStage.ts";

const EACH = parseEther("0.1");
const MANY = 40;

describe("two relays on one database that pay the same claims", { timeout: 240_000 }, () => {
  let stage: IntakeStage;
  useIntakeStage((up) => {
    stage = up;
  });
  afterEach(() => stage.endRelays());

  const { send, until, balance, claimed, rows } = claimDesk(() => stage);
  const tokens = (account: Hex) => {
    const own = { address: stage.chain.token, abi: erc20Abi, functionName: "balanceOf" } as const;
    return readContract(stage.chain.wallet(BRAND), { ...own, args: [account] });
  };

  /** Claims in ETH and in a token, of accounts of their own. */
  async function claimsOfTwoPools() {
    const { token } = stage.chain;
    const pool = await standingCampaign(stage, EACH * BigInt(MANY), [token]);
    const [inEth, inToken] = [poor(MANY), poor(MANY)];
    const sent = [...(await pool.stand(evenly(inEth, EACH))), ...(await pool.stand(evenly(inToken, EACH), token))];
    return { ...pool, inEth, inToken, sent };
  }
  type Claims = Awaited<ReturnType<typeof claimsOfTwoPools>>;

  async function expectPaidOnce(database: string, { campaign, inEth, inToken }: Claims) {
    for (const account of inEth) expect(await balance(account)).toBe(EACH);
    for (const account of inToken) expect(await tokens(account)).toBe(EACH);
    const events = [...(await claimed(campaign, ETH)), ...(await claimed(campaign, stage.chain.token))];
    expect(new Set(events.map(({ args }) => `${args.token} ${args.account}`)).size).toBe(2 * MANY);
    expect(events.length).toBe(2 * MANY);
    // Each claim names the transaction that paid it: none is taken for somebody else's doing.
    const kept = await rows<{ state: string; account: string; transaction: string }>(
      database,
      "select state, '0x' || encode(account, 'hex') as account, '0x' || encode(transaction, 'hex') as transaction from relay.claims",
    );
    expect(kept.filter(({ state }) => state !== "paid")).toEqual([]);
    const byAccount = new Map(events.map(({ args, transactionHash }) => [args.account.toLowerCase(), transactionHash]));
    for (const { account, transaction } of kept) expect(transaction).toBe(byAccount.get(account as Hex));
  }

  it("pay each once, and lose none, whoever leads, and when that one ends", async () => {
    const claims = await claimsOfTwoPools();
    const database = await stage.database();
    const both = [await stage.start(database), await stage.start(database)] as const;
    const ids = new Set<string>();
    const take = async (part: readonly ClaimSubmission[]) => {
      const taken = await Promise.all(part.flatMap((one) => both.map((relay) => send(relay, one))));
      for (const { id } of taken) ids.add(id);
    };
    await take(claims.sent.slice(0, MANY));
    // The one that leads loses the connection that its lead hangs on, again and again, and believes in it for a moment.
    for (let round = 0; round < 3; round++) {
      await rows(
        database,
        `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and objid = ${7_305_811_301 % 2 ** 32}
           and database = (select oid from pg_database where datname = current_database())`,
      );
      await take(claims.sent.slice(MANY + round * 10, MANY + round * 10 + 10));
    }
    await both[0].end("SIGKILL");
    const left = await Promise.all(claims.sent.slice(MANY + 30).map((one) => send(both[1], one)));
    for (const { id } of left) ids.add(id);
    expect(ids.size).toBe(2 * MANY);
    for (const id of ids) await until(both[1], id, "paid");
    await expectPaidOnce(database, claims);
  });

  it("pay each once, and lose none, where both believe that they lead, and replace each other's transactions", {
    timeout: 600_000,
  }, async () => {
    const claims = await claimsOfTwoPools();
    const database = await stage.database();
    const held = await stage.start(database, TOO_CHEAP);
    for (const one of claims.sent) await send(held, one);
    await stage.endRelays();
    const first = await getBlockNumber(stage.chain.wallet(BRAND));
    const both = [await believer(database), await believer(database)];
    const over = new AbortController();
    const chain = createTestClient({ mode: "anvil", transport: http(stage.chain.url) });
    // Accounts with code (this one takes what it gets) are paid alone: there are many transactions at a time.
    for (const address of claims.inEth.slice(0, 12)) await chain.setCode({ address, bytecode: "0x00" });
    // Blocks come seldom enough that what waits for one is replaced in the meantime.
    await chain.setAutomine(false);
    await chain.setIntervalMining({ interval: 3 });
    try {
      const paying = both.map(async ({ pipeline }) => {
        while (!over.signal.aborted) {
          // As `runBatches` does it: a round that fails is followed by the next.
          await payClaims(pipeline, over.signal).catch(() => undefined);
          await pause(20 + Math.random() * 60, over.signal);
        }
      });
      const open =
        "select (select count(*) from relay.claims where state in ('waiting', 'sent')) + " +
        "(select count(*) from relay.payouts where state = 'sent') as many";
      await eventually(
        () => rows<{ many: string }>(database, open),
        ([row]) => row?.many === "0",
        "no claim that waits",
        1_800,
      );
      over.abort();
      await Promise.all(paying);
    } finally {
      over.abort();
      await chain.setIntervalMining({ interval: 0 });
      await chain.setAutomine(true);
      await Promise.all(both.map(({ store }) => store.close()));
    }
    await expectPaidOnce(database, claims);
    // What was spent is in the books, whichever of the two sent it, and also of what came too late to do anything.
    const [books] = await rows<{ spent: string }>(database, "select sum(spent) as spent from relay.payouts");
    expect(BigInt(books?.spent ?? 0)).toBe(await costSince(first));
  });

  it("don't take a claim for somebody else's doing, where one hasn't seen what the other has signed", async () => {
    const [account] = poor(1) as [Hex];
    const pool = await standingCampaign(stage, EACH);
    const [sent] = (await pool.stand(evenly([account], EACH))) as [ClaimSubmission];
    const database = await stage.database();
    const held = await stage.start(database, TOO_CHEAP);
    const { id } = await send(held, sent);
    await stage.endRelays();
    const [one, two] = [await believer(database), await believer(database)];
    const chain = createTestClient({ mode: "anvil", transport: http(stage.chain.url) });
    const only = async () => {
      const [payout] = await one.store.db.select().from(payouts);
      if (payout === undefined) throw new Error("no payout");
      return payout;
    };
    await chain.setAutomine(false);
    try {
      await payClaims(one.pipeline, new AbortController().signal);
      const before = await only();
      const stuck = { ...one.pipeline, stuckSeconds: 0 };
      await followPayout(stuck, before);
      const { attempts } = await only();
      expect(attempts).toHaveLength(2);
      // The other one does so at the same time, at another price: what the first signed stays.
      await followPayout({ ...dearer(two.pipeline), stuckSeconds: 0 }, before);
      expect((await only()).attempts).toEqual(attempts);
      await chain.mine({ blocks: 1 });
      expect(await balance(account)).toBe(EACH);
      await followPayout(two.pipeline, before);
      expect((await only()).state).toBe("sent");
      await followPayout(two.pipeline, await only());
      expect(await showClaim(one.store.db, id as Hex)).toMatchObject({ state: "paid", trouble: null });
    } finally {
      await chain.setAutomine(true);
      await Promise.all([one.store.close(), two.store.close()]);
    }
  });

  /** A relay's part that pays claims, and takes itself for the leader whatever the lock says. */
  async function believer(database: string): Promise<{ store: Store; pipeline: Pipeline }> {
    const store = await openStore({ url: database });
    const chain = relayChain(stage.chain.url, await readDeployment(join(stage.folder, "deployment.json")));
    const pipeline = testPipeline({
      db: store.db,
      chain,
      account: privateKeyToAccount(stage.chain.key(RELAY)),
      folder: await openUploads(store.db, join(stage.folder, "believers")),
      // Between a step and the next the other one goes on.
      afterStep: () => pause(Math.random() * 300, new AbortController().signal),
    });
    return { store, pipeline };
  }

  /** The same where the chain has become dearer since. */
  function dearer(pipeline: Pipeline): Pipeline {
    const { chain } = pipeline;
    const estimateFeesPerGas = async () => ({ maxFeePerGas: parseGwei("50"), maxPriorityFeePerGas: parseGwei("20") });
    const client = { ...chain.client, estimateFeesPerGas } as Pipeline["chain"]["client"];
    return { ...pipeline, chain: { ...chain, client } };
  }

  /** By the receipts of all that the relay's account sent. */
  async function costSince(first: bigint): Promise<bigint> {
    const client = stage.chain.wallet(BRAND);
    const head = await getBlockNumber(client);
    let cost = 0n;
    for (let number = first + 1n; number <= head; number++) {
      const { transactions } = await getBlock(client, { blockNumber: number, includeTransactions: true });
      for (const { from, hash } of transactions) {
        if (from.toLowerCase() !== stage.account(RELAY)) continue;
        const { gasUsed, effectiveGasPrice } = await getTransactionReceipt(client, { hash });
        cost += gasUsed * effectiveGasPrice;
      }
    }
    return cost;
  }
});
