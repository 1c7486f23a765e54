import { cancelSignatures } from "@colophon/sdk/actions/cancelSignatures.ts";
import { certify } from "@colophon/sdk/actions/certify.ts";
import { mintAnchoredMany } from "@colophon/sdk/actions/mintAnchoredMany.ts";
import { review } from "@colophon/sdk/actions/review.ts";
import { setCurator } from "@colophon/sdk/actions/setCurator.ts";
import { supersedeAnchored } from "@colophon/sdk/actions/supersedeAnchored.ts";
import { encodeBatch } from "@colophon/sdk/batches/encodeBatch.ts";
import { anchoredWork } from "@colophon/sdk/evidence/anchoredWork.ts";
import type { Hex } from "viem";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { putBlock } from "../support/putBlock.ts";
import { eventually } from "../support/startProcess.ts";
import { ADA, BatchStage, BRUNO, CLEO, CURATOR, STRANGER } from "./BatchStage.ts";

describe.each(["pglite", "postgres"] as const)("anchored contributions, as the index on %s has them", (kind) => {
  let stage: BatchStage;
  let campaign = 0;
  let config: Hex;
  beforeAll(async () => {
    stage = await BatchStage.open(kind);
    ({ campaign, config } = await stage.open({ aiPolicy: "none" }));
  });
  afterAll(() => stage?.close());

  const settled = (id: Hex) =>
    eventually(
      () => stage.api.work(id),
      ({ verification }) => verification !== "pending",
      `the work ${id}`,
    );
  const counts = async () => (await stage.api.campaign(campaign)).counts;
  const direct = async (by: number, digest: Hex) => {
    const work = { kind: "text", codec: "raw", aiUse: "none", digest } as const;
    const { id } = await certify(stage.chain.wallet(by), {
      deployment: stage.chain.deployment,
      ...{ campaign, config, ...work },
    });
    return id;
  };
  const listed = async () => (await stage.api.works({ campaign, standing: "any" })).items.map(({ id }) => id);

  it("shows what was anchored like what was certified directly", async () => {
    const [text, manifest] = [await stage.text("a poem"), await stage.manifest("A poem")];
    const record = await stage.record(campaign, config, { by: ADA, digest: text, manifest });
    const { root, ids } = await stage.anchor(campaign, config, [record]);
    const [id] = ids as [Hex];
    expect(await stage.fileOf(campaign, root)).toMatchObject({ state: "read", valid: 1 });
    await eventually(
      () => stage.api.work(id),
      ({ title }) => title === "A poem",
      "its manifest",
    );
    expect(await settled(id)).toMatchObject({
      ...{ id, state: "anchored", author: stage.account(ADA), owner: null, finalAt: null, final: false },
      ...{ title: "A poem", verification: "verified", standing: "in-review" },
      evidence: { kind: "anchor", proof: root },
    });
    expect(await listed()).toEqual([id]);
    expect((await stage.api.digest(text)).items.map((work) => work.id)).toEqual([id]);
    expect((await stage.api.works({ author: stage.account(ADA), standing: "any" })).items).toHaveLength(1);
    expect((await stage.api.works({ search: "poem", standing: "any" })).items).toHaveLength(1);
    expect(await counts()).toMatchObject({ works: 1, minted: 0, verified: 1, contributors: 1 });
  });

  it("passes over every leaf that doesn't hold, and only over that", async () => {
    const text = (name: string) => stage.text(`leaf ${name}`);
    const by = STRANGER;
    const good = await stage.record(campaign, config, { by, digest: await text("good") });
    const forged = {
      ...(await stage.record(campaign, config, { by, digest: await text("forged") })),
      signer: stage.account(BRUNO),
    };
    const late = await stage.record(campaign, config, {
      by,
      digest: await text("late"),
      deadline: BigInt(await stage.chain.now()) - 1n,
    });
    const made = await stage.record(campaign, config, { by, digest: await text("made"), aiUse: "assisted" });
    const other = await stage.record(campaign, config, {
      by,
      digest: await text("other"),
      config: `0x${"11".repeat(20)}`,
    });
    const orphan = await stage.record(campaign, config, {
      by,
      digest: await text("orphan"),
      parents: [`0x${campaign.toString(16).padStart(8, "0")}${"ab".repeat(28)}`],
    });
    // A parent in the same anchor isn't strictly earlier.
    const parent = `0x${campaign.toString(16).padStart(8, "0")}${good.digest.slice(10)}` as Hex;
    const sibling = await stage.record(campaign, config, { by, digest: await text("sibling"), parents: [parent] });
    const old = await stage.record(campaign, config, { by: CLEO, digest: await text("old epoch") });
    await cancelSignatures(stage.chain.wallet(CLEO), { deployment: stage.chain.deployment });
    const renewed = await stage.record(campaign, config, { by: CLEO, digest: await text("new epoch") });
    const before = await listed();
    const records = [good, forged, late, made, other, orphan, sibling, old, renewed];
    const { root, ids } = await stage.anchor(campaign, config, records);
    // What the file alone says: fields and signatures. The rest is the chain's to say.
    expect(await stage.fileOf(campaign, root)).toMatchObject({ state: "read", valid: 7 });
    // What files name is read one after the other.
    for (const index of [0, 8]) await settled(ids[index] as Hex);
    expect((await listed()).filter((id) => !before.includes(id)).sort()).toEqual([ids[0], ids[8]].sort());
  });

  it("counts lineage over anchors, whichever file comes first", async () => {
    const [first, second] = [await stage.text("chapter 1"), await stage.text("chapter 2")];
    const one = await stage.anchor(
      campaign,
      config,
      [await stage.record(campaign, config, { by: ADA, digest: first })],
      { stored: false },
    );
    const [parent] = one.ids as [Hex];
    const two = await stage.anchor(campaign, config, [
      await stage.record(campaign, config, { by: BRUNO, digest: second, parents: [parent] }),
    ]);
    const [child] = two.ids as [Hex];
    expect(await stage.fileOf(campaign, two.root)).toMatchObject({ state: "read", valid: 1 });
    await expect(stage.api.work(child)).rejects.toThrow(/No work/);
    await putBlock(stage.ipfs.url, one.bytes);
    await settled(parent);
    await settled(child);
    const { nodes, edges } = await stage.api.lineage(child);
    expect(nodes.map(({ id }) => id).sort()).toEqual([parent, child].sort());
    expect(edges).toEqual([{ parent, child, index: 0 }]);
    expect((await stage.api.work(parent)).childCount).toBe(1);
  });

  it("gives what it takes to mint a work with its ancestors, which the contract takes", async () => {
    const id = (await stage.api.works({ author: stage.account(BRUNO), standing: "any" })).items[0]?.id as Hex;
    const plan = await stage.api.mint(id);
    expect(plan).toMatchObject({ state: "ready", truncated: false });
    expect(plan.steps.map(({ action, author }) => [action, author])).toEqual([
      ["mint", stage.account(ADA)],
      ["mint", stage.account(BRUNO)],
    ]);
    const { deployment } = stage.chain;
    const { result } = await mintAnchoredMany(stage.chain.wallet(STRANGER), {
      deployment,
      works: plan.steps.map(anchoredWork),
    });
    expect(result).toBe(2n);
    await stage.indexed();
    expect(await stage.api.work(id)).toMatchObject({ state: "minted", owner: stage.account(BRUNO), final: false });
    expect(await stage.api.mint(id)).toMatchObject({ state: "minted", steps: [] });
    expect((await counts()).minted).toBe(2);
    // The mint is undone: it is anchored, as before.
    await stage.rollback(1);
    await stage.indexed();
    expect(await stage.api.work(id)).toMatchObject({ state: "anchored", owner: null });
    expect((await counts()).minted).toBe(0);
  });

  it("gives it, too, where somebody had named the file before, under a root of their own", async () => {
    const record = await stage.record(campaign, config, { by: CLEO, digest: await stage.text("named before") });
    const bytes = encodeBatch(stage.header(campaign, config), [record]);
    const theirs = await stage.open();
    const root: Hex = `0x${"5e".repeat(32)}`;
    await stage.anchor(theirs.campaign, theirs.config, [record], { bytes, root });
    expect(await stage.fileOf(theirs.campaign, root)).toMatchObject({ state: "mismatched" });
    const { ids } = await stage.anchor(campaign, config, [record]);
    const id = ids[0] as Hex;
    await eventually(
      () => stage.api.mint(id),
      ({ state }) => state === "ready",
      "what it takes to mint it",
    );
  });

  it("shows the earliest of token and leaves, and what it takes to put the token right", async () => {
    const digest = await stage.text("claimed twice");
    const anchored = await stage.anchor(campaign, config, [await stage.record(campaign, config, { by: ADA, digest })], {
      stored: false,
    });
    const id = await direct(BRUNO, digest);
    await stage.indexed();
    expect(await settled(id)).toMatchObject({ author: stage.account(BRUNO), state: "minted" });
    await putBlock(stage.ipfs.url, anchored.bytes);
    await eventually(
      () => stage.api.work(id),
      ({ author }) => author === stage.account(ADA),
      "the earlier author",
    );
    expect(await stage.api.work(id)).toMatchObject({ state: "anchored", owner: null, finalAt: null });
    const { steps } = await stage.api.mint(id);
    expect(steps).toMatchObject([{ action: "supersede", author: stage.account(ADA) }]);
    const [step] = steps;
    if (step)
      await supersedeAnchored(stage.chain.wallet(STRANGER), {
        deployment: stage.chain.deployment,
        ...anchoredWork(step),
      });
    await stage.indexed();
    expect(await stage.api.work(id)).toMatchObject({
      state: "minted",
      author: stage.account(ADA),
      owner: stage.account(ADA),
    });
    await stage.rollback(1);
    await stage.indexed();
    expect(await stage.api.work(id)).toMatchObject({ state: "anchored", author: stage.account(ADA) });
  });

  it("takes the earliest of several anchors, and the next when a reorg takes that away", async () => {
    const digest = await stage.text("anchored twice");
    const late = await stage.record(campaign, config, { by: ADA, digest });
    const early = await stage.record(campaign, config, { by: BRUNO, digest });
    const one = await stage.anchor(campaign, config, [early]);
    const [id] = one.ids as [Hex];
    await settled(id);
    const before = await counts();
    await stage.anchor(campaign, config, [
      late,
      await stage.record(campaign, config, { by: CLEO, digest: await stage.text("beside") }),
    ]);
    expect(await settled(id)).toMatchObject({ author: stage.account(BRUNO) });
    await stage.rollback(2);
    await stage.indexed();
    await expect(stage.api.work(id)).rejects.toThrow(/No work/);
    expect(await counts()).toMatchObject({ works: before.works - 1 });
    // Anchored once more, its file known from before.
    await stage.anchor(campaign, config, [late]);
    expect(await settled(id)).toMatchObject({ author: stage.account(ADA) });
  });

  it("lets verdicts on works without a token count", async () => {
    const { deployment } = stage.chain;
    const short = await stage.open({ closes: (await stage.chain.now()) + 600, reviewPeriod: 6_000 });
    const digest = await stage.text("to be reviewed");
    const one = await stage.anchor(short.campaign, short.config, [
      await stage.record(short.campaign, short.config, { by: ADA, digest }),
    ]);
    const [id] = one.ids as [Hex];
    await settled(id);
    await setCurator(stage.chain.wallet(0), {
      deployment,
      campaign: short.campaign,
      curator: stage.account(CURATOR),
      active: true,
    });
    await stage.chain.travelTo((await stage.chain.now()) + 700);
    const verdict = { id, author: stage.account(ADA), accepted: true, score: 4_321 } as const;
    await review(stage.chain.wallet(CURATOR), { deployment, campaign: short.campaign, verdicts: [verdict] });
    await stage.indexed();
    expect(await stage.api.work(id)).toMatchObject({ standing: "accepted", score: 4_321, state: "anchored" });
    expect((await stage.api.roll(short.campaign)).works).toMatchObject([
      { id, author: stage.account(ADA), score: 4_321 },
    ]);
  });

  it("names files that can't be used, and is held up by none of them", async () => {
    const { campaign: own, config: terms } = await stage.open();
    const record = async (name: string) => stage.record(own, terms, { by: ADA, digest: await stage.text(name) });
    const broken = encodeBatch(stage.header(own, terms), [await record("broken")]);
    broken[9] = 77;
    const malformed = await stage.anchor(own, terms, [await record("malformed")], { bytes: broken });
    const wrong = encodeBatch(stage.header(own, terms), [await record("wrong")]);
    const mismatched = await stage.anchor(own, terms, [await record("mismatched")], { bytes: wrong });
    const large = await stage.anchor(own, terms, [await record("many")], { count: 300_000 });
    const away = await stage.anchor(own, terms, [await record("away")], { stored: false });
    const fine = await stage.anchor(own, terms, [await record("fine")]);
    expect(await stage.fileOf(own, fine.root)).toMatchObject({ state: "read", valid: 1 });
    expect(await stage.fileOf(own, malformed.root)).toMatchObject({ state: "malformed" });
    expect(await stage.fileOf(own, mismatched.root)).toMatchObject({ state: "mismatched" });
    expect(await stage.fileOf(own, large.root)).toMatchObject({ state: "too-large" });
    expect(await stage.fileOf(own, away.root)).toMatchObject({ state: "unavailable" });
    await settled(fine.ids[0] as Hex);
    const { items } = await stage.api.works({ campaign: own, standing: "any", verification: "any" });
    expect(items.map(({ id }) => id)).toEqual(fine.ids);
  });

  it("is the same as a fresh index", async () => {
    await direct(BRUNO, await stage.text("a direct one"));
    expect(await stage.compareWithFresh()).toEqual([]);
  });
});
