import { expect } from "chai";
import type { Hex } from "viem";
import { commitmentOf, commitTo, type PrecedenceError, saltOf, signed } from "../support/evidence.ts";
import {
  certify,
  deployCore,
  digestOf,
  networkHelpers,
  type Opened,
  open,
  type Person,
  viem,
  type World,
} from "../support/world.ts";

const { loadFixture, time } = networkHelpers;

describe("Precedence: supersedeFor", () => {
  let world: World;
  let opened: Opened;
  let id: bigint;
  /** When the earlier author committed, in unix seconds. */
  let earlier: number;
  const assert = viem.assertions;

  // `author` committed to what `other` certified later.
  beforeEach(async () => {
    world = await loadFixture(deployCore);
    opened = await open(world);
    earlier = await commitTo(world, world.author, opened, "work");
    id = await certify(world, world.other, opened, "work");
  });

  const is = (who: Person) => (address: string) => address.toLowerCase() === who.account.address;
  const at = (of = id) => world.contributions.read.contributionOf([of]);
  const refused = (call: Promise<unknown>, name: PrecedenceError, args: unknown[]) =>
    assert.revertWithCustomErrorWithArgs(call as Promise<Hex>, world.precedence, name, args as []);

  const takeFor = async (changes = {}, action: "Contribution" | "Supersession" = "Supersession", by?: Person) => {
    const { work } = await signed(world, by ?? world.author, opened, "work", changes, action);
    return world.precedence.write.supersedeFor([work, saltOf("work")], { account: world.collector.account });
  };
  const bad = (call: Promise<unknown>, who: Person = world.author) => refused(call, "BadSignature", [is(who)]);

  it("takes over for the signer, whoever pays", async () => {
    await takeFor({ kind: 5 });
    expect(await at()).to.include({ certifiedAt: earlier, kind: 5 });
    expect((await at()).author).to.satisfy(is(world.author));
  });

  it("isn't content with a signature for contributing, nor the other way round", async () => {
    await bad(takeFor({}, "Contribution"));
    await commitTo(world, world.author, opened, "new");
    const { work } = await signed(world, world.author, opened, "new", {}, "Supersession");
    await bad(world.precedence.write.contributeCommittedFor([work, saltOf("new")]));
    await bad(
      world.contributions.write.contributeFor([
        work.author,
        work.header,
        work.digest,
        work.manifest,
        work.parents,
        work.deadline,
        work.signature,
      ]),
    );
  });

  it("asks for the signer's own signature and commitment", async () => {
    const { work } = await signed(world, world.other, opened, "work", {}, "Supersession");
    const stolen = { ...work, author: world.author.account.address };
    await bad(world.precedence.write.supersedeFor([stolen, saltOf("work")]));
    await refused(takeFor({}, "Supersession", world.other), "CommitmentMissing", [1]);
  });

  it("is good until its deadline, in its epoch", async () => {
    const deadline = BigInt(await time.latest()) + 50n;
    await time.setNextBlockTimestamp(deadline + 1n);
    await refused(takeFor({ deadline }), "SignatureExpired", [deadline, deadline + 1n]);
    await refused(takeFor({ epoch: 1 }), "EpochOver", [is(world.author), 1, () => true]);
    await world.contributions.write.cancelSignatures({ account: world.author.account });
    await refused(takeFor({ epoch: 0 }), "EpochOver", [is(world.author), 0, () => true]);
    const later = BigInt(await time.latest()) + 50n;
    await time.setNextBlockTimestamp(later);
    await takeFor({ deadline: later, epoch: 1 });
  });

  it("takes a smart account's word", async () => {
    const account = await viem.deployContract("SmartAccount", [world.author.account.address]);
    const commitment = commitmentOf(world, 1, account.address, digestOf("smart"), saltOf("smart"));
    await world.contributions.write.commit([1, [commitment]]);
    const smart = await certify(world, world.other, opened, "smart");
    const { work } = await signed(world, world.author, opened, "smart", { author: account.address }, "Supersession");
    await world.precedence.write.supersedeFor([work, saltOf("smart")]);
    expect((await at(smart)).author.toLowerCase()).to.equal(account.address.toLowerCase());
  });

  it("is good once", async () => {
    const { work } = await signed(world, world.author, opened, "work", {}, "Supersession");
    const again = () => world.precedence.write.supersedeFor([work, saltOf("work")]);
    await again();
    await refused(again(), "NotEarlier", [id, BigInt(earlier), earlier]);
  });
});
