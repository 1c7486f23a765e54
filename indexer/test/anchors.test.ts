import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { anchor } from "@colophon/sdk/actions/anchor.ts";
import { cancelSignatures } from "@colophon/sdk/actions/cancelSignatures.ts";
import { certify } from "@colophon/sdk/actions/certify.ts";
import { openCampaign } from "@colophon/sdk/actions/openCampaign.ts";
import { openPoll } from "@colophon/sdk/actions/openPoll.ts";
import { signPollAnswer } from "@colophon/sdk/actions/signPollAnswer.ts";
import { signVote } from "@colophon/sdk/actions/signVote.ts";
import { type ApiClient, createApiClient } from "@colophon/sdk/api/client.ts";
import type { BatchHeader, BatchRecord } from "@colophon/sdk/batches/batch.ts";
import { batchTree } from "@colophon/sdk/batches/batchTree.ts";
import { compactSignature } from "@colophon/sdk/batches/compactSignature.ts";
import { encodeBatch } from "@colophon/sdk/batches/encodeBatch.ts";
import { voterLeaf } from "@colophon/sdk/batches/voterLeaf.ts";
import { rawBlockOf } from "@colophon/sdk/content/rawBlockOf.ts";
import type { Account } from "@colophon/sdk/ids/account.ts";
import { type Digest, NO_DIGEST } from "@colophon/sdk/ids/digest.ts";
import { MerkleTree } from "@colophon/sdk/merkle/MerkleTree.ts";
import { type Hex, hexToBytes, keccak256, sha256 } from "viem";
import { getBlockNumber } from "viem/actions";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type LocalChain, startLocalChain } from "../../sdk/test/support/localChain.ts";
import { startPostgres, type TestPostgres } from "../../test/support/postgres.ts";
import { putBlock } from "./support/putBlock.ts";
import { startIpfs } from "./support/startIpfs.ts";
import { eventually, type IndexerProcess, startProcess } from "./support/startProcess.ts";
import { testSettings } from "./support/testSettings.ts";

const [BRAND, ADA, BRUNO, ARBITER, RELAY, STRANGER] = [0, 1, 2, 5, 8, 4];
const utf8 = (text: string) => new TextEncoder().encode(text);

