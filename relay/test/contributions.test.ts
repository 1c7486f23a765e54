import { cidFromDigest } from "@colophon/sdk/content/cidFromDigest.ts";
import { create, type KuboRPCClient } from "kubo-rpc-client";
import { CID } from "multiformats/cid";
import type { Hex } from "viem";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { eventually } from "../../indexer/test/support/startProcess.ts";
import { lockCampaign } from "../../sdk/src/actions/lockCampaign.ts";
import { mintAnchored } from "../../sdk/src/actions/mintAnchored.ts";
import { publishTerms } from "../../sdk/src/actions/publishTerms.ts";
import { readContribution } from "../../sdk/src/actions/readContribution.ts";
import { parseBatch } from "../../sdk/src/batches/parseBatch.ts";
import { toContributionId } from "../../sdk/src/ids/contributionId.ts";
import { mintableOf } from "../../sdk/src/relay/mintableOf.ts";
import { readRelayed } from "../../sdk/src/relay/readRelayed.ts";
import { ADA, BRAND, BRUNO, CLEO, type IntakeStage, makeWork } from "./support/intakeStage.ts";
import type { TestRelay } from "./support/startRelay.ts";
import { useIntakeStage } from "./support/useIntakeStage.ts";

describe("contributions without gas", { timeout: 180_000 }, () => {
  let stage: IntakeStage;
  let kubo: KuboRPCClient;
  useIntakeStage((up) => {
    stage = up;
  });
  beforeAll(async () => {
    kubo = create({ url: stage.ipfs.url });
  }, 180_000);
  afterEach(() => stage.endRelays());

  const until = (relay: TestRelay, signed: string, state: "anchored" | "published" | "void") =>
    eventually(
      () => readRelayed(relay.url, signed),
      (found) => (state === "published" ? found.published : found.state === state),
      `a contribution that is ${state}`,
    );
  const has = (cid: string) =>
    kubo.block.stat(CID.parse(cid)).then(
      () => true,
      (error: Error) => {
        // Nothing is looked for elsewhere. Any other answer says nothing.
        if (error.message.includes("not found locally")) return false;
        throw error;
      },
    );

  it("are taken with a receipt, anchored, published and can be minted by anybody", async () => {
    const campaign = await stage.openCampaign();
    const relay = await stage.start(await stage.database());
    const works = [await makeWork(300), await makeWork(2 ** 20 + 17)];
    const sent = [];
    for (const [i, work] of works.entries()) {
      const signed = await stage.sign(campaign, i === 0 ? ADA : BRUNO, work);
      const receipt = await stage.send(relay, signed, work);
      expect(receipt).toMatchObject({ kind: "contributions", campaign });
      // The same message again: the same receipt, though its upload is spoken for.
      sent.push({ receipt, signed, work });
    }
    for (const { receipt, work } of sent) {
      const found = await until(relay, receipt.signed, "published");
      expect(found).toMatchObject({ receipt, state: "anchored", via: "anchor", void: null });
      expect(found.work).toMatchObject({ cid: work.content.cid, manifestText: work.manifestText });
      expect(await has(work.content.cid)).toBe(true);
      expect(await has(cidFromDigest(work.manifest, 0))).toBe(true);
    }
    const { receipt, signed } = sent[1] as (typeof sent)[number];
    const mintable = mintableOf(await readRelayed(relay.url, receipt.signed));
    if (mintable === null) throw new Error("nothing to mint");
    const { id } = await mintAnchored(stage.chain.wallet(CLEO), { deployment: stage.deployment, ...mintable });
    const token = await readContribution(stage.chain.wallet(CLEO), { deployment: stage.deployment, id });
    expect(token.author.toLowerCase()).toBe(signed.author.toLowerCase());
    const found = await readRelayed(relay.url, receipt.signed);
    expect(token.certifiedAt).toBe(found.anchor?.time);
  });

  it("are nowhere to be had before their anchor is in a block, nor is the file that names them", async () => {
    const campaign = await stage.openCampaign();
    const relay = await stage.start(await stage.database());
    const work = await makeWork(5_000);
    const rpc = (method: string, ...params: unknown[]) =>
      stage.chain.wallet(BRAND).request({ method: method as never, params: params as never });
    await rpc("evm_setAutomine", false);
    let data = "";
    let receipt: Awaited<ReturnType<typeof stage.send>>;
    try {
      receipt = await stage.send(relay, await stage.sign(campaign, ADA, work), work);
      const pool = () => rpc("txpool_content") as Promise<{ pending: Record<string, Record<string, { input: Hex }>> }>;
      const input = await eventually(
        async () => Object.values((await pool()).pending).flatMap((own) => Object.values(own))[0]?.input ?? null,
        (found) => found !== null,
        "the anchor's transaction, for everybody to read",
      );
      // anchor(campaign, kind, root, count, data, codec, config)
      data = `0x${input?.slice(10 + 64 * 4, 10 + 64 * 5)}`;
      expect(await readRelayed(relay.url, receipt.signed)).toMatchObject({
        state: "batched",
        work: null,
        anchor: null,
      });
      expect(await has(cidFromDigest(data, 0))).toBe(false);
      expect(await has(work.content.cid)).toBe(false);
      expect(await has(cidFromDigest(work.manifest, 0))).toBe(false);
    } finally {
      await rpc("evm_setAutomine", true);
      await rpc("evm_mine");
    }
    const found = await until(relay, receipt.signed, "published");
    expect(found.anchor?.data).toBe(cidFromDigest(data, 0));
    expect(await has(cidFromDigest(data, 0))).toBe(true);
    expect(await has(work.content.cid)).toBe(true);
  });

  it("of new terms and old go into anchors of their own, and the file leads to its root", async () => {
    const campaign = await stage.openCampaign();
    const database = await stage.database();
    // Nothing is due until both are taken.
    const take = () => stage.start(database, { BATCH_SECONDS: "1800" });
    const before = await take();
    const [first, second, stale] = [await makeWork(), await makeWork(), await makeWork()];
    const old = await stage.send(before, await stage.sign(campaign, ADA, first), first);
    const late = await stage.sign(campaign, BRUNO, stale);
    await before.end("SIGKILL");
    // Terms that gave way count for an hour, once the campaign is locked.
    await lockCampaign(stage.chain.wallet(BRAND), { deployment: stage.deployment, campaign });
    await publishTerms(stage.chain.wallet(BRAND), {
      deployment: stage.deployment,
      campaign,
      terms: `0x${"5e".repeat(32)}`,
    });
    // What a relay knows of a campaign is some seconds old: this one knows nothing yet.
    const after = await take();
    await expect(stage.send(after, late, stale)).rejects.toMatchObject({ code: "other-config" });
    const fresh = await stage.send(after, await stage.sign(campaign, BRUNO, second), second);
    await after.end("SIGKILL");
    const relay = await stage.start(database);
    const [one, two] = [await until(relay, old.signed, "published"), await until(relay, fresh.signed, "published")];
    expect(one.anchor?.config).not.toBe(two.anchor?.config);
    const anchors = await stage.anchors(campaign);
    expect(anchors.map(({ args }) => args.config).toSorted()).toEqual(
      [one.anchor?.config, two.anchor?.config].toSorted(),
    );
    for (const [{ anchor }, work] of [
      [one, first],
      [two, second],
    ] as const) {
      const batch = parseBatch(await kubo.block.get(CID.parse(anchor?.data ?? "")));
      expect(batch.header).toMatchObject({ kind: "contributions", campaign, config: anchor?.config });
      const { digest } = work.content;
      const records = [...batch.records()].map(({ record }) => record);
      expect(records).toMatchObject([{ digest, manifest: work.manifest }]);
    }
  });

  it("that build on another of their author's wait until that is anchored", async () => {
    const campaign = await stage.openCampaign();
    const database = await stage.database();
    const taking = await stage.start(database, { BATCH_SECONDS: "1800" });
    const [root, child, other] = [await makeWork(), await makeWork(), await makeWork()];
    const parents = [toContributionId(campaign, root.content.digest)];
    const first = await stage.send(taking, await stage.sign(campaign, ADA, root), root);
    // Nobody but its author knows of it yet.
    const early = stage.send(taking, await stage.sign(campaign, BRUNO, other, { parents }), other);
    await expect(early).rejects.toMatchObject({ code: "unknown-parent" });
    const second = await stage.send(taking, await stage.sign(campaign, ADA, child, { parents }), child);
    expect(second.anchorBy).toBeGreaterThan(first.anchorBy);
    await taking.end("SIGKILL");
    const relay = await stage.start(database);
    const [one, two] = [await until(relay, first.signed, "published"), await until(relay, second.signed, "published")];
    expect(two.anchor?.time).toBeGreaterThan(one.anchor?.time ?? Number.POSITIVE_INFINITY);
    // And both are what the chain takes: the parent first.
    for (const found of [one, two]) {
      const mintable = mintableOf(await readRelayed(relay.url, found.receipt.signed));
      if (mintable === null) throw new Error("nothing to mint");
      await mintAnchored(stage.chain.wallet(CLEO), { deployment: stage.deployment, ...mintable });
    }
    // Now everybody may build on it.
    await stage.send(relay, await stage.sign(campaign, BRUNO, other, { parents }), other);
  });
});
