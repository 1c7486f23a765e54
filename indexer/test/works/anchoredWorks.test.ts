import { certify } from "@colophon/sdk/actions/certify.ts";
import type { Hex } from "viem";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventually } from "../support/startProcess.ts";
import { ADA, BatchStage, BRUNO } from "./BatchStage.ts";

describe.each(["pglite", "postgres"] as const)("anchored contributions, as the index on %s has them", (kind) => {
  let stage: BatchStage;
  let campaign = 0;
  let config: Hex;
  beforeAll(async () => {
    stage = await BatchStage.open(kind);
    ({ campaign, config } = await stage.open());
  });
  afterAll(() => stage?.close());

  const shown = (id: Hex) =>
    eventually(
      () => stage.api.work(id),
      ({ verification }) => verification !== "pending",
      `the work ${id}`,
    );

  it("shows what was anchored like what was certified directly", async () => {
    const [text, manifest] = [await stage.text("a poem"), await stage.manifest("A poem")];
    const record = await stage.record(campaign, config, { by: ADA, digest: text, manifest });
    const { root, ids } = await stage.anchor(campaign, config, [record]);
    const [id] = ids as [Hex];
    expect(await stage.fileOf(campaign, root)).toMatchObject({ state: "read", valid: 1 });
    expect(await shown(id)).toMatchObject({
      id,
      state: "anchored",
      author: stage.account(ADA),
      owner: null,
      finalAt: null,
      final: false,
      title: "A poem",
      verification: "verified",
      standing: "in-review",
      evidence: { kind: "anchor", proof: root },
    });
    const { items } = await stage.api.works({ campaign, standing: "any" });
    expect(items.map((item) => item.id)).toEqual([id]);
    expect((await stage.api.campaign(campaign)).counts).toMatchObject({ works: 1, verified: 1, contributors: 1 });
  });

  it("is the same as a fresh index", async () => {
    const digest = await stage.text("a direct one");
    await certify(stage.chain.wallet(BRUNO), {
      deployment: stage.chain.deployment,
      campaign,
      config,
      kind: "text",
      codec: "raw",
      aiUse: "none",
      digest,
    });
    expect(await stage.compareWithFresh()).toEqual([]);
  });
});
