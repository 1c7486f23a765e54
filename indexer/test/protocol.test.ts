import { curationAbi } from "@colophon/sdk/abis/generated.ts";
import { worksAbi } from "@colophon/sdk/abis/worksAbi.ts";
import { certify } from "@colophon/sdk/actions/certify.ts";
import { openCampaign } from "@colophon/sdk/actions/openCampaign.ts";
import type { ApiClient } from "@colophon/sdk/api/client.ts";
import { toContributionId } from "@colophon/sdk/ids/contributionId.ts";
import { packWorkHeader } from "@colophon/sdk/ids/workHeader.ts";
import { contributionTypedData } from "@colophon/sdk/typed-data/contribution.ts";
import { encodeAbiParameters, type Hex, hashTypedData, keccak256, parseAbiParameters } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { LocalChain } from "../../sdk/test/support/localChain.ts";
import { type IndexedChain, startIndexedChain } from "./support/indexedChain.ts";
import { putBlock } from "./support/putBlock.ts";
import { eventually } from "./support/startProcess.ts";
import { testSettings } from "./support/testSettings.ts";

const NONE: Hex = `0x${"0".repeat(64)}`;
const SALT = keccak256("0x5a17");
const BOND = 1_000n;
const [BRAND, FIRST, EARLIER, CURATOR, ARBITER, RELAY, COLLECTOR] = [0, 1, 2, 3, 5, 6, 7];
const utf8 = (text: string) => new TextEncoder().encode(text);

