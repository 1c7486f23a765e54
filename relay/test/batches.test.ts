import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { worksAbi } from "@colophon/sdk/abis/worksAbi.ts";
import { openCampaign } from "@colophon/sdk/actions/openCampaign.ts";
import { setRelay } from "@colophon/sdk/actions/setRelay.ts";
import { signVote } from "@colophon/sdk/actions/signVote.ts";
import type { RelayedMessage } from "@colophon/sdk/api/ballotSchemas.ts";
import { toContributionId } from "@colophon/sdk/ids/contributionId.ts";
import { RelayRefused } from "@colophon/sdk/relay/errors.ts";
import { readPending } from "@colophon/sdk/relay/readPending.ts";
import { sendVote } from "@colophon/sdk/relay/sendVote.ts";
import pg from "pg";
import { getAbiItem, type Hex, keccak256 } from "viem";
import { getLogs } from "viem/actions";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { startIpfs } from "../../indexer/test/support/startIpfs.ts";
import { eventually } from "../../indexer/test/support/startProcess.ts";
import { testSettings } from "../../indexer/test/support/testSettings.ts";
import { type LocalChain, startLocalChain } from "../../sdk/test/support/localChain.ts";
import { startPostgres, type TestPostgres } from "../../test/support/postgres.ts";
import { startRelay, type TestRelay } from "./support/startRelay.ts";

const [BRAND, VOTER, OTHER, RELAY, ARBITER] = [0, 1, 2, 8, 5];
/** Tries of `eventually`: what failed some times before is tried again after two minutes at most. */
const LONG = 1_500;

