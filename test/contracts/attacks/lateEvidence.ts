/**
 * Evidence that is shown, or exchanged, when nobody can judge it any more. The chain takes all of this: what of it counts for
 * money is for whoever computes the roll, see docs/attack-review.md.
 */
import { expect } from "chai";
import { type Address, type Hex, zeroHash } from "viem";
import { appeal, BOND, decide, decision, deployCuration, next, State } from "../Curation/support.ts";
import { anchorBatch, batchOf, commitTo, mint, signed, supersede } from "../support/evidence.ts";
import { certify, deployCore, digestOf, idOf, networkHelpers, open, viem, type World } from "../support/world.ts";

const { loadFixture, time } = networkHelpers;
const assert = viem.assertions;

const rejection = (id: bigint, author: Address, reason = 1) => ({
  id,
  author,
  accepted: false,
  score: 0,
  reason,
  note: zeroHash,
});

describe("Attack: evidence that comes when nobody can judge it", () => {
  let world: World;

  beforeEach(async () => {
    world = await loadFixture(deployCore);
  });

  const at = (id: bigint) => world.contributions.read.contributionOf([id]);
  const review = (campaign: number, verdicts: ReturnType<typeof rejection>[]) =>
    world.curation.write.review([campaign, verdicts], { account: world.brand.account });
  const refused = (call: Promise<unknown>, name: "OutsideReview" | "OtherAuthor") =>
    assert.revertWithCustomError(call as Promise<Hex>, world.curation, name);

  it("remains: a relay withholds an anchor's data until the review is over, and mints then", async () => {
    const opened = await open(world);
    const batch = batchOf(world, [await signed(world, world.other, opened, "withheld")]);
    const anchoredAt = await anchorBatch(world, opened, batch);
    const [, reviewEnds, , rollAt] = await world.contributions.read.scheduleOf([opened.campaign]);
    await time.setNextBlockTimestamp(rollAt - 1);
    await mint(world, batch);
    const id = idOf(opened.campaign, digestOf("withheld"));
    // Certified in time, never seen, and without a verdict: what silence accepts.
    const { certifiedAt } = await at(id);
    expect(certifiedAt).to.equal(anchoredAt).and.to.be.lessThan(opened.settings.closes);
    expect(rollAt).to.be.greaterThan(reviewEnds);
    await refused(review(opened.campaign, [rejection(id, world.other.account.address)]), "OutsideReview");
  });

  it("remains: a rejected author takes its own work over from a second key in the review's last second", async () => {
    const opened = await open(world, {
      closes: (await time.latest()) + 1_000,
      reviewPeriod: 3 * 86_400,
      finality: 7 * 86_400,
    });
    await commitTo(world, world.collector, opened, "work");
    const id = await certify(world, world.author, opened, "work");
    await review(opened.campaign, [rejection(id, world.author.account.address)]);
    const [, reviewEnds] = await world.contributions.read.scheduleOf([opened.campaign]);
    await time.setNextBlockTimestamp(reviewEnds - 1);
    await supersede(world, world.collector, opened, "work");
    expect((await at(id)).author.toLowerCase()).to.equal(world.collector.account.address);
    await refused(review(opened.campaign, [rejection(id, world.collector.account.address)]), "OutsideReview");
  });

  it("remains: credits and parents are exchanged after the review, by the same author's own commitment", async () => {
    const opened = await open(world, {
      closes: (await time.latest()) + 1_000,
      reviewPeriod: 3 * 86_400,
      finality: 7 * 86_400,
    });
    const parent = await certify(world, world.other, opened, "parent");
    await commitTo(world, world.author, opened, "remix");
    const id = await certify(world, world.author, opened, "remix", {
      parents: [parent],
      manifest: digestOf("half to other"),
    });
    const [, reviewEnds] = await world.contributions.read.scheduleOf([opened.campaign]);
    await time.setNextBlockTimestamp(reviewEnds);
    const call = supersede(world, world.author, opened, "remix", { manifest: digestOf("all mine") });
    await assert.emitWithArgs(call, world.precedence, "Superseded", [
      id,
      () => true,
      digestOf("remix"),
      () => true,
      digestOf("all mine"),
      [],
      () => true,
      () => true,
      (previous: string) => previous.toLowerCase() === world.author.account.address,
    ]);
    // At most as long as the first finality: it doesn't begin anew (frozenToken.ts).
    await time.setNextBlockTimestamp((await at(id)).finalAt);
    await assert.revertWithCustomError(
      supersede(world, world.author, opened, "remix") as Promise<Hex>,
      world.precedence,
      "AlreadyFinal",
    );
  });

  it("a takeover in front of a batch of verdicts makes it fail, as often as there is older evidence; the rest goes alone", async () => {
    const opened = await open(world);
    await commitTo(world, world.collector, opened, "work");
    const id = await certify(world, world.author, opened, "work");
    const other = await certify(world, world.other, opened, "other");
    const batch = [rejection(id, world.author.account.address), rejection(other, world.other.account.address)];
    await supersede(world, world.collector, opened, "work");
    await refused(review(opened.campaign, batch), "OtherAuthor");
    await review(opened.campaign, batch.slice(1));
    await review(opened.campaign, [rejection(id, world.collector.account.address)]);
  });

  it("remains: an appellant saves its bond by a takeover from a second key in front of the decision, and has lost the work", async () => {
    const curated = await loadFixture(deployCuration);
    const { settings, campaign } = await open(curated, {
      closes: (await time.latest()) + 1_000,
      reviewPeriod: 3 * 86_400,
      appealPeriod: 3 * 86_400,
      finality: 30 * 86_400,
    });
    const of = { settings, campaign, config: await curated.contributions.read.configOf([campaign]) };
    await commitTo(curated, curated.collector, of, "mine");
    const id = await certify(curated, curated.author, of, "mine");
    const [, from, end] = await curated.contributions.read.scheduleOf([campaign]);
    await next(from);
    await appeal(curated, curated.author, id);
    const middle = from + Math.floor((end - from) / 2);
    await next(middle);
    await supersede(curated, curated.collector, of, "mine");
    await decide(curated, [decision(curated, { id })], curated.arbiter, campaign);
    const made = await curated.curation.read.appealOf([id, curated.author.account.address]);
    expect(made).to.include({ state: State.rejected, bond: BOND });
    // The second key has no appeal any more, and no way back to the first.
    await assert.revertWithCustomError(appeal(curated, curated.collector, id), curated.curation, "OutsideAppeals");
    await curated.curation.write.withdrawBond([id, curated.author.account.address, curated.author.account.address]);
  });
});
