import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { ADA, type IntakeStage, intakeStage, makeWork } from "./support/intakeStage.ts";

describe("who attacks the intake of contributions", { timeout: 180_000 }, () => {
  let stage: IntakeStage;
  beforeAll(async () => {
    stage = await intakeStage();
  });
  afterEach(() => stage.endRelays());
  afterAll(() => stage?.stop());

  it("doesn't read a work's id out of the list of votes, by account or by message", async () => {
    const campaign = await stage.openCampaign();
    const relay = await stage.start(await stage.database(), { BATCH_SECONDS: "1800" });
    const work = await makeWork();
    const { signed } = await stage.send(relay, await stage.sign(campaign, ADA, work), work);
    const list = await fetch(`${relay.url}/v1/ballots?campaign=${campaign}&voter=${stage.account(ADA)}`);
    expect(await list.json()).toEqual({ items: [] });
    const one = await fetch(`${relay.url}/v1/ballots/${signed}`);
    expect(one.status).toBe(404);
    expect(await one.text()).not.toContain(work.content.digest.slice(2, 40));
  });
});
