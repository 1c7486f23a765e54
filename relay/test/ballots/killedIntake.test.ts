import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openCampaign } from "@colophon/sdk/actions/openCampaign.ts";
import { signVote } from "@colophon/sdk/actions/signVote.ts";
import { toContributionId } from "@colophon/sdk/ids/contributionId.ts";
import { RelayUnreachable } from "@colophon/sdk/relay/errors.ts";
import { readPending } from "@colophon/sdk/relay/readPending.ts";
import { sendVote } from "@colophon/sdk/relay/sendVote.ts";
import { type Hex, keccak256 } from "viem";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { startIpfs } from "../../../indexer/test/support/startIpfs.ts";
import { eventually } from "../../../indexer/test/support/startProcess.ts";
import { testSettings } from "../../../indexer/test/support/testSettings.ts";
import { type LocalChain, startLocalChain } from "../../../sdk/test/support/localChain.ts";
import { startPostgres, type TestPostgres } from "../../../test/support/postgres.ts";
import { startRelay, type TestRelay } from "../support/startRelay.ts";

// Three lives, each a process of its own.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const [BRAND, VOTER, ARBITER, RELAY] = [0, 1, 5, 8];
const MORTAL = "relay/test/support/mortalIntake.ts";

describe.each(["pglite", "postgres"] as const)("a relay that is killed with a message written down, on %s", (kind) => {
  let chain: LocalChain;
  let ipfs: Awaited<ReturnType<typeof startIpfs>>;
  let postgres: TestPostgres | null = null;
  let campaign = 0;
  let env: Record<string, string>;
  const relays: TestRelay[] = [];
  const folder = mkdtempSync(join(tmpdir(), "colophon-killed-"));
  const account = (index: number) => chain.wallet(index).account.address.toLowerCase() as Hex;
  const start = async (more: Record<string, string> = {}, entry?: string) => {
    const relay = await startRelay(ipfs.url, { ...env, ...more }, entry);
    relays.push(relay);
    return relay;
  };

  beforeAll(async () => {
    [chain, ipfs] = [await startLocalChain(), await startIpfs()];
    postgres = kind === "postgres" ? await startPostgres() : null;
    writeFileSync(join(folder, "deployment.json"), JSON.stringify(chain.deployment));
    env = {
      ...{ RPC_URL: chain.url, DEPLOYMENT: join(folder, "deployment.json"), RELAY_KEY: chain.key(RELAY) },
      // Of the hour, one message is all that an account may send: a doubled one would be refused.
      ...{ COLOPHON_DATA: folder, ROUND_MS: "100", BATCH_SECONDS: "600", MESSAGES_AN_HOUR: "1" },
      ...(postgres ? { DATABASE_URL: await postgres.create() } : {}),
    };
    const now = await chain.now();
    const votes = { closes: now + 3_600, votesClose: now + 3_600, equalBps: 5_000, communityBps: 5_000 };
    const opened = await openCampaign(chain.wallet(BRAND), {
      ...{ deployment: chain.deployment, arbiter: account(ARBITER), relay: account(RELAY) },
      ...{ settings: testSettings(now, votes), terms: keccak256("0x7e") },
    });
    campaign = opened.campaign;
  });
  afterEach(async () => {
    for (const relay of relays.splice(0)) await relay.end("SIGKILL");
  });
  afterAll(async () => {
    await chain?.stop();
    await ipfs?.stop();
    await postgres?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it("gives who asks again the receipt of the first time, and has one message and one leaf", async () => {
    const { deployment } = chain;
    const DEATH_FILE = join(folder, "ended");
    const mortal = await start({ DEATH_FILE }, MORTAL);
    const deadline = BigInt(await chain.now()) + 80_000n;
    const id = toContributionId(campaign, keccak256("0x01"));
    // All that a voter has: counted twice it would pass the budget.
    const signed = await signVote(chain.wallet(VOTER), { deployment, campaign, id, votes: 10, deadline });
    const asked = sendVote(mortal.url, signed, { deployment, relay: account(RELAY), tries: 1 });
    await expect(asked).rejects.toBeInstanceOf(RelayUnreachable);
    expect(await mortal.gone).toBe(null);
    expect(existsSync(DEATH_FILE)).toBe(true);

    const relay = await start();
    const pending = () => readPending(relay.url, { campaign, voter: account(VOTER) });
    // Written down before anybody was told.
    const [kept, ...others] = await pending();
    expect(others).toEqual([]);
    expect(kept).toMatchObject({ subject: id, choice: 10, state: "waiting" });
    const receipt = await sendVote(relay.url, signed, { deployment, relay: account(RELAY) });
    expect(receipt).toEqual(kept?.receipt);
    expect(await sendVote(relay.url, signed, { deployment, relay: account(RELAY) })).toEqual(receipt);
    expect(await pending()).toHaveLength(1);
    await relay.end("SIGTERM");

    // What was promised is kept by whoever runs next.
    const last = await start({ BATCH_SECONDS: "1" });
    const messages = await eventually(
      () => readPending(last.url, { campaign, voter: account(VOTER) }),
      ([first]) => first?.state === "anchored",
      "the message's anchor",
    );
    expect(messages).toMatchObject([{ receipt, anchor: { leaf: 0 }, trouble: null }]);
  });
});
