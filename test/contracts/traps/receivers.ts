import { expect } from "chai";
import { type Address, encodeFunctionData, type Hex } from "viem";
import { commitmentOf, commitTo, revealOf, saltOf } from "../support/evidence.ts";
import { authorSlot, slotAt } from "../support/slots.ts";
import {
  certify,
  deployCore,
  digestOf,
  header,
  idOf,
  networkHelpers,
  type Opened,
  open,
  viem,
  type World,
  wait,
} from "../support/world.ts";

describe("Traps: receivers whose safeTransfer hooks re-enter", () => {
  let world: World;
  let opened: Opened;
  let id: bigint;
  const receiver = () => viem.deployContract("MeddlingReceiver");
  let meddler: Awaited<ReturnType<typeof receiver>>;

  beforeEach(async () => {
    world = await networkHelpers.loadFixture(deployCore);
    opened = await open(world);
    await commitTo(world, world.author, opened, "work");
    id = await certify(world, world.author, opened, "work");
    meddler = await receiver();
  });

  const hand = () =>
    world.contributions.write.safeTransferFrom([world.author.account.address, meddler.address, id], {
      account: world.author.account,
    });
  const work = () => world.contributions.read.contributionOf([id]);
  const final = () => wait(opened.settings.finality + 60);

  it("find the token theirs already, and its author where it was", async () => {
    await final();
    const data = (functionName: "transferFrom", args: readonly [Address, Address, bigint]) =>
      encodeFunctionData({ abi: world.contributions.abi, functionName, args });
    await meddler.write.plan([
      world.contributions.address,
      [
        data("transferFrom", [meddler.address, world.collector.account.address, id]),
        // Back from whom it came, which the receiver has no right to.
        data("transferFrom", [world.collector.account.address, world.author.account.address, id]),
      ],
    ]);
    await hand();
    expect(await meddler.read.worked()).to.deep.equal([true, false]);
    expect((await work()).owner.toLowerCase()).to.equal(world.collector.account.address);
    expect((await work()).author.toLowerCase()).to.equal(world.author.account.address);
    expect(await slotAt(world, authorSlot(id))).to.equal(BigInt(world.author.account.address));
    expect(await world.contributions.read.balanceOf([meddler.address])).to.equal(0n);
  });

  it("can burn what they were handed, and no more: the id stays attributed", async () => {
    await final();
    const burn = encodeFunctionData({ abi: world.contributions.abi, functionName: "burn", args: [id] });
    await meddler.write.plan([world.contributions.address, [burn, burn]]);
    await hand();
    expect(await meddler.read.worked()).to.deep.equal([true, false]);
    expect((await work()).author.toLowerCase()).to.equal(world.author.account.address);
    await viem.assertions.revertWithCustomError(
      certify(world, world.author, opened, "work"),
      world.contributions,
      "AlreadyBurnt",
    );
  });

  it("can't take it over, with older evidence of their own, nor certify it again", async () => {
    const fresh = await open(world);
    const salt = saltOf("work");
    await world.contributions.write.commit([
      fresh.campaign,
      [commitmentOf(world, fresh.campaign, meddler.address, digestOf("work"), salt)],
    ]);
    id = await certify(world, world.author, fresh, "work");
    await final();
    const args = revealOf(fresh, "work");
    await meddler.write.plan([
      world.contributions.address,
      [
        encodeFunctionData({ abi: world.precedence.abi, functionName: "supersede", args }),
        encodeFunctionData({ abi: world.precedence.abi, functionName: "contributeCommitted", args }),
        encodeFunctionData({
          abi: world.contributions.abi,
          functionName: "contribute",
          args: [header(fresh), digestOf("work"), digestOf("no"), []],
        }),
      ],
    ]);
    await hand();
    expect(await meddler.read.worked()).to.deep.equal([false, false, false]);
    expect((await work()).author.toLowerCase()).to.equal(world.author.account.address);
  });

  it("aren't called at all when works are minted or taken over: nobody can stop either", async () => {
    const contested = digestOf("contested");
    const commitment = commitmentOf(world, 1, meddler.address, contested, saltOf("contested"));
    await world.contributions.write.commit([1, [commitment]]);
    await certify(world, world.other, opened, "contested");
    const call: Hex = encodeFunctionData({
      abi: world.precedence.abi,
      functionName: "supersede",
      args: revealOf(opened, "contested"),
    });
    await meddler.write.act([world.contributions.address, call]);
    expect((await world.contributions.read.authorOf([idOf(1, contested)])).toLowerCase()).to.equal(
      meddler.address.toLowerCase(),
    );
    expect(await meddler.read.handed()).to.equal(0n);
  });
});
