import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openCampaign } from "@colophon/sdk/actions/openCampaign.ts";
import { openPoll } from "@colophon/sdk/actions/openPoll.ts";
import { type SignedPollAnswer, signPollAnswer } from "@colophon/sdk/actions/signPollAnswer.ts";
import { type SignedVote, signVote } from "@colophon/sdk/actions/signVote.ts";
import { rawBlockOf } from "@colophon/sdk/content/rawBlockOf.ts";
import { toContributionId } from "@colophon/sdk/ids/contributionId.ts";
import type { Settings } from "@colophon/sdk/ids/settings.ts";
import { serve } from "@hono/node-server";
import { create } from "kubo-rpc-client";
import { pino } from "pino";
import { type Hex, keccak256 } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { expect } from "vitest";
import { putBlock } from "../../../indexer/test/support/putBlock.ts";
import { startIpfs } from "../../../indexer/test/support/startIpfs.ts";
import { testSettings } from "../../../indexer/test/support/testSettings.ts";
import { startLocalChain } from "../../../sdk/test/support/localChain.ts";
import { pollDocuments } from "../../src/ballots/pollDocuments.ts";
import { relayChain } from "../../src/chain/relayChain.ts";
import { relayConfig } from "../../src/config.ts";
import { relayApp } from "../../src/relayApp.ts";
import { openStore } from "../../src/store/openStore.ts";
import { messages } from "../../src/store/tables.ts";

export const [BRAND, ADA, BRUNO, CHIYO, DELEGATED, ARBITER, OTHER_RELAY, RELAY] = [0, 1, 2, 3, 4, 5, 7, 8] as const;
/** Seconds until a message is anchored at the latest, as the relay here promises. */
export const ANCHOR_WITHIN = 720;

export interface Answered {
  readonly status: number;
  readonly json: { readonly code?: string; readonly message?: string; readonly details?: object };
}

export type BallotWorld = Awaited<ReturnType<typeof startBallotWorld>>;

/** The relay's routes over HTTP, with a real chain, IPFS node and database behind them; campaign 1 takes votes. */
export async function startBallotWorld() {
  const folder = mkdtempSync(join(tmpdir(), "colophon-refusals-"));
  const [chain, ipfs, store] = [await startLocalChain(), await startIpfs(), await openStore({ directory: folder })];
  const { deployment } = chain;
  const ends: (() => void)[] = [];
  const account = (index: number) => chain.wallet(index).account.address.toLowerCase() as Hex;

  const start = async (env: Record<string, string> = {}): Promise<string> => {
    const config = relayConfig({ IPFS_API_URL: ipfs.url, APP_ORIGIN: "http://127.0.0.1:3000", ...env });
    const kubo = create({ url: ipfs.url });
    const ballots = {
      ...{ db: store.db, config, anchorWithin: ANCHOR_WITHIN, documents: pollDocuments(kubo) },
      account: privateKeyToAccount(chain.key(RELAY)),
      chain: relayChain(chain.url, deployment),
    };
    const app = relayApp(config, pino({ level: "silent" }), kubo, { ballots });
    return new Promise((resolve) => {
      const server = serve({ fetch: app.fetch, hostname: "127.0.0.1", port: 0 }, ({ port }) =>
        resolve(`http://127.0.0.1:${port}`),
      );
      ends.push(() => server.close());
    });
  };
  const open = async (changes: Partial<Settings> = {}, relay = account(RELAY)): Promise<number> => {
    const now = await chain.now();
    const votes = { closes: now + 9_000, votesClose: now + 9_000, equalBps: 5_000, communityBps: 5_000 };
    const opened = await openCampaign(chain.wallet(BRAND), {
      ...{ deployment, arbiter: account(ARBITER), relay },
      ...{ settings: testSettings(now, { ...votes, ...changes }), terms: keccak256("0x7e") },
    });
    return opened.campaign;
  };
  const url = await start();
  const campaign = await open();

  let salt = 0;
  const signed = async (
    by: number = ADA,
    more: { campaign?: number; deadline?: bigint; contract?: Hex } = {},
  ): Promise<SignedVote> => {
    const to = more.campaign ?? campaign;
    const id = toContributionId(to, keccak256(`0x${(++salt).toString(16).padStart(8, "0")}`));
    const deadline = more.deadline ?? BigInt(await chain.now()) + 80_000n;
    const place = { ...deployment, ...(more.contract && { curation: more.contract }) };
    return signVote(chain.wallet(by), { deployment: place, campaign: to, id, votes: 2, deadline });
  };
  const answered = async (poll: Hex, option = 0): Promise<SignedPollAnswer> => {
    const deadline = BigInt(await chain.now()) + 80_000n;
    return signPollAnswer(chain.wallet(ADA), { deployment, campaign, poll, option, deadline });
  };
  /** A poll of two options that is open for a while; its document is on IPFS. */
  const openedPoll = async (closesIn: number): Promise<Hex> => {
    const { bytes } = rawBlockOf({ v: 1, question: `Tea? ${++salt}`, options: ["yes", "no"] });
    const poll = await putBlock(ipfs.url, bytes);
    const closes = (await chain.now()) + closesIn;
    await openPoll(chain.wallet(BRAND), { deployment, campaign, poll, closes });
    return poll;
  };

  const post = async (path: "votes" | "answers", body: unknown, to = url): Promise<Answered> => {
    const text = typeof body === "string" ? body : JSON.stringify(body, (_, v) => (typeof v === "bigint" ? `${v}` : v));
    const headers = { "content-type": "application/json" };
    const response = await fetch(`${to}/v1/ballots/${path}`, { method: "POST", headers, body: text });
    return { status: response.status, json: (await response.json()) as Answered["json"] };
  };
  const kept = () => store.db.$count(messages);
  /** That something is refused so, and that nothing of it is kept. */
  const refused = async (sent: Promise<Answered>, status: number, code: string, more: object = {}): Promise<void> => {
    const before = await kept();
    expect(await sent).toMatchObject({ status, json: { code, message: expect.stringMatching(/\S/), ...more } });
    expect(await kept()).toBe(before);
  };
  const stop = async () => {
    for (const end of ends) end();
    await store.close();
    await ipfs.stop();
    await chain.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return {
    chain,
    ipfs,
    db: store.db,
    url,
    campaign,
    account,
    start,
    open,
    signed,
    answered,
    openedPoll,
    post,
    kept,
    refused,
    stop,
  };
}
