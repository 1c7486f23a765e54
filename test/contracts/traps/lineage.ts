import { expect } from "chai";
import type { Hex } from "viem";
import { anchorWorks, commitTo, mint, type PrecedenceError, reveal, supersede } from "../support/evidence.ts";
import {
  certify,
  deployCore,
  digestOf,
  idOf,
  networkHelpers,
  type Opened,
  open,
  viem,
  type World,
} from "../support/world.ts";

describe("Traps: lineage", () => {
  let world: World;
  let opened: Opened;
  const id = (name: string) => idOf(opened.campaign, digestOf(name));
  const certifiedAt = async (name: string) => (await world.contributions.read.contributionOf([id(name)])).certifiedAt;
  const refused = (call: Promise<unknown>, name: PrecedenceError, args: unknown[]) =>
    viem.assertions.revertWithCustomErrorWithArgs(call as Promise<Hex>, world.precedence, name, args as []);

  beforeEach(async () => {
    world = await networkHelpers.loadFixture(deployCore);
    opened = await open(world);
  });

  it("cycles can't come about, though two works know each other's ids before either is certified", async () => {
    const batch = await anchorWorks(world, world.author, opened, [
      ["a", { parents: [id("b")] }],
      ["b", { parents: [id("a")] }],
      ["self", { parents: [id("self")] }],
    ]);
    await refused(mint(world, batch, 0), "UnknownParent", [id("b")]);
    await refused(mint(world, batch, 1), "UnknownParent", [id("a")]);
    await refused(mint(world, batch, 2), "UnknownParent", [id("self")]);
    await certify(world, world.author, opened, "a");
    await refused(mint(world, batch, 1), "ParentNotEarlier", [id("a"), await certifiedAt("a")]);
  });

  it("cycles can't come about by superseding a parent with its own child", async () => {
    await commitTo(world, world.author, opened, "parent");
    await certify(world, world.other, opened, "parent");
    const child = await certify(world, world.other, opened, "child", { parents: [id("parent")] });
    await refused(supersede(world, world.author, opened, "parent", { parents: [child] }), "ParentNotEarlier", [
      child,
      await certifiedAt("child"),
    ]);
  });

  it("repeated parents are refused on every way in", async () => {
    const parents = [await certify(world, world.other, opened, "parent")];
    parents.push(parents[0] as bigint);
    for (const name of ["committed", "taken"]) await commitTo(world, world.author, opened, name);
    const batch = await anchorWorks(world, world.author, opened, [["anchored", { parents }]]);
    await certify(world, world.other, opened, "taken");
    for (const call of [
      () => certify(world, world.author, opened, "direct", { parents }),
      () => reveal(world, world.author, opened, "committed", { parents }),
      () => mint(world, batch),
      () => supersede(world, world.author, opened, "taken", { parents }),
    ]) {
      await refused(call(), "RepeatedParent", [parents[0]]);
    }
  });

  it("superseding never makes a child older than its parent: it names those that were there before its evidence", async () => {
    await commitTo(world, world.author, opened, "child");
    const parent = await certify(world, world.other, opened, "parent");
    await certify(world, world.other, opened, "child", { parents: [parent] });
    await refused(supersede(world, world.author, opened, "child", { parents: [parent] }), "ParentNotEarlier", [
      parent,
      await certifiedAt("parent"),
    ]);
    // Without it, the earlier work is no child of what came later.
    await supersede(world, world.author, opened, "child");
    expect(await certifiedAt("child")).to.be.lessThan(await certifiedAt("parent"));
    const events = await world.precedence.getEvents.Superseded({ id: id("child") }, { fromBlock: 0n });
    expect(events.map(({ args }) => args.parents)).to.deep.equal([[]]);
  });

  it("superseding a parent only makes it older, so that its children stay younger", async () => {
    await commitTo(world, world.author, opened, "parent");
    const parent = await certify(world, world.other, opened, "parent");
    await certify(world, world.other, opened, "child", { parents: [parent] });
    const before = await certifiedAt("parent");
    await supersede(world, world.author, opened, "parent");
    expect(await certifiedAt("parent")).to.be.lessThan(before);
    expect(await certifiedAt("parent")).to.be.lessThan(await certifiedAt("child"));
  });
});
