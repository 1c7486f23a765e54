import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { create } from "kubo-rpc-client";
import { CID } from "multiformats/cid";
import { describe, expect, it } from "vitest";
import { eventually } from "../../indexer/test/support/startProcess.ts";
import { readRelayed } from "../../sdk/src/relay/readRelayed.ts";
import { ADA, BRUNO, type IntakeStage, makeWork } from "./support/intakeStage.ts";
import { useIntakeStage } from "./support/useIntakeStage.ts";

const MORTAL = "relay/test/support/mortalRelay.ts";

describe("a relay that is killed with contributions on their way", { timeout: 400_000 }, () => {
  let stage: IntakeStage;
  useIntakeStage((up) => {
    stage = up;
  });

  it("loses nothing, anchors nothing twice, and publishes all, whatever step it was killed after", async () => {
    const database = await stage.database();
    const campaign = await stage.openCampaign();
    const STEPS_FILE = join(stage.folder, "steps");
    // Both are in one batch: the second comes while the first waits.
    const env = { BATCH_SECONDS: "5", STEPS_FILE };
    let relay = await stage.start(database, env, MORTAL);
    const sent = [];
    for (const [by, size] of [
      [ADA, 300],
      [BRUNO, 2 ** 20 + 5],
    ] as const) {
      const work = await makeWork(size);
      sent.push({ work, receipt: await stage.send(relay, await stage.sign(campaign, by, work), work) });
    }
    const steps = ["formed", "stored", "signed", "broadcast", "anchored", "filed", "kept", "published"];
    const noted = () => (existsSync(STEPS_FILE) ? readFileSync(STEPS_FILE, "utf8").trim().split("\n") : []);
    for (const life of steps.keys()) {
      expect(await relay.gone).toBe(null);
      expect(noted()).toEqual(steps.slice(0, life + 1));
      relay = await stage.start(database, env, life === steps.length - 1 ? undefined : MORTAL);
    }
    const kubo = create({ url: stage.ipfs.url });
    for (const { receipt, work } of sent) {
      const found = await eventually(
        () => readRelayed(relay.url, receipt.signed),
        ({ published }) => published,
        "a work that is published",
      );
      expect(found).toMatchObject({ receipt, state: "anchored", trouble: null });
      const pins = kubo.pin.ls({ paths: [CID.parse(work.content.cid)], type: "recursive" });
      for await (const { cid } of pins) expect(cid.toString()).toBe(work.content.cid);
    }
    const anchors = await stage.anchors(campaign);
    expect(anchors.map(({ args }) => args.count)).toEqual([sent.length]);
    // And its disk is free again.
    await eventually(
      async () => stage.filesOf(database),
      (files) => files.length === 0,
      "no files",
    );
  });
});
