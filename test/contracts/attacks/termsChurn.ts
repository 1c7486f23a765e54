/** A brand publishes new terms in front of each work that was committed to, so that nobody's config hash is ever today's. */
import { expect } from "chai";
import { encodeFunctionData, type Hex } from "viem";
import { commitmentOf, commitTo, reveal, saltOf, signed, supersede } from "../support/evidence.ts";
import {
  certify,
  DAY,
  deployCore,
  digestOf,
  idOf,
  networkHelpers,
  type Opened,
  open,
  viem,
  type World,
} from "../support/world.ts";

const { loadFixture, time } = networkHelpers;
const assert = viem.assertions;

describe("Attack: new terms in front of every reveal", () => {
  let world: World;
  let versions = 1;

  beforeEach(async () => {
    world = await loadFixture(deployCore);
  });

  /** Publishes the next version and answers with the campaign as it is from then on. */
  async function churn(of: Opened): Promise<Opened> {
    versions += 1;
    await world.contributions.write.publishTerms([of.campaign, digestOf(`terms ${versions}`)], {
      account: world.brand.account,
    });
    return { ...of, config: await world.contributions.read.configOf([of.campaign]) };
  }
  const refused = (call: Promise<unknown>, name: "OtherConfig") =>
    assert.revertWithCustomError(call as Promise<Hex>, world.precedence, name);
  const authorOf = async (of: Opened, name: string) =>
    (await world.contributions.read.authorOf([idOf(of.campaign, digestOf(name))])).toLowerCase();

  it("fails on a sealed campaign: the terms that were committed under stay good for the reveal", async () => {
    const sealed = await open(world, { sealedUntilClose: true });
    await commitTo(world, world.author, sealed, "work");
    await time.increaseTo(sealed.settings.closes);
    let current = await churn(sealed);
    current = await churn(current);
    await reveal(world, world.author, sealed, "work");
    expect(await authorOf(sealed, "work")).to.equal(world.author.account.address);
    expect(current.config).not.to.equal(sealed.config);
  });

  it("fails for who signed and lets somebody else pay", async () => {
    const sealed = await open(world, { sealedUntilClose: true });
    await commitTo(world, world.author, sealed, "work");
    const deadline = BigInt(sealed.settings.closes + DAY);
    const { work } = await signed(world, world.author, sealed, "work", { deadline });
    await time.increaseTo(sealed.settings.closes);
    await churn(sealed);
    await world.precedence.write.contributeCommittedFor([work, saltOf("work")], { account: world.other.account });
    expect(await authorOf(sealed, "work")).to.equal(world.author.account.address);
  });

  it("fails against an earlier author, while a puppet's copy would become final", async () => {
    const opened = await open(world);
    await commitTo(world, world.author, opened, "work");
    await certify(world, world.other, opened, "work");
    await churn(opened);
    await supersede(world, world.author, opened, "work");
    expect(await authorOf(opened, "work")).to.equal(world.author.account.address);
  });

  it("takes any terms in force at the commitment or since, and none from before it", async () => {
    const first = await open(world);
    await world.contributions.write.lock([first.campaign]);
    const second = await churn(first);
    await commitTo(world, world.author, second, "old");
    for (const name of ["a", "b", "c"]) await commitTo(world, world.author, second, name);
    const third = await churn(second);
    const fourth = await churn(third);
    await refused(reveal(world, world.author, first, "old"), "OtherConfig");
    await reveal(world, world.author, second, "a");
    await reveal(world, world.author, third, "b");
    await reveal(world, world.author, fourth, "c");
    const other = await open(world);
    await refused(reveal(world, world.author, { ...first, config: other.config }, "old"), "OtherConfig");
  });

  it("counts terms that gave way in the commitment's own second, and not a second earlier", async () => {
    const first = await open(world);
    await world.contributions.write.lock([first.campaign]);
    const now = (await time.latest()) + 10;
    await time.setNextBlockTimestamp(now);
    const second = await churn(first);
    await time.setNextBlockTimestamp(now + 1);
    await commitTo(world, world.author, second, "late");
    await refused(reveal(world, world.author, first, "late"), "OtherConfig");

    // A brand that is a contract publishes in front of the commitment, in one second with it.
    const { contributions, brand, author } = world;
    const account = await viem.deployContract("SmartAccount", [brand.account.address]);
    await contributions.write.offerBrand([1, account.address], { account: brand.account });
    const calls = [
      encodeFunctionData({ abi: contributions.abi, functionName: "acceptBrand", args: [1] }),
      encodeFunctionData({ abi: contributions.abi, functionName: "publishTerms", args: [1, digestOf("at once")] }),
      encodeFunctionData({
        abi: contributions.abi,
        functionName: "commit",
        args: [1, [commitmentOf(world, 1, author.account.address, digestOf("tie"), saltOf("tie"))]],
      }),
    ];
    await account.write.execute([contributions.address, calls], { account: brand.account });
    await reveal(world, world.author, second, "tie");
    expect(await authorOf(second, "tie")).to.equal(world.author.account.address);
  });

  it("keeps no settings alive that were changed before the campaign was locked", async () => {
    const first = await open(world);
    const second = await churn(first);
    const settings = { ...first.settings, royaltyBps: 1 };
    await world.contributions.write.changeSettings([first.campaign, settings], { account: world.brand.account });
    const third = { ...second, config: await world.contributions.read.configOf([first.campaign]) };
    await commitTo(world, world.author, third, "work");
    for (const stale of [first, second]) await refused(reveal(world, world.author, stale, "work"), "OtherConfig");
    await reveal(world, world.author, third, "work");
  });

  it("remains for who didn't commit: a work names the terms of its block (an anchor has an hour: anchorTricks.ts)", async () => {
    const opened = await open(world);
    const { work } = await signed(world, world.author, opened, "work");
    await churn(opened);
    await refused(certify(world, world.author, opened, "work"), "OtherConfig");
    await refused(
      world.contributions.write.contributeFor([
        work.author,
        work.header,
        work.digest,
        work.manifest,
        work.parents,
        work.deadline,
        work.signature,
      ]),
      "OtherConfig",
    );
    // The way out: a commitment names no terms, and holds those of its block open.
    await commitTo(world, world.author, opened, "work");
    const next = { ...opened, config: await world.contributions.read.configOf([opened.campaign]) };
    await churn(next);
    await reveal(world, world.author, next, "work");
    expect(await authorOf(opened, "work")).to.equal(world.author.account.address);
  });
});
