/** Which config hashes an anchor may name: the one in force, and those that gave way less than an hour ago. */
import { expect } from "chai";
import { type Hex, keccak256, zeroHash } from "viem";
import { Anchored, DATA, HOUR } from "../support/evidence.ts";
import {
  DAY,
  deployCore,
  digestOf,
  networkHelpers,
  type Opened,
  open,
  provider,
  viem,
  type World,
} from "../support/world.ts";

const { loadFixture, time } = networkHelpers;

describe("Evidence: the config an anchor names", () => {
  let world: World;
  let opened: Opened;
  const assert = viem.assertions;
  const community = { equalBps: 0, communityBps: 10_000 };
  const GAS = 200_000n;

  beforeEach(async () => {
    world = await loadFixture(deployCore);
    const { closes } = await open(world).then(({ settings }) => settings);
    opened = await open(world, { ...community, votesClose: closes });
    await world.contributions.write.lock([opened.campaign]);
  });

  /** Publishes terms in the next block, or at `when`, and answers with the campaign under them and the second of that. */
  async function publish(of: Opened, terms = "new", when?: number): Promise<Opened & { since: number }> {
    if (when !== undefined) await time.setNextBlockTimestamp(when);
    await world.contributions.write.publishTerms([of.campaign, digestOf(terms)], { account: world.brand.account });
    const config = await world.contributions.read.configOf([of.campaign]);
    return { ...of, config, since: await time.latest() };
  }
  async function anchor(of: Opened, root: string, kind: number = Anchored.contributions, when?: number): Promise<Hex> {
    if (when !== undefined) await time.setNextBlockTimestamp(when);
    return world.contributions.write.anchor([of.campaign, kind, digestOf(root), 3, DATA, 0, of.config], {
      account: world.relay.account,
    });
  }
  const madeAt = (of: Opened, root: string, kind: number = Anchored.contributions) =>
    world.contributions.read.anchoredAt([of.campaign, kind, digestOf(root), of.config]);
  const refused = (call: Promise<Hex>, { campaign }: Opened, given: Hex, current: Hex) =>
    assert.revertWithCustomErrorWithArgs(call, world.contributions, "OtherConfig", [campaign, given, current]);

  for (const [name, kind] of Object.entries(Anchored)) {
    it(`${name}: is one that gave way until an hour after it did, to the second`, async () => {
      const next = await publish(opened);
      await anchor(opened, "last", kind, next.since + HOUR - 1);
      expect(await madeAt(opened, "last", kind)).to.equal(next.since + HOUR - 1);
      expect(await madeAt(next, "last", kind)).to.equal(0);
      await refused(anchor(opened, "late", kind, next.since + HOUR), opened, opened.config, next.config);
      await anchor(next, "late", kind);
    });
  }

  it("P11: is said by the event, and part of the key", async () => {
    const next = await publish(opened);
    await assert.emitWithArgs(anchor(opened, "root"), world.contributions, "Anchored", [
      opened.campaign,
      Anchored.contributions,
      digestOf("root"),
      3,
      DATA,
      0,
      opened.config,
    ]);
    expect(await madeAt(opened, "root")).to.be.greaterThan(0);
    expect(await madeAt(next, "root")).to.equal(0);
  });

  it("is one that gave way in the anchor's own second, in front of it", async () => {
    await provider.request({ method: "evm_setAutomine", params: [false] });
    try {
      const terms = [opened.campaign, digestOf("new")] as const;
      await world.contributions.write.publishTerms(terms, { account: world.brand.account, gas: GAS });
      await world.contributions.write.anchor([opened.campaign, 0, digestOf("root"), 3, DATA, 0, opened.config], {
        account: world.relay.account,
        gas: GAS,
      });
      await provider.request({ method: "evm_mine", params: [] });
    } finally {
      await provider.request({ method: "evm_setAutomine", params: [true] });
    }
    const { transactions } = await world.publicClient.getBlock();
    expect(transactions).to.have.length(2);
    expect(await world.contributions.read.configOf([opened.campaign])).not.to.equal(opened.config);
    expect(await madeAt(opened, "root")).to.equal(await time.latest());
  });

  it("is any of several that gave way within the hour, each for its own hour", async () => {
    const second = await publish(opened, "second");
    const third = await publish(second, "third", second.since + 1_800);
    for (const place of [opened, second, third]) await anchor(place, "root");
    await refused(anchor(opened, "late", Anchored.polls, second.since + HOUR), opened, opened.config, third.config);
    await anchor(second, "late", Anchored.polls, third.since + HOUR - 1);
    await refused(anchor(second, "later"), opened, second.config, third.config);
  });

  it("tells the same terms apart that come back: each time is a version of its own", async () => {
    const away = await publish(opened, "away");
    const back = await publish(away, "terms, version 1");
    expect(back.config).not.to.equal(opened.config);
    await refused(anchor(opened, "late", 0, away.since + HOUR), opened, opened.config, back.config);
    await anchor(back, "late");
  });

  it("is none that never was the campaign's", async () => {
    for (const config of [keccak256("0x01").slice(0, 42) as Hex, zeroHash.slice(0, 42) as Hex]) {
      await refused(anchor({ ...opened, config }, "root"), opened, config, opened.config);
    }
  });

  it("P7: is none of another campaign, in force there or just given way", async () => {
    const other = await open(world);
    await world.contributions.write.lock([other.campaign]);
    const next = await publish(other);
    for (const { config } of [other, next]) {
      await refused(anchor({ ...opened, config }, "root"), opened, config, opened.config);
    }
    await anchor(other, "root");
  });

  it("is none from before the lock, when settings could still change; anybody's lock saves those of then", async () => {
    const first = await open(world);
    const second = await publish(first);
    await refused(anchor(first, "root"), first, first.config, second.config);
    const settings = { ...first.settings, royaltyBps: 1 };
    await world.contributions.write.changeSettings([first.campaign, settings], { account: world.brand.account });
    const config = await world.contributions.read.configOf([first.campaign]);
    await refused(anchor(second, "root"), first, second.config, config);
    await world.contributions.write.lock([first.campaign], { account: world.other.account });
    const changed = { ...first, config };
    await publish(changed, "newer");
    await anchor(changed, "root");
  });

  it("doesn't make the window longer", async () => {
    const until = opened.settings.closes + HOUR;
    await publish(opened, "in its last seconds", until - 10);
    await anchor(opened, "last", Anchored.contributions, until - 1);
    await time.setNextBlockTimestamp(until);
    await assert.revertWithCustomError(anchor(opened, "late") as Promise<Hex>, world.contributions, "OutsideAnchoring");
    // Answers to polls have no end; theirs is the hour alone.
    await anchor(opened, "late", Anchored.polls);
    await time.increase(DAY);
    await assert.revertWithCustomError(anchor(opened, "later", Anchored.polls), world.contributions, "OtherConfig");
  });

  it("is asked after what is anchored already: who tries again after the hour learns that it is there", async () => {
    await anchor(opened, "root");
    const first = await madeAt(opened, "root");
    const next = await publish(opened);
    await time.increaseTo(next.since + HOUR);
    await assert.revertWithCustomErrorWithArgs(anchor(opened, "root"), world.contributions, "AlreadyAnchored", [
      digestOf("root"),
      first,
    ]);
  });
});
