import { zeroHash } from "viem";
import {
  type CurationWorld,
  deployCuration,
  digestOf,
  is,
  networkHelpers,
  next,
  type Person,
  viem,
} from "./support.ts";

const { loadFixture, time } = networkHelpers;
const assert = viem.assertions;

describe("Curation: polls", () => {
  let world: CurationWorld;
  let now: number;
  beforeEach(async () => {
    world = await loadFixture(deployCuration);
    const { curator, brand, opened, contributions } = world;
    await contributions.write.setCurator([opened.campaign, curator.account.address, true], { account: brand.account });
    now = await time.latest();
  });
  const poll = digestOf("poll");
  const openPoll = (by: Person, closes = now + 1_000, document = poll, campaign = world.opened.campaign) =>
    world.curation.write.openPoll([campaign, document, closes], { account: by.account });

  it("are opened by the brand or a curator, in the log", async () => {
    for (const by of [world.brand, world.curator]) {
      await assert.emitWithArgs(openPoll(by), world.curation, "PollOpened", [
        world.opened.campaign,
        poll,
        is(by),
        now + 1_000,
      ]);
    }
  });

  it("are opened by nobody else", async () => {
    for (const by of [world.author, world.arbiter, world.other]) {
      await assert.revertWithCustomErrorWithArgs(openPoll(by), world.curation, "NotCurator", [
        world.opened.campaign,
        is(by),
      ]);
    }
  });

  it("have a document", async () => {
    await assert.revertWithCustomErrorWithArgs(
      openPoll(world.brand, now + 1_000, zeroHash),
      world.curation,
      "EmptyPoll",
      [world.opened.campaign],
    );
  });

  it("end later than they open", async () => {
    await next(now + 1_000);
    await assert.revertWithCustomErrorWithArgs(openPoll(world.brand), world.curation, "PollEndsInPast", [
      world.opened.campaign,
      poll,
      now + 1_000,
      BigInt(now + 1_000),
    ]);
    await next(now + 1_001);
    await openPoll(world.brand, now + 1_002);
  });

  it("need a campaign", async () => {
    await assert.revertWithCustomErrorWithArgs(
      openPoll(world.brand, now + 1_000, poll, 99),
      world.contributions,
      "UnknownCampaign",
      [99],
    );
  });
});
