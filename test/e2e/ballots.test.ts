import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { certify } from "@colophon/sdk/actions/certify.ts";
import { openCampaign } from "@colophon/sdk/actions/openCampaign.ts";
import { openPoll } from "@colophon/sdk/actions/openPoll.ts";
import { signPollAnswer } from "@colophon/sdk/actions/signPollAnswer.ts";
import { signVote } from "@colophon/sdk/actions/signVote.ts";
import { vote } from "@colophon/sdk/actions/vote.ts";
import { type ApiClient, createApiClient } from "@colophon/sdk/api/client.ts";
import { rawBlockOf } from "@colophon/sdk/content/rawBlockOf.ts";
import { readPending } from "@colophon/sdk/relay/readPending.ts";
import { readRelay } from "@colophon/sdk/relay/readRelay.ts";
import { sendPollAnswer } from "@colophon/sdk/relay/sendPollAnswer.ts";
import { sendVote } from "@colophon/sdk/relay/sendVote.ts";
import { withPending } from "@colophon/sdk/relay/withPending.ts";
import { getBlockNumber } from "viem/actions";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { putBlock } from "../../indexer/test/support/putBlock.ts";
import { startIpfs } from "../../indexer/test/support/startIpfs.ts";
import { eventually, type IndexerProcess, startProcess } from "../../indexer/test/support/startProcess.ts";
import { testSettings } from "../../indexer/test/support/testSettings.ts";
import { startRelay, type TestRelay } from "../../relay/test/support/startRelay.ts";
import { type LocalChain, startLocalChain } from "../../sdk/test/support/localChain.ts";
import { startPostgres, type TestPostgres } from "../support/postgres.ts";

const [BRAND, ADA, BRUNO, CHIYO, STRANGER, ARBITER, RELAY] = [0, 1, 2, 3, 4, 5, 8];
const utf8 = (text: string) => new TextEncoder().encode(text);

