import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { create } from "kubo-rpc-client";
import { CID } from "multiformats/cid";
import { describe, expect, it } from "vitest";
import { eventually } from "../../indexer/test/support/startProcess.ts";
import { readRelayed } from "../../sdk/src/relay/readRelayed.ts";
import { ADA, BRUNO, type IntakeStage, makeWork, UNPUBLISHED } from "./support/intakeStage.ts";
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
    // Both are in one batch: neither is due at the relay that takes them, and both are at the next.
    const taking = await stage.start(database, { BATCH_SECONDS: "1800" });
    const sent = [];
    for (const [by, size] of [
      [ADA, 300],
      [BRUNO, 2 ** 20 + 5],
    ] as const) {
      const work = await makeWork(size);
      sent.push({ work, receipt: await stage.send(taking, await stage.sign(campaign, by, work), work) });
    }
    await taking.end("SIGKILL");
    const steps = ["formed", "stored", "signed", "broadcast", "anchored", "filed", "kept", "published"];
    const noted = () => (existsSync(STEPS_FILE) ? readFileSync(STEPS_FILE, "utf8").trim().split("\n") : []);
    for (const [life, step] of steps.entries()) {
      // Publishing runs beside what anchors, and could come to its first step before the anchor is noted.
      const held = life <= steps.indexOf("anchored") ? UNPUBLISHED : {};
      const mortal = await stage.start(database, { STEPS_FILE, ...held }, MORTAL);
      expect(await mortal.gone, step).toBe(null);
      expect(noted()).toEqual(steps.slice(0, life + 1));
    }
    const relay = await stage.start(database);
    const kubo = create({ url: stage.ipfs.url });
    for (const { receipt, work } of sent) {
      const found = await eventually(
        () => readRelayed(relay.url, receipt.signed),
        ({ published }) => published,
        "a work that is published",
      );
      expect(found).toMatchObject({ receipt, state: "anchored", trouble: null });
      const pins: string[] = [];
      for await (const { cid } of kubo.pin.ls({ paths: [CID.parse(work.content.cid)], type: "recursive" }))
        pins.push(cid.toString());
      expect(pins).toEqual([work.content.cid]);
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
