import { cancelSignatures } from "@colophon/sdk/actions/cancelSignatures.ts";
import type { BatchRecord } from "@colophon/sdk/batches/batch.ts";
import { encodeBatch } from "@colophon/sdk/batches/encodeBatch.ts";
import { voterLeaf } from "@colophon/sdk/batches/voterLeaf.ts";
import type { Digest } from "@colophon/sdk/ids/digest.ts";
import { MerkleTree } from "@colophon/sdk/merkle/MerkleTree.ts";
import { hexToBytes } from "viem";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ADA, type AnchorWorld, BRUNO, STRANGER, startAnchorWorld } from "./support/anchorWorld.ts";
import { putBlock } from "./support/putBlock.ts";
import { eventually } from "./support/startProcess.ts";

let world: AnchorWorld;

describe.each(["pglite", "postgres"] as const)("anchors of votes, read by the index on %s", (kind) => {
  beforeAll(async () => {
    world = await startAnchorWorld(kind);
  });
  afterAll(() => world?.stop());

  it("counts what holds, and says of every other leaf why it doesn't", async () => {
    const { chain, api, campaign, works, account, voteRecord, header, anchorBatch, stateOf } = world;
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
    const { chain, api, campaign, account, voteRecord, header, anchorBatch, stateOf } = world;
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
    const { api, campaign, account, indexed, rollback, voteRecord, header, anchorBatch, stateOf } = world;
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
    const { api, listed, voters, account, voteRecord, header, anchorBatch, stateOf } = world;
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
    const { ipfs, voteRecord, header, anchorBatch, stateOf } = world;
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
});