describe.each(["pglite", "postgres"] as const)("votes and answers by signature, on %s", (kind) => {
  let chain: LocalChain;
  let ipfs: Awaited<ReturnType<typeof startIpfs>>;
  let postgres: TestPostgres | null = null;
  let indexer: IndexerProcess;
  let relay: TestRelay;
  let api: ApiClient;
  let campaign = 0;
  let poll: `0x${string}`;
  let relayEnv: Record<string, string>;
  const works: `0x${string}`[] = [];
  const folder = mkdtempSync(join(tmpdir(), "colophon-ballots-"));

  const account = (index: number) => chain.wallet(index).account.address.toLowerCase() as `0x${string}`;
  const indexed = async () => {
    const head = Number(await getBlockNumber(chain.wallet(BRAND)));
    await eventually(
      () => api.readiness(),
      ({ ready, block }) => ready && block === head,
      `block ${head}`,
    );
  };
  const deadline = async () => BigInt(await chain.now()) + 86_400n;
  const castBySignature = async (by: number, work: number, votes: number) => {
    const { deployment } = chain;
    const id = works[work] ?? "";
    const signed = await signVote(chain.wallet(by), { deployment, campaign, id, votes, deadline: await deadline() });
    return sendVote(relay.url, signed, { deployment, relay: account(RELAY) });
  };
  const answer = async (by: number, option: number) => {
    const { deployment } = chain;
    const signed = await signPollAnswer(chain.wallet(by), {
      deployment,
      campaign,
      poll,
      option,
      deadline: await deadline(),
    });
    return sendPollAnswer(relay.url, signed, { deployment, relay: account(RELAY) });
  };
  /** All that the relay has taken of a voter is in the index. */
  const anchored = async (voter: number) =>
    eventually(
      async () => {
        const pending = await readPending(relay.url, { campaign, voter: account(voter) });
        const entries = [
          ...(await api.ballot(campaign, account(voter))).entries,
          ...(await api.answers(campaign, account(voter))).items,
        ];
        const known = new Set(entries.map(({ signed }) => signed));
        return pending.filter(({ receipt }) => !known.has(receipt.signed));
      },
      (missing) => missing.length === 0,
      `everything of account ${voter} in the index`,
    );

  beforeAll(async () => {
    chain = await startLocalChain();
    ipfs = await startIpfs();
    postgres = kind === "postgres" ? await startPostgres() : null;
    writeFileSync(join(folder, "deployment.json"), JSON.stringify(chain.deployment));
    const common = {
      RPC_URL: chain.url,
      DEPLOYMENT: join(folder, "deployment.json"),
      IPFS_API_URL: ipfs.url,
      COLOPHON_DATA: folder,
      // One database for both: each keeps to its own schema.
      ...(postgres ? { DATABASE_URL: await postgres.create() } : {}),
    };
    indexer = await startProcess({ ...common, FINALITY_BLOCKS: "8" });
    api = createApiClient(indexer.url);
    mkdirSync(join(folder, "relay"), { recursive: true });
    relayEnv = { ...common, RELAY_KEY: chain.key(RELAY), BATCH_SECONDS: "2", ROUND_MS: "100", CONFIRMATIONS: "1" };
    // Until something was looked at that lasts until its anchor.
    relay = await startRelay(ipfs.url, { ...relayEnv, BATCH_SECONDS: "1800" });

    const { deployment } = chain;
    const now = await chain.now();
    const opened = await openCampaign(chain.wallet(BRAND), {
      deployment,
      arbiter: account(ARBITER),
      relay: account(RELAY),
      settings: testSettings(now, {
        closes: now + 3_600,
        equalBps: 4_000,
        communityBps: 6_000,
        votesClose: now + 3_600,
      }),
      terms: rawBlockOf({ v: 1, title: "Vote" }).digest,
    });
    campaign = opened.campaign;
    for (const [by, text] of [
      [ADA, "ada's"],
      [BRUNO, "bruno's"],
      [CHIYO, "chiyo's"],
    ] as const) {
      const digest = await putBlock(ipfs.url, utf8(text));
      const { id } = await certify(chain.wallet(by), {
        deployment,
        campaign,
        config: opened.config,
        kind: "text",
        codec: "raw",
        aiUse: "none",
        digest,
      });
      works.push(id);
    }
    const document = rawBlockOf({ v: 1, question: "Which cover?", options: ["red", "green", "blue"] });
    poll = await putBlock(ipfs.url, document.bytes);
    await openPoll(chain.wallet(BRAND), { deployment, campaign, poll, closes: now + 3_000 });
  });
  afterAll(async () => {
    await relay?.end("SIGTERM");
    await indexer?.end("SIGTERM");
    await chain?.stop();
    await ipfs?.stop();
    await postgres?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it("says who it is", async () => {
    expect(await readRelay(relay.url)).toMatchObject({ relay: account(RELAY), chainId: chain.deployment.chainId });
  });

  it("takes votes by a signature, and counts them with direct ones once they are anchored", async () => {
    const receipt = await castBySignature(ADA, 1, 6);
    expect(receipt).toMatchObject({ kind: "votes", campaign, signer: account(ADA), relay: account(RELAY) });
    // The same message again is the same receipt, and one leaf.
    const [taken] = await readPending(relay.url, { campaign, voter: account(ADA) });
    expect(taken?.receipt).toEqual(receipt);
    const before = withPending(
      await api.ballot(campaign, account(ADA)),
      [taken].flatMap((item) => item ?? []),
    );
    expect(before.entries).toMatchObject([{ id: works[1], votes: 6, state: "signed", outcome: "waiting" }]);
    expect(before).toMatchObject({ afterwards: 64, credits: { used: 0, left: 100 } });
    expect(await relay.end("SIGTERM")).toBe(0);
    relay = await startRelay(ipfs.url, relayEnv);

    await vote(chain.wallet(BRUNO), {
      deployment: chain.deployment,
      campaign,
      votes: [
        { id: works[2] ?? "", votes: 3 },
        { id: works[1] ?? "", votes: 2 },
      ],
    });
    await vote(chain.wallet(STRANGER), {
      deployment: chain.deployment,
      campaign,
      votes: [{ id: works[0] ?? "", votes: 9 }],
    });
    await castBySignature(CHIYO, 1, 8);
    await castBySignature(CHIYO, 0, 5);
    await anchored(ADA);
    await anchored(CHIYO);
    await indexed();

    expect(await api.ballot(campaign, account(ADA))).toMatchObject({
      communityBps: 6_000,
      open: true,
      electorate: "authors",
      eligible: true,
      final: false,
      credits: { total: 100, used: 36, left: 64 },
      works: [{ id: works[1], votes: 6, cost: 36 }],
      entries: [{ state: "anchored", outcome: "counted", signed: receipt.signed, anchor: { leaf: 0 } }],
    });
    expect((await api.ballot(campaign, account(BRUNO))).entries).toMatchObject([
      { id: works[2], votes: 3, state: "direct", outcome: "counted", signed: null, anchor: null },
      { id: works[1], votes: 2, state: "direct", outcome: "own-work" },
    ]);
    expect(await api.ballot(campaign, account(STRANGER))).toMatchObject({
      eligible: false,
      credits: { used: 0 },
      entries: [{ outcome: "not-eligible" }],
    });
    const page = await api.votes(campaign);
    expect(page).toMatchObject({ communityBps: 6_000, uncounted: 11, next: null });
    expect(page.items).toEqual([
      { id: works[1], campaign, minted: true, votes: 14, voters: 2, given: 16 },
      { id: works[0], campaign, minted: true, votes: 5, voters: 1, given: 14 },
      { id: works[2], campaign, minted: true, votes: 3, voters: 1, given: 3 },
    ]);
    const { items } = await api.anchors(campaign, { kind: "votes" });
    expect(items.every(({ data }) => data.state === "read" && data.valid !== null)).toBe(true);
  });

  it("refuses by name what would never count, and says where the direct way is open", async () => {
    await expect(castBySignature(CHIYO, 1, 2)).rejects.toMatchObject({ code: "over-budget" });
    const { deployment } = chain;
    const signed = await signVote(chain.wallet(ADA), {
      deployment,
      campaign,
      id: works[1] ?? "",
      votes: 1,
      deadline: BigInt(await chain.now()) + 10n,
    });
    await expect(sendVote(relay.url, signed, { deployment })).rejects.toMatchObject({
      code: "deadline-too-near",
      direct: true,
    });
    const forged = { ...signed, voter: account(BRUNO) };
    await expect(sendVote(relay.url, forged, { deployment })).rejects.toMatchObject({ code: "wrong-signature" });
    await expect(answer(ADA, 3)).rejects.toMatchObject({ code: "no-such-option" });
  });

  it("counts of a voter's answers the last, and no answer twice", async () => {
    await answer(ADA, 0);
    await answer(BRUNO, 1);
    await answer(STRANGER, 2);
    await answer(ADA, 1);
    await anchored(ADA);
    await answer(ADA, 2);
    await Promise.all([anchored(ADA), anchored(BRUNO), anchored(STRANGER)]);
    const asked = await eventually(
      () => api.polls(campaign),
      ({ items }) => items[0]?.voters === 3,
      "three answers",
    );
    expect(asked.items).toMatchObject([
      {
        poll,
        money: false,
        document: { question: "Which cover?", options: ["red", "green", "blue"] },
        tallies: [
          { option: 0, answers: 0 },
          { option: 1, answers: 1 },
          { option: 2, answers: 2 },
        ],
        voters: 3,
      },
    ]);
    const { items } = await api.answers(campaign, account(ADA));
    expect(items.map(({ option, outcome }) => [option, outcome])).toEqual([
      [2, "counted"],
      [1, "replaced"],
      [0, "replaced"],
    ]);
  });

  it("loses nothing and anchors nothing twice when the relay is killed after any step", {
    timeout: 240_000,
  }, async () => {
    expect(await relay.end("SIGTERM")).toBe(0);
    const anchorsBefore = (await api.anchors(campaign, { limit: 100 })).items.length;
    // Nothing is due at the relay that takes it.
    relay = await startRelay(ipfs.url, { ...relayEnv, BATCH_SECONDS: "1800" });
    const receipt = await castBySignature(BRUNO, 0, 4);
    expect(await relay.end("SIGTERM")).toBe(0);
    const STEPS_FILE = join(folder, "steps");
    const mortal = () => startRelay(ipfs.url, { ...relayEnv, STEPS_FILE }, "relay/test/support/mortalRelay.ts");
    relay = await mortal();
    const steps = ["formed", "imported", "stored", "signed", "broadcast", "anchored"];
    for (const [life] of steps.entries()) {
      expect(await relay.gone).toBe(null);
      expect(readFileSync(STEPS_FILE, "utf8").trim().split("\n")).toEqual(steps.slice(0, life + 1));
      relay = await (life === steps.length - 1 ? startRelay(ipfs.url, relayEnv) : mortal());
    }
    const taken = await readPending(relay.url, { campaign, voter: account(BRUNO) });
    const message = taken.find(({ receipt: own }) => own.signed === receipt.signed);
    expect(message).toMatchObject({ receipt, state: "anchored", trouble: null });
    await indexed();
    await anchored(BRUNO);
    expect((await api.anchors(campaign, { limit: 100 })).items.length).toBe(anchorsBefore + 1);
    expect((await api.ballot(campaign, account(BRUNO))).entries.at(-1)).toMatchObject({
      signed: receipt.signed,
      outcome: "counted",
    });
  });

  it("puts what counts on the roll, from which the rewards are computed", async () => {
    const { rollAt } = await api.campaign(campaign);
    await chain.travelTo(rollAt);
    await indexed();
    const counted = new Map((await api.votes(campaign)).items.map(({ id, votes }) => [id, votes]));
    const roll = await api.roll(campaign);
    expect(roll.closed).toBe(true);
    expect(roll.works.map(({ id, votes }) => [id, votes])).toEqual(works.map((id) => [id, counted.get(id)]));
    expect([...counted.values()].toSorted((a, b) => a - b)).toEqual([3, 9, 14]);
    expect(await api.ballot(campaign, account(ADA))).toMatchObject({ open: false, final: true });
  });
});
