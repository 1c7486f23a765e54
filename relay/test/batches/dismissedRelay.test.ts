import { afterEach, describe, expect, it } from "vitest";
import { eventually } from "../../../indexer/test/support/startProcess.ts";
import { setRelay } from "../../../sdk/src/actions/setRelay.ts";
import { readRelayed } from "../../../sdk/src/relay/readRelayed.ts";
import { claimDesk } from "../support/claimDesk.ts";
import { ADA, ARBITER, BRAND, BRUNO, type IntakeStage, makeWork } from "../support/intakeStage.ts";
import { useIntakeStage } from "../support/useIntakeStage.ts";

describe("a campaign that names another relay after works were taken", { timeout: 180_000 }, () => {
  let stage: IntakeStage;
  useIntakeStage((up) => {
    stage = up;
  });
  afterEach(() => stage.endRelays());

  it("keeps nobody else's waiting, and its works are given up, with their disk, once none could count", async () => {
    const closes = (await stage.chain.now()) + 1_000;
    const [left, other] = [await stage.openCampaign({ closes }), await stage.openCampaign()];
    const database = await stage.database();
    // Nothing is due until the campaign names another.
    const taking = await stage.start(database, { BATCH_SECONDS: "600" });
    const work = await makeWork();
    const { signed } = await stage.send(taking, await stage.sign(left, ADA, work), work);
    await setRelay(stage.chain.wallet(BRAND), {
      ...{ deployment: stage.deployment, campaign: left },
      relay: stage.account(ARBITER),
    });
    await taking.end("SIGKILL");
    const relay = await stage.start(database);
    const stuck = async () =>
      (await claimDesk(() => stage).rows<{ failures: number }>(database, "select failures from relay.batches"))[0];
    await eventually(stuck, (row) => (row?.failures ?? 0) > 0, "a batch that is refused");
    expect(await readRelayed(relay.url, signed)).toMatchObject({ void: null });
    const fine = await makeWork();
    const sent = await stage.send(relay, await stage.sign(other, BRUNO, fine), fine);
    await eventually(
      () => readRelayed(relay.url, sent.signed),
      ({ published }) => published,
      "another campaign's work",
    );
    await stage.chain.travelTo(closes + 3_601);
    const found = await eventually(
      () => readRelayed(relay.url, signed),
      ({ state }) => state === "void",
      "the work given up",
    );
    expect(found.void).toMatchObject({ reason: "other-relay" });
    const uploads = await claimDesk(() => stage).rows(database, "select state from relay.uploads");
    expect(uploads).toEqual([{ state: "whole" }]);
  });
});
