import { expect } from "chai";
import { type Address, encodeFunctionData, zeroAddress } from "viem";
import { authorSlot, slotAt, tokenSlot } from "../support/slots.ts";
import {
  certify,
  DAY,
  deployCore,
  digestOf,
  networkHelpers,
  type Opened,
  open,
  type Person,
  viem,
  type World,
  wait,
} from "../support/world.ts";

const { loadFixture, time } = networkHelpers;

describe("Contributions: the token", () => {
  let world: World;
  let opened: Opened;
  let id: bigint;
  const assert = viem.assertions;

  beforeEach(async () => {
    world = await loadFixture(deployCore);
    opened = await open(world);
    id = await certify(world, world.author, opened, "work");
  });

  const is = (who: Person) => (address: string) => address.toLowerCase() === who.account.address;
  const transfer = (from: Person, to: Address, by = from) =>
    world.contributions.write.transferFrom([from.account.address, to, id], { account: by.account });
  const sell = (from = world.author, to = world.collector) => transfer(from, to.account.address);
  const work = () => world.contributions.read.contributionOf([id]);
  const final = () => wait(opened.settings.finality);

  describe("while provisional", () => {
    it("P3: stays where it is until the second in which it becomes final", async () => {
      const { finalAt } = await work();
      await time.setNextBlockTimestamp(finalAt - 1);
      await assert.revertWithCustomErrorWithArgs(sell(), world.contributions, "Provisional", [id, finalAt]);
      await time.setNextBlockTimestamp(finalAt);
      await sell();
      expect(await world.contributions.read.ownerOf([id])).to.satisfy(is(world.collector));
    });

    it("doesn't move by any of the other ways", async () => {
      const { author, collector, contributions } = world;
      const route = [author.account.address, collector.account.address, id] as const;
      await contributions.write.setApprovalForAll([world.other.account.address, true], { account: author.account });
      const calls = [
        contributions.write.safeTransferFrom([...route], { account: author.account }),
        contributions.write.safeTransferFrom([...route, "0x12"], { account: author.account }),
        contributions.write.transferFrom([...route], { account: world.other.account }),
        contributions.write.transferFrom([route[0], route[0], id], { account: author.account }),
        contributions.write.burn([id], { account: author.account }),
      ];
      for (const call of calls) await assert.revertWithCustomError(call, contributions, "Provisional");
    });

    it("may already be approved for a sale to come", async () => {
      await world.contributions.write.approve([world.other.account.address, id], { account: world.author.account });
      await final();
      await transfer(world.author, world.collector.account.address, world.other);
    });
  });

  describe("once final", () => {
    beforeEach(final);

    it("P2: moves, while author, digest and certified-at stay", async () => {
      const before = await work();
      await sell();
      expect(await work()).to.deep.equal({ ...before, owner: (await work()).owner });
      expect((await work()).owner).to.satisfy(is(world.collector));
      expect(await world.contributions.read.authorOf([id])).to.satisfy(is(world.author));
    });

    it("P2: keeps its author through a sale back and on", async () => {
      await sell();
      await sell(world.collector, world.author);
      expect((await work()).author).to.satisfy(is(world.author));
      await sell(world.author, world.other);
      await sell(world.other, world.collector);
      expect((await work()).author).to.satisfy(is(world.author));
    });

    it("writes the author's own slot when it first leaves, and marks the packed one", async () => {
      const before = await slotAt(world, tokenSlot(id));
      expect(await slotAt(world, authorSlot(id))).to.equal(0n);
      await sell();

      expect(await slotAt(world, authorSlot(id))).to.equal(BigInt(world.author.account.address));
      const owners = BigInt(world.author.account.address) ^ BigInt(world.collector.account.address);
      expect(before ^ (await slotAt(world, tokenSlot(id)))).to.equal(owners | (1n << 253n));
    });

    it("P2: keeps its author when somebody approved takes it to himself", async () => {
      await world.contributions.write.approve([world.other.account.address, id], { account: world.author.account });
      await transfer(world.author, world.other.account.address, world.other);
      expect(await world.contributions.read.ownerOf([id])).to.satisfy(is(world.other));
      expect((await work()).author).to.satisfy(is(world.author));
    });

    it("doesn't count a transfer to oneself as leaving", async () => {
      await transfer(world.author, world.author.account.address);
      expect(await slotAt(world, authorSlot(id))).to.equal(0n);
      expect((await work()).author).to.satisfy(is(world.author));
    });

    it("P2: takes nothing from a transfer that fails", async () => {
      await assert.revertWithCustomError(
        transfer(world.other, world.collector.account.address),
        world.contributions,
        "TransferFromIncorrectOwner",
      );
      await assert.revertWithCustomError(
        transfer(world.author, world.collector.account.address, world.other),
        world.contributions,
        "NotOwnerNorApproved",
      );
      await assert.revertWithCustomError(
        transfer(world.author, zeroAddress),
        world.contributions,
        "TransferToZeroAddress",
      );
      expect(await slotAt(world, authorSlot(id))).to.equal(0n);
      expect((await work()).author).to.satisfy(is(world.author));
    });

    it("can't be minted by a transfer from nobody", async () => {
      await assert.revertWithCustomError(
        world.contributions.write.transferFrom([zeroAddress, world.other.account.address, id + 1n]),
        world.contributions,
        "TokenDoesNotExist",
      );
    });

    it("clears an approval when it moves", async () => {
      await world.contributions.write.approve([world.other.account.address, id], { account: world.author.account });
      await sell();
      expect(await world.contributions.read.getApproved([id])).to.equal(zeroAddress);
      await assert.revertWithCustomError(
        transfer(world.collector, world.other.account.address, world.other),
        world.contributions,
        "NotOwnerNorApproved",
      );
    });

    it("is handed safely only to receivers that take it", async () => {
      const refuses = world.curation.address;
      const takes = (await viem.deployContract("SmartAccount", [world.collector.account.address])).address;
      const safely = (to: Address) =>
        world.contributions.write.safeTransferFrom([world.author.account.address, to, id], {
          account: world.author.account,
        });
      await assert.revertWithCustomError(
        safely(refuses),
        world.contributions,
        "TransferToNonERC721ReceiverImplementer",
      );
      await safely(takes);
    });

    it("P2: keeps its author where the receiver passes it on at once", async () => {
      const receiver = await viem.deployContract("ReenteringReceiver", [world.collector.account.address]);
      await world.contributions.write.safeTransferFrom([world.author.account.address, receiver.address, id], {
        account: world.author.account,
      });
      expect((await work()).owner).to.satisfy(is(world.collector));
      expect((await work()).author).to.satisfy(is(world.author));
      expect(await world.contributions.read.balanceOf([receiver.address])).to.equal(0n);
    });

    describe("burning", () => {
      it("P2: leaves everything known but the owner", async () => {
        const before = await work();
        await assert.emitWithArgs(
          world.contributions.write.burn([id], { account: world.author.account }),
          world.contributions,
          "Transfer",
          [is(world.author), zeroAddress, id],
        );
        expect(await work()).to.deep.equal({ ...before, owner: zeroAddress });
        expect(await world.contributions.read.balanceOf([world.author.account.address])).to.equal(0n);
      });

      it("P2: by a collector leaves the author", async () => {
        await sell();
        await world.contributions.write.burn([id], { account: world.collector.account });
        expect((await work()).author).to.satisfy(is(world.author));
      });

      it("is for the owner and those it approved", async () => {
        const burn = (by: Person) => world.contributions.write.burn([id], { account: by.account });
        await assert.revertWithCustomError(burn(world.other), world.contributions, "NotOwnerNorApproved");
        await sell();
        await assert.revertWithCustomError(burn(world.author), world.contributions, "NotOwnerNorApproved");
        await world.contributions.write.approve([world.other.account.address, id], {
          account: world.collector.account,
        });
        await burn(world.other);
      });

      it("is once", async () => {
        const burn = () => world.contributions.write.burn([id], { account: world.author.account });
        await burn();
        await assert.revertWithCustomError(burn(), world.contributions, "TokenDoesNotExist");
        await assert.revertWithCustomError(sell(), world.contributions, "TokenDoesNotExist");
        await assert.revertWithCustomError(
          world.contributions.read.ownerOf([id]),
          world.contributions,
          "TokenDoesNotExist",
        );
      });
    });
  });

  it("P7: becomes final by its own campaign's period", async () => {
    const slow = await open(world, { finality: 5 * DAY });
    const other = await certify(world, world.author, slow, "slow");
    await final();
    await sell();
    await assert.revertWithCustomError(
      world.contributions.write.burn([other], { account: world.author.account }),
      world.contributions,
      "Provisional",
    );
  });

  it("takes no ether with transfers and approvals, where it would be lost", async () => {
    await final();
    const { author, collector, contributions } = world;
    const from = author.account.address;
    const to = collector.account.address;
    const data = (functionName: "transferFrom" | "safeTransferFrom", args: readonly [Address, Address, bigint]) =>
      encodeFunctionData({ abi: contributions.abi, functionName, args });
    const calls = [
      data("transferFrom", [from, to, id]),
      data("safeTransferFrom", [from, to, id]),
      encodeFunctionData({ abi: contributions.abi, functionName: "approve", args: [to, id] }),
      encodeFunctionData({ abi: contributions.abi, functionName: "safeTransferFrom", args: [from, to, id, "0x"] }),
    ];
    for (const call of calls) {
      await assert.revertWithCustomErrorWithArgs(
        author.sendTransaction({ to: contributions.address, data: call, value: 5n }),
        contributions,
        "EtherNotTaken",
        [5n],
      );
    }
    expect(await world.publicClient.getBalance({ address: contributions.address })).to.equal(0n);
  });

  it("knows nothing of what was never certified", async () => {
    const never = id + 1n;
    for (const call of [world.contributions.read.contributionOf([never]), world.contributions.read.authorOf([never])]) {
      await assert.revertWithCustomErrorWithArgs(call, world.contributions, "UnknownContribution", [never]);
    }
    expect(await world.contributions.read.isCertified([1, digestOf("never")])).to.equal(false);
    expect(await world.contributions.read.isCertified([2, digestOf("work")])).to.equal(false);
  });
});