describe("batches on their way to the chain", () => {
  let chain: LocalChain;
  let ipfs: Awaited<ReturnType<typeof startIpfs>>;
  let postgres: TestPostgres;
  let campaign = 0;
  const relays: TestRelay[] = [];
  const folder = mkdtempSync(join(tmpdir(), "colophon-batches-"));

  const account = (index: number) => chain.wallet(index).account.address.toLowerCase() as Hex;
  const rpc = (method: string, ...params: unknown[]) =>
    chain.wallet(BRAND).request({ method: method as never, params: params as never });
  const start = async (database: string, more: Record<string, string> = {}) => {
    const relay = await startRelay(ipfs.url, {
      RPC_URL: chain.url,
      DEPLOYMENT: join(folder, "deployment.json"),
      DATABASE_URL: database,
      RELAY_KEY: chain.key(RELAY),
      BATCH_SECONDS: "1",
      ROUND_MS: "100",
      ...more,
    });
    relays.push(relay);
    return relay;
  };
  let salt = 0;
  const sign = async (by = VOTER) => {
    const { deployment } = chain;
    const id = toContributionId(campaign, keccak256(`0x${(++salt).toString(16).padStart(4, "0")}`));
    const deadline = BigInt(await chain.now()) + 80_000n;
    return signVote(chain.wallet(by), { deployment, campaign, id, votes: 1, deadline });
  };
  const send = async (relay: TestRelay, by = VOTER) =>
    sendVote(relay.url, await sign(by), { deployment: chain.deployment });
  const pendingOf = (relay: TestRelay, by = VOTER) => readPending(relay.url, { campaign, voter: account(by) });
  const untilAnchored = (relay: TestRelay, by = VOTER): Promise<RelayedMessage[]> =>
    eventually(
      () => pendingOf(relay, by),
      (items) => items.length > 0 && items.every(({ state }) => state === "anchored"),
      "every message in an anchor",
      LONG,
    );
  /** All anchors of the campaign that the chain has. */
  const anchors = () =>
    getLogs(chain.wallet(BRAND), {
      address: chain.deployment.contributions,
      event: getAbiItem({ abi: worksAbi, name: "Anchored" }),
      args: { campaign },
      fromBlock: 0n,
      strict: true,
    });

  beforeAll(async () => {
    chain = await startLocalChain();
    ipfs = await startIpfs();
    postgres = await startPostgres();
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "deployment.json"), JSON.stringify(chain.deployment));
  });
  const open = async () => {
    const now = await chain.now();
    const settings = { closes: now + 90_000, equalBps: 5_000, communityBps: 5_000, votesClose: now + 90_000 };
    ({ campaign } = await openCampaign(chain.wallet(BRAND), {
      deployment: chain.deployment,
      arbiter: account(ARBITER),
      relay: account(RELAY),
      settings: testSettings(now, settings),
      terms: keccak256("0x7e"),
    }));
  };
  afterEach(async () => {
    await Promise.all(relays.splice(0).map((relay) => relay.end("SIGKILL")));
  });
  afterAll(async () => {
    await chain?.stop();
    await ipfs?.stop();
    await postgres?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it("are made by one of several relays on a database, and by another when that one is killed", async () => {
    await open();
    const database = await postgres.create();
    const [one, two] = await Promise.all([start(database), start(database)]);
    if (one === undefined || two === undefined) throw new Error("no relays");
    // Both take what comes, at the same time.
    await Promise.all([send(one), send(two), send(one, OTHER), send(two, OTHER)]);
    await untilAnchored(one);
    await untilAnchored(two, OTHER);
    await one.end("SIGKILL");
    await send(two);
    await untilAnchored(two);
    const found = await anchors();
    const roots = found.map(({ args }) => args.root);
    expect(new Set(roots).size).toBe(roots.length);
    expect(found.reduce((sum, { args }) => sum + args.count, 0)).toBe(5);
  });

  it("replace a transaction that no block takes by one that pays more, and are anchored once", async () => {
    await open();
    const relay = await start(await postgres.create(), { STUCK_SECONDS: "2" });
    await rpc("evm_setAutomine", false);
    try {
      await send(relay);
      const pool = () =>
        rpc("txpool_content") as Promise<{ pending: Record<string, Record<string, { maxFeePerGas: Hex }>> }>;
      const fee = async () => {
        const { pending } = await pool();
        const own = Object.entries(pending).find(([from]) => from.toLowerCase() === account(RELAY))?.[1];
        const [transaction, ...others] = Object.values(own ?? {});
        // One nonce: never two that could both count.
        expect(others).toEqual([]);
        return transaction === undefined ? null : BigInt(transaction.maxFeePerGas);
      };
      const first = await eventually(fee, (value) => value !== null, "a transaction");
      await eventually(fee, (value) => value !== null && value > ((first ?? 0n) * 110n) / 100n, "one that pays more");
    } finally {
      await rpc("evm_setAutomine", true);
      await rpc("evm_mine");
    }
    const [message] = await untilAnchored(relay);
    const found = await anchors();
    expect(found).toHaveLength(1);
    expect(message?.anchor).toMatchObject({ root: found[0]?.args.root, transaction: found[0]?.transactionHash });
  });

  it("are anchored again where a reorg took the anchor away", async () => {
    await open();
    const database = await postgres.create();
    const relay = await start(database);
    await send(relay);
    const [before] = await untilAnchored(relay);
    // Ended first, or it might be back before anybody looks.
    await relay.end("SIGKILL");
    // As a node that lost its last block, and the transactions in it.
    await rpc("anvil_rollback", 1);
    expect(await anchors()).toEqual([]);
    await start(database);
    const found = await eventually(anchors, (logs) => logs.length === 1, "the anchor again");
    expect(found[0]?.args.root).toBe(before?.anchor?.root);
  });

  it("wait with their reason while the chain won't have them, and go on when it will", async () => {
    await open();
    const database = await postgres.create();
    const taking = await start(database, { BATCH_SECONDS: "1800" });
    await send(taking);
    await taking.end("SIGKILL");
    // The brand names another relay between taking and anchoring.
    const other = { deployment: chain.deployment, campaign, relay: account(OTHER) };
    await setRelay(chain.wallet(BRAND), other);
    const relay = await start(database);
    const [held] = await eventually(
      () => pendingOf(relay),
      ([message]) => message?.trouble !== null && message?.trouble !== undefined,
      "what holds it up",
    );
    expect(held).toMatchObject({ state: "batched", trouble: expect.stringMatching(/relay/) });
    // What a relay knows of a campaign is some seconds old.
    const refused = await eventually(
      () => send(relay).catch((error: unknown) => error),
      (answer) => answer instanceof RelayRefused,
      "a refusal",
    );
    expect(refused).toMatchObject({ code: "other-relay", direct: true });
    await setRelay(chain.wallet(BRAND), { ...other, relay: account(RELAY) });
    const taken = await untilAnchored(relay);
    const leaves = (await anchors()).reduce((sum, { args }) => sum + args.count, 0);
    expect(leaves).toBe(taken.length);
  });

  it("keep a message once, however often and to whomever it is sent, and answer with the same receipt", async () => {
    await open();
    const database = await postgres.create();
    const [one, two] = await Promise.all([start(database), start(database)]);
    if (one === undefined || two === undefined) throw new Error("no relays");
    const { deployment } = chain;
    const id = toContributionId(campaign, keccak256("0x0a"));
    const deadline = BigInt(await chain.now()) + 80_000n;
    const signed = await signVote(chain.wallet(VOTER), { deployment, campaign, id, votes: 2, deadline });
    const receipts = await Promise.all(
      [one, two, one, two].map((relay) => sendVote(relay.url, signed, { deployment })),
    );
    expect(new Set(receipts.map(({ signature }) => signature)).size).toBe(1);
    const client = new pg.Client({ connectionString: database });
    await client.connect();
    const { rows } = await client.query("select count(*)::int as many from relay.messages");
    await client.end();
    expect(rows).toEqual([{ many: 1 }]);
    await untilAnchored(one);
    // Also when it is anchored already.
    expect(await sendVote(two.url, signed, { deployment })).toEqual(receipts[0]);
  });

  it("take no more of an account than an hour allows", async () => {
    await open();
    const relay = await start(await postgres.create(), { MESSAGES_AN_HOUR: "2" });
    await send(relay);
    await send(relay);
    await expect(send(relay)).rejects.toMatchObject({ code: "too-many-messages", direct: true });
    await send(relay, OTHER);
  });

  it("take no more of an address than a minute allows", async () => {
    await open();
    const relay = await start(await postgres.create(), { MESSAGES_A_MINUTE: "4" });
    const votes = await Promise.all(Array.from({ length: 6 }, () => sign()));
    // At once: a minute's share comes back little by little.
    const { deployment } = chain;
    const answers = await Promise.allSettled(votes.map((vote) => sendVote(relay.url, vote, { deployment })));
    const refused = answers.flatMap((answer) => (answer.status === "rejected" ? [answer.reason as unknown] : []));
    expect(answers.length - refused.length).toBeGreaterThanOrEqual(4);
    expect(refused.length).toBeGreaterThanOrEqual(1);
    for (const reason of refused) expect(reason).toMatchObject({ code: "too-many-messages", status: 429 });
  });
});
