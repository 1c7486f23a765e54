import { expect } from "chai";
import { type Address, encodeErrorResult, encodeFunctionData, type Hex, parseAbi, zeroAddress } from "viem";
import {
  appeal,
  appealed,
  BOND,
  balanceOf,
  type CurationWorld,
  correctAuthor,
  decided,
  decision,
  deployCuration,
  digestOf,
  idOf,
  is,
  networkHelpers,
  next,
  open,
  type Person,
  Pool,
  Receiver,
  viem,
} from "./support.ts";

const { loadFixture } = networkHelpers;
const assert = viem.assertions;
const TO: Address = "0x00000000000000000000000000000000000000b2";
const reentered = encodeErrorResult({
  abi: parseAbi(["error ReentrancyGuardReentrantCall()"]),
  errorName: "ReentrancyGuardReentrantCall",
});

describe("Curation: bonds", () => {
  let world: CurationWorld;
  beforeEach(async () => {
    world = await loadFixture(deployCuration);
    await appealed(world, world.author);
  });
  const author = () => world.author.account.address;
  const withdraw = (to: Address = author(), by: Person = world.author, id = world.id) =>
    world.curation.write.withdrawBond([id, author(), to], { account: by.account });
  const held = () =>
    assert.revertWithCustomErrorWithArgs(withdraw(), world.curation, "BondHeld", [
      world.id,
      is(world.author),
      world.end,
    ]);

  describe("return", () => {
    it("to whom the appellant names, once the appeal is upheld, and only once", async () => {
      await decided(world, [decision(world, { upheld: true, score: 1 })]);
      await assert.emitWithArgs(withdraw(TO), world.curation, "BondReturned", [
        world.id,
        is(world.author),
        is({ address: TO }),
        BOND,
      ]);
      expect(await balanceOf(world, { address: TO })).to.equal(BOND);
      expect(await balanceOf(world, world.curation)).to.equal(0n);
      await assert.revertWithCustomErrorWithArgs(withdraw(TO), world.curation, "NoBond", [world.id, is(world.author)]);
    });

    it("where nobody decided, from the end of the period on and not a second earlier", async () => {
      await next(world.end - 1);
      await held();
      await next(world.end);
      await assert.balancesHaveChanged(withdraw(TO), [
        { address: TO, amount: BOND },
        { address: world.curation.address, amount: -BOND },
      ]);
    });

    it("never where the appeal was rejected", async () => {
      await decided(world, [decision(world)]);
      await next(world.end);
      await assert.revertWithCustomError(withdraw(), world.curation, "NoBond");
      expect(await balanceOf(world, world.curation)).to.equal(BOND);
    });

    it("at once where the appeal fell away, and not before", async () => {
      await held();
      await correctAuthor(world, world.id, world.other.account.address);
      await withdraw(TO);
      expect(await balanceOf(world, { address: TO })).to.equal(BOND);
      await decided(world, [decision(world)]);
      expect(await world.curation.read.bondsToForward([world.opened.campaign])).to.equal(0n);
    });

    it("of a work that isn't minted, not before the period is over", async () => {
      const id = idOf(world.opened.campaign, digestOf("anchored"));
      await appeal(world, world.author, id);
      await assert.revertWithCustomError(withdraw(TO, world.author, id), world.curation, "BondHeld");
      await next(world.end);
      await withdraw(TO, world.author, id);
    });

    it("to the appellant at anybody's hand, but nowhere else", async () => {
      await next(world.end);
      for (const to of [TO, world.other.account.address]) {
        await assert.revertWithCustomErrorWithArgs(withdraw(to, world.other), world.curation, "NotAppellant", [
          world.id,
          is(world.author),
          is(world.other),
        ]);
      }
      await assert.balancesHaveChanged(withdraw(author(), world.other), [{ address: author(), amount: BOND }]);
    });

    it("not to nobody", async () => {
      await next(world.end);
      await assert.revertWithCustomErrorWithArgs(withdraw(zeroAddress), world.curation, "BadTarget", [zeroAddress]);
    });

    it("not to who never appealed", async () => {
      await next(world.end);
      await assert.revertWithCustomErrorWithArgs(
        world.curation.write.withdrawBond([world.id, world.other.account.address, world.other.account.address]),
        world.curation,
        "NoBond",
        [world.id, is(world.other)],
      );
    });

    it("is all that takes ether: none is taken otherwise", async () => {
      await assert.revert(world.other.sendTransaction({ to: world.curation.address, value: 1n }));
    });
  });

  describe("to hostile receivers", () => {
    const call = (functionName: "appeal" | "forwardBonds" | "withdrawBond" | "decideAppeals", args: never): Hex =>
      encodeFunctionData({ abi: world.curation.abi, functionName, args });
    const foreign = () => idOf(world.opened.campaign, digestOf("the contract's"));
    /** The contract appeals for a work that isn't minted. */
    const contractAppeals = () =>
      world.receiver.write.act([world.curation.address, call("appeal", [foreign()] as never)], { value: BOND });
    const withdrawForIt = () =>
      world.curation.write.withdrawBond([foreign(), world.receiver.address, world.receiver.address], {
        gas: 1_000_000n,
      });

    it("that refuse keep their bond, can redirect it, and block nobody", async () => {
      await contractAppeals();
      await world.receiver.write.set([Receiver.reject, zeroAddress, "0x"]);
      await next(world.end);
      await assert.revertWithCustomErrorWithArgs(withdrawForIt(), world.curation, "TransferFailed", [
        is(world.receiver),
        BOND,
      ]);
      await withdraw();
      const redirected = call("withdrawBond", [foreign(), world.receiver.address, TO] as never);
      await world.receiver.write.act([world.curation.address, redirected]);
      expect(await balanceOf(world, { address: TO })).to.equal(BOND);
      expect(await balanceOf(world, world.curation)).to.equal(0n);
    });

    it("that call back get nothing twice, and into nothing that moves money", async () => {
      await contractAppeals();
      await next(world.end);
      const { receiver, curation, opened } = world;
      const calls = [
        call("withdrawBond", [foreign(), receiver.address, receiver.address] as never),
        call("withdrawBond", [world.id, author(), author()] as never),
        call("appeal", [world.id] as never),
        call("forwardBonds", [opened.campaign] as never),
        call("decideAppeals", [opened.campaign, []] as never),
      ];
      for (const again of calls) {
        const snapshot = await networkHelpers.takeSnapshot();
        await receiver.write.set([Receiver.reenter, curation.address, again]);
        await withdrawForIt();
        expect(await receiver.read.worked()).to.equal(false);
        expect(await receiver.read.answer()).to.equal(reentered);
        expect(await balanceOf(world, receiver)).to.equal(BOND);
        expect(await balanceOf(world, curation)).to.equal(BOND);
        await snapshot.restore();
      }
    });
  });

  describe("of rejected appeals", () => {
    const forward = (campaign = world.opened.campaign) => world.curation.write.forwardBonds([campaign]);
    const refused = () =>
      assert.revertWithCustomErrorWithArgs(forward(), world.curation, "NothingToForward", [world.opened.campaign]);

    it("go to the campaign's pool by anybody's hand, all at once, and again when there are more", async () => {
      const third = idOf(world.opened.campaign, digestOf("anchored"));
      await appeal(world, world.author, third);
      await appeal(world, world.other, world.otherId);
      await refused();
      await decided(world, [decision(world)]);
      await decided(world, [decision(world, { id: third })]);
      await assert.emitWithArgs(forward(), world.curation, "BondsForwarded", [world.opened.campaign, 2n * BOND]);
      expect(await world.poolsMock.read.proceeds([world.opened.campaign])).to.equal(2n * BOND);
      expect(await balanceOf(world, world.poolsMock)).to.equal(2n * BOND);
      await refused();
      await decided(world, [decision(world, { id: world.otherId, author: world.other.account.address })]);
      await forward();
      expect(await world.poolsMock.read.proceeds([world.opened.campaign])).to.equal(3n * BOND);
      expect(await balanceOf(world, world.curation)).to.equal(0n);
    });

    it("wait where the pool refuses them, and hold up neither decision nor return", async () => {
      await appeal(world, world.other, world.otherId);
      await world.poolsMock.write.set([Pool.refuse, zeroAddress, "0x"]);
      await decided(world, [decision(world)]);
      await assert.revertWithCustomErrorWithArgs(forward(), world.poolsMock, "PoolRefuses", [world.opened.campaign]);
      await next(world.end);
      const { address } = world.other.account;
      await world.curation.write.withdrawBond([world.otherId, address, address]);
      expect(await world.curation.read.bondsToForward([world.opened.campaign])).to.equal(BOND);
      await world.poolsMock.write.set([Pool.accept, zeroAddress, "0x"]);
      await forward();
      expect(await world.poolsMock.read.proceeds([world.opened.campaign])).to.equal(BOND);
    });

    it("aren't forwarded twice by a pool that calls back", async () => {
      await appeal(world, world.other, world.otherId);
      await decided(world, [decision(world)]);
      const again = encodeFunctionData({
        abi: world.curation.abi,
        functionName: "forwardBonds",
        args: [world.opened.campaign],
      });
      await world.poolsMock.write.set([Pool.reenter, world.curation.address, again]);
      await forward();
      expect(await world.poolsMock.read.worked()).to.equal(false);
      expect(await world.poolsMock.read.answer()).to.equal(reentered);
      expect(await balanceOf(world, world.curation)).to.equal(BOND);
    });

    it("P7: are the campaign's own", async () => {
      const second = await open(world);
      await decided(world, [decision(world)]);
      await assert.revertWithCustomErrorWithArgs(forward(second.campaign), world.curation, "NothingToForward", [
        second.campaign,
      ]);
      await forward();
      expect(await world.poolsMock.read.proceeds([second.campaign])).to.equal(0n);
    });
  });
});