describe.each(["pglite", "postgres"] as const)("anchors of votes and answers, read by the index on %s", (kind) => {
  let chain: LocalChain;
  let ipfs: Awaited<ReturnType<typeof startIpfs>>;
  let postgres: TestPostgres | null = null;
  let indexer: IndexerProcess;
  let api: ApiClient;
  let campaign = 0;
  let listed = 0;
  let config: Hex;
  let voters: MerkleTree;
  const works: Hex[] = [];
  const folder = mkdtempSync(join(tmpdir(), "colophon-anchors-"));

  const account = (index: number) => chain.wallet(index).account.address.toLowerCase() as Account;
  const rollback = (blocks: number) =>
    chain.wallet(BRAND).request({ method: "anvil_rollback" as never, params: [blocks] as never });
  const indexed = async () => {
    const head = Number(await getBlockNumber(chain.wallet(BRAND)));
    await eventually(
      () => api.readiness(),
      ({ ready, block }) => ready && block === head,
      `block ${head}`,
    );
  };

  interface VoteFields {
    by: number;
    work: number;
    votes: number;
    deadline?: bigint;
    epoch?: number;
    proof?: Hex[];
  }
  const voteRecord = async (
    { by, work, votes, deadline, epoch, proof = [] }: VoteFields,
    of = campaign,
  ): Promise<BatchRecord> => {
    const id = `0x${of.toString(16).padStart(8, "0")}${works[work]?.slice(10)}` as Hex;
    const terms = { deadline: deadline ?? BigInt(await chain.now()) + 50_000n };
    const signed = await signVote(chain.wallet(by), {
      deployment: chain.deployment,
      campaign: of,
      id,
      votes,
      ...terms,
    });
    const signature = compactSignature(signed.signature);
    return { kind: "votes", signer: account(by), id, votes, epoch: epoch ?? signed.epoch, ...terms, signature, proof };
  };
  const header = (kind: "votes" | "polls", more: Partial<BatchHeader> = {}): BatchHeader => ({
    kind,
    chainId: chain.deployment.chainId,
    contract: chain.deployment.curation.toLowerCase() as Account,
    campaign,
    config: `0x${"0".repeat(40)}`,
    voterRoot: NO_DIGEST,
    ...more,
  });
  /** Anchors records, with their file on IPFS or not. */
  const anchorBatch = async (
    own: BatchHeader,
    records: BatchRecord[],
    more: { stored?: boolean; bytes?: Uint8Array<ArrayBuffer>; count?: number } = {},
  ) => {
    const bytes = more.bytes ?? encodeBatch(own, records);
    const { root } = batchTree(own, records).tree;
    const digest = sha256(bytes);
    if (more.stored !== false) await putBlock(ipfs.url, bytes);
    await anchor(chain.wallet(RELAY), {
      deployment: chain.deployment,
      campaign: own.campaign,
      kind: own.kind,
      root,
      count: more.count ?? records.length,
      data: { digest, codec: "raw" },
      config: own.campaign === campaign ? config : await configOf(own.campaign),
    });
    await indexed();
    return { root, bytes };
  };
  const configOf = async (id: number) => (await api.campaign(id)).config;
  const stateOf = async (root: Hex, of = campaign) =>
    eventually(
      async () => (await api.anchors(of, { limit: 100 })).items.find((item) => item.root === root)?.data,
      (data) => data !== undefined && data.state !== "unread",
      `the file of ${root}`,
    );

  beforeAll(async () => {
    chain = await startLocalChain();
    ipfs = await startIpfs();
    postgres = kind === "postgres" ? await startPostgres() : null;
    writeFileSync(join(folder, "deployment.json"), JSON.stringify(chain.deployment));
    indexer = await startProcess({
      RPC_URL: chain.url,
      DEPLOYMENT: join(folder, "deployment.json"),
      COLOPHON_DATA: folder,
      IPFS_API_URL: ipfs.url,
      ...(postgres ? { DATABASE_URL: await postgres.create() } : {}),
    });
    api = createApiClient(indexer.url);
    const now = await chain.now();
    const leaves = [ADA, STRANGER].map((index) => hexToBytes(voterLeaf(account(index))));
    voters = new MerkleTree(Buffer.concat(leaves));
    const common = {
      deployment: chain.deployment,
      arbiter: account(ARBITER),
      relay: account(RELAY),
      terms: keccak256("0x7e"),
    };
    const settings = { closes: now + 9_000, equalBps: 5_000, communityBps: 5_000, votesClose: now + 9_000 };
    const opened = await openCampaign(chain.wallet(BRAND), { ...common, settings: testSettings(now, settings) });
    ({ campaign, config } = opened);
    const closed = testSettings(now, { ...settings, voterRoot: voters.root as Hex });
    listed = (await openCampaign(chain.wallet(BRAND), { ...common, settings: closed })).campaign;
    for (const by of [ADA, BRUNO]) {
      const digest = await putBlock(ipfs.url, utf8(`a work of ${by}`));
      const work = { deployment: chain.deployment, kind: "text", codec: "raw", aiUse: "none", digest } as const;
      works.push((await certify(chain.wallet(by), { ...work, campaign, config })).id);
      await certify(chain.wallet(by), { ...work, campaign: listed, config: (await configOfChain(listed)) as Hex });
    }
    await indexed();
  });
  const configOfChain = async (id: number) => {
    await indexed();
    return configOf(id);
  };
  afterAll(async () => {
    await indexer?.end("SIGTERM");
    await chain?.stop();
    await ipfs?.stop();
    await postgres?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it("counts what holds, and says of every other leaf why it doesn't", async () => {
    const first = await voteRecord({ by: ADA, work: 1, votes: 3 });
    const forged: BatchRecord = { ...(await voteRecord({ by: STRANGER, work: 1, votes: 9 })), signer: account(BRUNO) };
    const late = await voteRecord({ by: ADA, work: 1, votes: 2, deadline: BigInt(await chain.now()) - 1n });
    const records = [first, forged, late, await voteRecord({ by: BRUNO, work: 0, votes: 5 })];
    const { root } = await anchorBatch(header("votes"), records);
    expect(await stateOf(root)).toMatchObject({ state: "read", valid: 3, reason: null });
    expect((await api.votes(campaign)).items).toMatchObject([
      { id: works[0], votes: 5, voters: 1, given: 5 },
      { id: works[1], votes: 3, voters: 1, given: 5 },
    ]);
    expect((await api.ballot(campaign, account(ADA))).entries).toMatchObject([
      { votes: 3, outcome: "counted", anchor: { root, leaf: 0 } },
      { votes: 2, outcome: "late", anchor: { root, leaf: 2 } },
    ]);

    // Anchored again, beside another: it counts where it came first.
    const again = await anchorBatch(header("votes"), [await voteRecord({ by: ADA, work: 1, votes: 1 }), first]);
    await stateOf(again.root);
    const { entries, credits } = await api.ballot(campaign, account(ADA));
    expect(entries.map(({ outcome }) => outcome)).toEqual(["counted", "late", "counted", "repeated"]);
    expect(credits).toEqual({ total: 100, used: 16, left: 84 });
  });

  it("judges by the epoch at the anchor's block, whatever comes later", async () => {
    const before = await voteRecord({ by: BRUNO, work: 0, votes: 1 });
    await cancelSignatures(chain.wallet(BRUNO), { deployment: chain.deployment });
    const after = await voteRecord({ by: BRUNO, work: 0, votes: 2 });
    const { root } = await anchorBatch(header("votes"), [before, after]);
    await stateOf(root);
    expect((await api.ballot(campaign, account(BRUNO))).entries.map(({ votes, outcome }) => [votes, outcome])).toEqual([
      [5, "counted"],
      [1, "cancelled"],
      [2, "counted"],
    ]);
  });

  it("forgets an anchor that the chain lost, and has the same rows when it comes again", async () => {
    const records = [await voteRecord({ by: ADA, work: 1, votes: 2 })];
    const votesNow = async () => (await api.votes(campaign)).items;
    const entriesNow = async () =>
      (await api.ballot(campaign, account(ADA))).entries.map(({ signed, outcome, anchor }) => ({
        signed,
        outcome,
        anchor,
      }));
    const [votesBefore, before] = [await votesNow(), await entriesNow()];
    const { root } = await anchorBatch(header("votes"), records);
    await stateOf(root);
    const [votesAfter, after] = [await votesNow(), await entriesNow()];
    expect(after).toHaveLength(before.length + 1);
    await rollback(1);
    await indexed();
    expect(await votesNow()).toEqual(votesBefore);
    expect(await entriesNow()).toEqual(before);
    await anchorBatch(header("votes"), records);
    await stateOf(root);
    expect(await votesNow()).toEqual(votesAfter);
    expect(await entriesNow()).toEqual(after);
  });

  it("takes members of the list by one proof a file, and nobody else", async () => {
    const [ada, stranger] = [voters.proof(0), voters.proof(1)];
    const records = [
      await voteRecord({ by: STRANGER, work: 0, votes: 2, proof: stranger }, listed),
      await voteRecord({ by: STRANGER, work: 1, votes: 3 }, listed),
      await voteRecord({ by: BRUNO, work: 0, votes: 4, proof: ada }, listed),
      await voteRecord({ by: ADA, work: 1, votes: 1 }, listed),
    ];
    const own = header("votes", { campaign: listed, voterRoot: voters.root as Digest });
    const { root } = await anchorBatch(own, records);
    expect(await stateOf(root, listed)).toMatchObject({ state: "read", valid: 4 });
    const outcomes = async (by: number) =>
      (await api.ballot(listed, account(by))).entries.map(({ outcome }) => outcome);
    expect(await outcomes(STRANGER)).toEqual(["counted", "counted"]);
    expect(await outcomes(BRUNO)).toEqual(["not-eligible"]);
    expect(await outcomes(ADA)).toEqual(["not-eligible"]);
    expect(await api.ballot(listed, account(STRANGER))).toMatchObject({ electorate: "list", eligible: true });
    // A relay that names a list of its own making is found out.
    const mine = new MerkleTree(hexToBytes(voterLeaf(account(BRUNO))));
    const other = header("votes", { campaign: listed, voterRoot: mine.root as Digest });
    const false_ = await anchorBatch(other, [await voteRecord({ by: BRUNO, work: 0, votes: 1 }, listed)]);
    expect(await stateOf(false_.root, listed)).toMatchObject({ state: "mismatched", valid: null });
    expect(await outcomes(BRUNO)).toEqual(["not-eligible"]);
  });

  it("names files that can't be used, and is held up by none of them", async () => {
    const record = async (votes: number) => voteRecord({ by: ADA, work: 1, votes });
    const broken = encodeBatch(header("votes"), [await record(1)]);
    broken[9] = 77;
    const malformed = await anchorBatch(header("votes"), [await record(2)], { bytes: broken });
    const other = await anchorBatch(header("votes"), [await record(2)], {
      bytes: encodeBatch(header("votes"), [await record(3)]),
    });
    const counted = await anchorBatch(header("votes"), [await record(4)], { count: 2 });
    const foreign = header("votes", { chainId: 1 });
    const elsewhere = await anchorBatch(foreign, [await record(5)]);
    const many = await anchorBatch(header("votes"), [await record(6)], { count: 300_000 });
    const large = await anchorBatch(header("votes"), [await record(8)], { bytes: new Uint8Array(2_000).fill(67) });
    const away = await anchorBatch(header("votes"), [await record(1)], { stored: false });
    const fine = await anchorBatch(header("votes"), [await record(7)]);
    expect(await stateOf(fine.root)).toMatchObject({ state: "read", valid: 1 });
    expect(await stateOf(malformed.root)).toMatchObject({ state: "malformed", reason: expect.stringMatching(/kind/) });
    expect(await stateOf(other.root)).toMatchObject({ state: "mismatched", reason: expect.stringMatching(/root/) });
    expect(await stateOf(counted.root)).toMatchObject({
      state: "mismatched",
      reason: expect.stringMatching(/1 leaves/),
    });
    expect(await stateOf(elsewhere.root)).toMatchObject({
      state: "mismatched",
      reason: expect.stringMatching(/chain 1/),
    });
    expect(await stateOf(many.root)).toMatchObject({ state: "too-large", reason: expect.stringMatching(/300000/) });
    expect(await stateOf(large.root)).toMatchObject({ state: "too-large" });
    expect(await stateOf(away.root)).toMatchObject({ state: "unavailable" });
    await putBlock(ipfs.url, away.bytes);
    await eventually(
      () => stateOf(away.root),
      (data) => data?.state === "read",
      "the file, now that it is there",
    );
  });

  it("takes answers between a poll's opening and an hour after its end", async () => {
    const { deployment } = chain;
    const poll = (await putBlock(
      ipfs.url,
      rawBlockOf({ v: 1, question: "Tea?", options: ["yes", "no"] }).bytes,
    )) as Digest;
    const answerRecord = async (by: number, option: number): Promise<BatchRecord> => {
      const deadline = BigInt(await chain.now()) + 50_000n;
      const signed = await signPollAnswer(chain.wallet(by), { deployment, campaign, poll, option, deadline });
      const signature = compactSignature(signed.signature);
      return { kind: "polls", signer: account(by), poll, option, epoch: signed.epoch, deadline, signature };
    };
    const outcomes = async (by: number) =>
      (await api.answers(campaign, account(by))).items.map(({ option, outcome }) => [option, outcome]);
    const early = await answerRecord(ADA, 0);
    await stateOf((await anchorBatch(header("polls"), [early])).root);
    expect(await outcomes(ADA)).toEqual([]);
    const closes = (await chain.now()) + 60;
    await openPoll(chain.wallet(BRAND), { deployment, campaign, poll, closes });
    await indexed();
    expect(await outcomes(ADA)).toEqual([[0, "closed"]]);

    // Anchored before the poll was open it counted for nothing; anchored again it does.
    const records = [
      early,
      await answerRecord(BRUNO, 1),
      await answerRecord(STRANGER, 2),
      await answerRecord(STRANGER, 0),
    ];
    await stateOf((await anchorBatch(header("polls"), records)).root);
    expect(await outcomes(ADA)).toEqual([
      [0, "counted"],
      [0, "closed"],
    ]);
    expect(await outcomes(STRANGER)).toEqual([
      [0, "counted"],
      [2, "no-option"],
    ]);
    const [asked] = (await api.polls(campaign)).items;
    expect(asked).toMatchObject({ voters: 3, money: false, tallies: [{ answers: 2 }, { answers: 1 }] });

    const change = await answerRecord(ADA, 1);
    await chain.travelTo(closes + 3_590);
    await stateOf((await anchorBatch(header("polls"), [change])).root);
    expect((await outcomes(ADA))[0]).toEqual([1, "counted"]);
    const tooLate = await answerRecord(ADA, 0);
    await chain.travelTo(closes + 3_600);
    await stateOf((await anchorBatch(header("polls"), [tooLate])).root);
    expect((await outcomes(ADA)).slice(0, 2)).toEqual([
      [0, "closed"],
      [1, "counted"],
    ]);
  });
});
