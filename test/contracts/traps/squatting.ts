import { expect } from "chai";
import type { Hex } from "viem";
import { anchorWorks, commitmentOf, commitTo, mint, reveal, revealOf, saltOf, supersede } from "../support/evidence.ts";
import {
  certify,
  deployCore,
  digestOf,
  header,
  idOf,
  networkHelpers,
  type Opened,
  open,
  type Person,
  viem,
  type World,
} from "../support/world.ts";

describe("Traps: squatting", () => {
  let world: World;
  let opened: Opened;
  const digest = digestOf("work");
  const id = () => idOf(opened.campaign, digest);
  const is = (who: Person) => (address: string) => address.toLowerCase() === who.account.address;
  const authorOf = () => world.contributions.read.authorOf([id()]);

  beforeEach(async () => {
    world = await networkHelpers.loadFixture(deployCore);
    opened = await open(world);
  });

  it("of a digest seen in the mempool is undone by the commitment in front of it", async () => {
    await commitTo(world, world.author, opened, "work");
    // The squatter sees the reveal, and puts its own certification in front.
    await certify(world, world.other, opened, "work");
    await viem.assertions.revertWithCustomError(
      reveal(world, world.author, opened, "work"),
      world.precedence,
      "AlreadyCertified",
    );
    await supersede(world, world.author, opened, "work");
    expect(await authorOf()).to.satisfy(is(world.author));
  });

  it("of a commitment seen in the mempool is worth nothing: it names its author", async () => {
    const commitment = commitmentOf(world, 1, world.author.account.address, digest, saltOf("work"));
    await world.contributions.write.commit([1, [commitment]], { account: world.other.account });
    // The author's own transaction comes later, and the time of the first one is the author's.
    const since = await world.contributions.read.committedAt([1, commitment]);
    await commitTo(world, world.author, opened, "work");
    await viem.assertions.revertWithCustomError(
      reveal(world, world.other, opened, "work"),
      world.precedence,
      "CommitmentMissing",
    );
    await reveal(world, world.author, opened, "work");
    expect((await world.contributions.read.contributionOf([id()])).certifiedAt).to.equal(since);
  });

  it("of a salt seen in a reveal is worth nothing either", async () => {
    await commitTo(world, world.author, opened, "work");
    await viem.assertions.revertWithCustomError(
      world.precedence.write.contributeCommitted(revealOf(opened, "work"), { account: world.other.account }),
      world.precedence,
      "CommitmentMissing",
    );
  });

  it("of a leaf seen in published data is undone by the anchor it was published with", async () => {
    const batch = await anchorWorks(world, world.author, opened, [["work"]]);
    await certify(world, world.other, opened, "work");
    await viem.assertions.revertWithCustomError(mint(world, batch), world.precedence, "AlreadyCertified");
    await world.precedence.write.supersedeAnchored([batch.works[0] as never, 0n, []]);
    expect(await authorOf()).to.satisfy(is(world.author));
  });

  for (const bit of [255n, 240n, 224n]) {
    it(`by a digest that differs in bit ${bit} only is undone`, async () => {
      const near: Hex = `0x${(BigInt(digest) ^ (1n << bit)).toString(16).padStart(64, "0")}`;
      await commitTo(world, world.author, opened, "work");
      await world.contributions.write.contribute([header(opened), near, near, []], { account: world.other.account });
      expect(await world.contributions.read.isCertified([1, digest])).to.equal(false);
      await supersede(world, world.author, opened, "work");
      expect(await world.contributions.read.isCertified([1, digest])).to.equal(true);
      expect(await authorOf()).to.satisfy(is(world.author));
    });
  }

  it("P7: in one campaign stands in no other campaign's way", async () => {
    const second = await open(world);
    await certify(world, world.other, opened, "work");
    const free = await certify(world, world.author, second, "work");
    expect(await world.contributions.read.authorOf([free])).to.satisfy(is(world.author));
  });

  it("ends with finality: who shows evidence too late has lost", async () => {
    await commitTo(world, world.author, opened, "work");
    await certify(world, world.other, opened, "work");
    await networkHelpers.time.increase(opened.settings.finality + 60);
    await viem.assertions.revertWithCustomError(
      supersede(world, world.author, opened, "work"),
      world.precedence,
      "AlreadyFinal",
    );
  });
});