describe.each(["pglite", "postgres"] as const)("evidence, votes, appeals and the roll, indexed on %s", (kind) => {
  let world: IndexedChain;
  let chain: LocalChain;
  let api: ApiClient;
  let campaign = 0;
  let config: Hex;
  let digest: Hex;
  let id: Hex;
  let parent: Hex;

  beforeAll(async () => {
    world = await startIndexedChain(kind);
    ({ chain, api } = world);
    const now = await chain.now();
    const opened = await openCampaign(chain.wallet(BRAND), {
      deployment: chain.deployment,
      arbiter: world.account(ARBITER),
      relay: world.account(RELAY),
      settings: testSettings(now, {
        closes: now + 300,
        finality: 3_600,
        equalBps: 5_000,
        communityBps: 5_000,
        votesClose: now + 300,
        appealBond: BOND,
        editionPrice: 10n,
        editionCap: 5,
      }),
      terms: keccak256("0x7e"),
      curators: [world.account(CURATOR)],
    });
    campaign = opened.campaign;
    config = opened.config;
    digest = await putBlock(world.ipfs.url, utf8("one work, two authors"));
    id = toContributionId(campaign, digest);
  });
  afterAll(() => world?.stop());

  const headerOf = () => packWorkHeader({ campaign, config, kind: "text", codec: "raw", aiUse: "none" });
  const supersede = (content = digest) => {
    const args = [headerOf(), content, NONE, [], SALT];
    return world.send(EARLIER, chain.deployment.contributions, worksAbi, "supersede", args);
  };

  /** What `EARLIER` puts on chain of a work before it is shown. */
  const commitmentOf = (content: Hex) => {
    const { chainId, contributions } = chain.deployment;
    const fields = parseAbiParameters("uint256, address, uint32, address, bytes32, bytes32");
    const values = [BigInt(chainId), contributions, campaign, world.account(EARLIER), content, SALT] as const;
    return keccak256(encodeAbiParameters(fields, values));
  };
  const commit = (content: Hex) =>
    world.send(COLLECTOR, chain.deployment.contributions, worksAbi, "commit", [campaign, [commitmentOf(content)]]);

  it("gives a work to the author of an older commitment, and back where the chain loses that block", async () => {
    const { deployment } = chain;
    const common = { deployment, campaign, config, codec: "raw", aiUse: "none", kind: "image" } as const;
    parent = (await certify(chain.wallet(FIRST), { ...common, digest: keccak256("0x01") })).id;
    const author = world.account(EARLIER);
    const commitment = commitmentOf(digest);
    await commit(digest);
    const committedAt = await chain.now();
    await certify(chain.wallet(FIRST), { ...common, digest, parents: [parent] });
    const certifiedAt = await chain.now();
    await world.indexed();
    await eventually(
      () => api.work(id),
      ({ verification }) => verification === "verified",
      "the bytes",
    );
    const before = await api.work(id);
    expect(before).toMatchObject({
      author: world.account(FIRST),
      certifiedAt,
      recordedAt: certifiedAt,
      evidence: { kind: "direct", proof: null },
      parents: [parent],
      previous: [],
    });
    expect((await api.work(parent)).childCount).toBe(1);

    await supersede();
    const takenAt = await chain.now();
    await world.indexed();
    const after = await api.work(id);
    expect(after).toMatchObject({
      author,
      owner: author,
      kind: "text",
      certifiedAt: committedAt,
      recordedAt: takenAt,
      finalAt: committedAt + Math.ceil((takenAt + 3_600 - committedAt) / 60) * 60,
      final: false,
      evidence: { kind: "commitment", proof: commitment },
      parents: [],
      previous: [
        {
          author: world.account(FIRST),
          digest,
          certifiedAt,
          evidence: { kind: "direct", proof: null },
          until: takenAt,
          transaction: after.transaction,
        },
      ],
      verification: "verified",
    });
    expect((await api.work(parent)).childCount).toBe(0);
    expect(await api.lineage(id)).toMatchObject({ edges: [] });
    expect((await api.history(id)).items).toMatchObject([
      { kind: "certified", from: null, to: world.account(FIRST), time: certifiedAt },
      { kind: "superseded", from: world.account(FIRST), to: author, time: takenAt, certifiedAt: committedAt },
    ]);
    const { counts } = await api.campaign(campaign);
    expect(counts).toMatchObject({ works: 2, contributors: 2, verified: 1, commitments: 1, anchors: 0 });

    await world.rollback(1);
    await world.indexed();
    expect(await api.work(id)).toEqual(before);
    expect((await api.work(parent)).childCount).toBe(1);
    expect((await api.lineage(id)).edges).toMatchObject([{ parent, child: id, index: 0 }]);
    expect((await api.campaign(campaign)).counts).toMatchObject({ works: 2, contributors: 1, verified: 1 });
    await supersede();
    await world.indexed();
    expect((await api.work(id)).author).toBe(author);
  });

  let leaf: Awaited<ReturnType<typeof signLeaf>> | null = null;
  const leafTypedData = (content: Hex) =>
    contributionTypedData(
      { chainId: chain.deployment.chainId, contract: chain.deployment.contributions },
      {
        campaign,
        config,
        kind: "text",
        codec: "raw",
        aiUse: "none",
        author: world.account(FIRST),
        digest: content,
        epoch: 0,
        deadline: 2 ** 40,
      },
    );
  const signLeaf = async () => {
    const content = await putBlock(world.ipfs.url, utf8("a work that waits in an anchor"));
    const signature = await privateKeyToAccount(chain.key(FIRST)).signTypedData(leafTypedData(content));
    const fields = { author: world.account(FIRST), header: headerOf(), digest: content, manifest: NONE, parents: [] };
    return { ...fields, epoch: 0, deadline: 2n ** 40n, signature };
  };

  it("lists anchors, with what is known of their files", async () => {
    const [root, data] = [keccak256("0xa0"), keccak256("0xa1")];
    const anchor = (kind: number) =>
      world.send(RELAY, chain.deployment.contributions, worksAbi, "anchor", [campaign, kind, root, 7, data, 1, config]);
    await anchor(0);
    await anchor(2);
    leaf = await signLeaf();
    // The same 32 bytes are committed to as well, by somebody who wants to confuse.
    const signed = hashTypedData(leafTypedData(leaf.digest));
    const inner = keccak256(encodeAbiParameters(parseAbiParameters("uint256, bytes32"), [0n, signed]));
    const alone = keccak256(inner);
    const { contributions } = chain.deployment;
    await commit(leaf.digest);
    // New terms in front of it: the anchor is, and its leaf will be, of those that were signed.
    await world.send(BRAND, contributions, worksAbi, "publishTerms", [campaign, keccak256("0x7e2e")]);
    await world.send(RELAY, contributions, worksAbi, "anchor", [campaign, 0, alone, 1, data, 0, config]);
    await world.send(COLLECTOR, contributions, worksAbi, "commit", [campaign, [alone]]);
    await world.indexed();
    // Nobody has the files, and what is known of them changes when that is found out.
    const { items } = await eventually(
      () => api.anchors(campaign),
      (page) => page.items.length === 3 && page.items.every(({ data: { state } }) => state === "unavailable"),
      "three anchors whose files can't be had",
    );
    expect(items).toMatchObject([
      { kind: "contributions", root: alone, count: 1, config },
      { kind: "polls", root, count: 7 },
      {
        kind: "contributions",
        root,
        count: 7,
        config,
        data: { digest: data, valid: null },
      },
    ]);
    expect((await api.campaign(campaign)).config).not.toBe(config);
    expect((await api.anchors(campaign, { kind: "votes" })).items).toEqual([]);
    const first = await api.anchors(campaign, { limit: 1 });
    const rest = await api.anchors(campaign, { limit: 2, cursor: first.next ?? "" });
    expect([...first.items, ...rest.items]).toEqual(items);
    expect(rest.next).toBe(null);
  });

  it("adds up direct votes as the log has them, and keeps a poll's first end", async () => {
    const { curation } = chain.deployment;
    const vote = (by: number, votes: [Hex, number][]) =>
      world.send(by, curation, curationAbi, "vote", [
        campaign,
        votes.map(([work, count]) => ({ id: BigInt(work), votes: count })),
        [],
      ]);
    const nowhere = toContributionId(campaign, keccak256("0x99"));
    await vote(FIRST, [
      [id, 3],
      [id, 10],
      [nowhere, 2],
    ]);
    await vote(COLLECTOR, [[id, 1]]);
    const closes = (await chain.now()) + 50;
    const poll = keccak256("0x90");
    await world.send(CURATOR, curation, curationAbi, "openPoll", [campaign, poll, closes]);
    await world.send(BRAND, curation, curationAbi, "openPoll", [campaign, poll, closes + 1_000]);
    await world.indexed();
    // None of them counts: one voter has no work whose bytes can be had, the other none at all.
    const none = { campaign, votes: 0, voters: 0 };
    expect(await api.votes(campaign)).toEqual({
      items: [
        { id, ...none, minted: true, given: 14 },
        { id: nowhere, ...none, minted: false, given: 2 },
      ].sort((a, b) => (a.id < b.id ? 1 : -1)),
      next: null,
      communityBps: 5_000,
      uncounted: 16,
    });
    expect((await api.ballot(campaign, world.account(FIRST))).entries.map(({ outcome }) => outcome)).toEqual(
      Array(3).fill("not-eligible"),
    );
    expect((await api.work(id)).votes).toBe(14);
    expect((await api.polls(campaign)).items).toMatchObject([
      { poll, by: world.account(CURATOR), closes, open: true, document: null, tallies: [], voters: 0, money: false },
    ]);
  });

  it("follows rejection, appeal and the arbiter's word through their times", async () => {
    const { curation } = chain.deployment;
    const reject = (work: Hex, author: number) => ({
      id: BigInt(work),
      author: world.account(author),
      accepted: false,
      score: 0,
      reason: 5,
      note: NONE,
    });
    const verdicts = [reject(id, EARLIER), reject(parent, FIRST)];
    await world.send(CURATOR, curation, curationAbi, "review", [campaign, verdicts]);
    const { reviewEnds, appealsEnd, rollAt } = await api.campaign(campaign);
    await chain.travelTo(reviewEnds);
    await world.send(EARLIER, curation, curationAbi, "appeal", [BigInt(id)], BOND);
    await world.send(FIRST, curation, curationAbi, "appeal", [BigInt(parent)], BOND);
    await world.indexed();
    expect(await api.work(id)).toMatchObject({
      standing: "rejected",
      appeal: { state: "pending", effect: "counts", bondState: "held", bond: "1000" },
    });
    expect((await api.campaign(campaign)).counts).toMatchObject({ accepted: 0, rejected: 2, appeals: 2 });
    const waiting = await api.appeals(campaign, { state: "pending" });
    expect(waiting.items.map((one) => [one.id, one.work?.id, one.verdict?.reason])).toEqual([
      [parent, parent, 5],
      [id, id, 5],
    ]);

    await chain.travelTo(Math.floor((reviewEnds + appealsEnd) / 2));
    const decision = { id: BigInt(id), author: world.account(EARLIER), upheld: true, score: 4_321, note: NONE };
    await world.send(ARBITER, curation, curationAbi, "decideAppeals", [campaign, [decision]]);
    await world.indexed();
    expect(await api.work(id)).toMatchObject({
      standing: "accepted",
      score: 4_321,
      appeal: { state: "upheld", arbiter: world.account(ARBITER), bondState: "withdrawable" },
    });
    expect((await api.work(parent)).standing).toBe("rejected");
    expect((await api.campaign(campaign)).counts).toMatchObject({ accepted: 1, rejected: 1, appeals: 1 });

    await world.rollback(1);
    await world.indexed();
    expect(await api.work(id)).toMatchObject({ standing: "rejected", score: 0, appeal: { state: "pending" } });
    await world.send(ARBITER, curation, curationAbi, "decideAppeals", [campaign, [decision]]);

    await chain.travelTo(appealsEnd);
    await world.indexed();
    expect(await api.work(parent)).toMatchObject({
      standing: "accepted",
      score: 0,
      appeal: { state: "undecided", bondState: "withdrawable" },
    });
    expect((await api.campaign(campaign)).counts).toMatchObject({ accepted: 2, rejected: 0, appeals: 0 });
    expect((await api.appeals(campaign, { state: "undecided" })).items.map((one) => one.id)).toEqual([parent]);
    expect((await api.works({ campaign, verification: "any", sort: "score" })).items.map((work) => work.id)).toEqual([
      id,
      parent,
    ]);

    const own = (withdrawable?: "true") => api.appealsOf(world.account(EARLIER), withdrawable ? { withdrawable } : {});
    expect((await own("true")).items).toHaveLength(1);
    await world.send(EARLIER, curation, curationAbi, "withdrawBond", [
      BigInt(id),
      world.account(EARLIER),
      world.account(EARLIER),
    ]);
    await world.indexed();
    expect((await own("true")).items).toEqual([]);
    expect((await own()).items).toMatchObject([{ state: "upheld", bondState: "returned" }]);
    await chain.travelTo(rollAt);
    await world.indexed();
    expect((await api.roll(campaign)).works).toMatchObject([{ id, author: world.account(EARLIER), score: 4_321 }]);
  });

  it("keeps the roll as it was when a work is minted from an unseen anchor, or changes its author, after it", async () => {
    if (!leaf) throw new Error("no leaf was anchored");
    const late = leaf;
    const lateId = toContributionId(campaign, late.digest);
    // Minted only now, at its anchor's time, from data that nobody was shown: rule A of the roll (attack 13).
    await world.send(COLLECTOR, chain.deployment.contributions, worksAbi, "mintAnchored", [late, 0n, []]);
    await world.indexed();
    const minted = await eventually(
      () => api.work(lateId),
      ({ verification }) => verification === "verified",
      "the bytes",
    );
    const anchored = (await api.anchors(campaign, { kind: "contributions" })).items.find(({ count }) => count === 1);
    expect(minted).toMatchObject({
      author: world.account(FIRST),
      config,
      certifiedAt: anchored?.time,
      evidence: { kind: "anchor", proof: anchored?.root },
      final: false,
    });
    expect(minted.recordedAt).toBeGreaterThan((await api.campaign(campaign)).rollAt);
    const before = (await api.roll(campaign)).works;
    expect(before.map((one) => one.id)).toEqual([id]);

    await supersede(late.digest);
    await world.indexed();
    expect(await api.work(lateId)).toMatchObject({ author: world.account(EARLIER), owner: world.account(EARLIER) });
    expect((await api.roll(campaign)).works).toEqual(before);
  });
});
