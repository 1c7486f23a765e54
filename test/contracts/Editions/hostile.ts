import { expect } from "chai";
import { encodeFunctionData, type Hex, keccak256, parseEther, toHex, zeroAddress } from "viem";
import { ETH, networkHelpers, UNIT, viem } from "../RewardPools/support.ts";
import {
  CONTENT,
  deployEditions,
  type EditionsWorld,
  heldBy,
  mint,
  openSold,
  PRICE,
} from "../support/editionsWorld.ts";

const { loadFixture } = networkHelpers;
const assert = viem.assertions;
const reentered = keccak256(toHex("ReentrancyGuardReentrantCall()")).slice(0, 10);

describe("Editions: hostile tokens and receivers", () => {
  const Mode = { fee: 1, feeOnAll: 2, noReturn: 3, returnsFalse: 4, lies: 5, reverts: 6, hook: 7, generous: 11 };
  let world: EditionsWorld & { evil: Awaited<ReturnType<typeof deployEvil>> };
  let campaign: number;
  const deployEvil = () => viem.deployContract("HostileToken");
  const evilWorld = async () => {
    const made = await deployEditions();
    const evil = await deployEvil();
    await evil.write.mint([made.other.account.address, 100n * PRICE]);
    await evil.write.approve([made.editions.address, 100n * PRICE], { account: made.other.account });
    const sold = await openSold(made, { editionToken: evil.address });
    return { ...made, evil, sold };
  };
  beforeEach(async () => {
    const loaded = await loadFixture(evilWorld);
    world = loaded;
    campaign = loaded.sold;
  });
  const buy = (amount = 1n) => mint(world, campaign, world.other, amount);
  const proceeds = async () => (await world.pools.read.poolOf([campaign, world.evil.address])).proceeds;
  const held = () => world.evil.read.balanceOf([world.editions.address]);

  it("a token that keeps a fee gives the pool what arrives, and one that keeps all sells nothing", async () => {
    await world.evil.write.setMode([Mode.fee]);
    await buy();
    expect(await proceeds()).to.equal(810n);
    expect(await held()).to.equal(0n);
    await world.evil.write.setMode([Mode.feeOnAll]);
    await assert.revertWithCustomError(buy(), world.pools, "NothingFunded");
    expect(await world.editions.read.totalSupply([BigInt(campaign)])).to.equal(1n);
  });

  it("a token that answers nothing works; one that fails, lies or answers false sells nothing", async () => {
    await world.evil.write.setMode([Mode.noReturn]);
    await buy();
    await world.evil.write.setMode([Mode.returnsFalse]);
    await assert.revertWithCustomError(buy(), world.editions, "SafeERC20FailedOperation");
    await world.evil.write.setMode([Mode.lies]);
    await assert.revertWithCustomError(buy(), world.pools, "NothingFunded");
    await world.evil.write.setMode([Mode.reverts]);
    await assert.revertWith(buy(), "no transfers today");
    expect(await proceeds()).to.equal(PRICE);
    expect(await world.editions.read.totalSupply([BigInt(campaign)])).to.equal(1n);
  });

  it("a token that hands over more, or was sent here by mistake, doesn't stay here", async () => {
    await world.evil.write.setMode([Mode.generous]);
    await buy();
    expect(await held()).to.equal(0n);
    await world.evil.write.setMode([0]);
    await world.evil.write.mint([world.editions.address, 77n]);
    const before = await proceeds();
    await buy();
    expect(await held()).to.equal(0n);
    expect((await proceeds()) - before).to.equal(PRICE + 77n);
  });

  it("a token that calls back finds everything locked", async () => {
    const { editions, evil, brand } = world;
    await evil.write.setMode([Mode.hook]);
    for (const data of [
      encodeFunctionData({
        abi: editions.abi,
        functionName: "mint",
        args: [campaign, brand.account.address, 1n, CONTENT],
      }),
      encodeFunctionData({ abi: editions.abi, functionName: "setEdition", args: [campaign, CONTENT] }),
    ]) {
      await evil.write.setHook([editions.address, data]);
      await buy();
      expect(await evil.read.hookWorked()).to.equal(false);
      expect(await evil.read.hookAnswer()).to.equal(reentered);
    }
    expect(await proceeds()).to.equal(2n * PRICE);
  });

  it("a token without code sells nothing", async () => {
    const gone: Hex = "0x000000000000000000000000000000000000dEaD";
    const ghost = await openSold(world, { editionToken: gone });
    await assert.revertWithCustomErrorWithArgs(mint(world, ghost, world.other, 1n), world.editions, "NotAToken", [
      gone,
    ]);
  });

  it("a receiver is asked last, and finds everything locked", async () => {
    const { editions, pools, other } = world;
    const one = await openSold(world);
    const receiver = await viem.deployContract("EditionReceiver");
    const to = receiver.address;
    const again = encodeFunctionData({
      abi: editions.abi,
      functionName: "mint",
      args: [one, to, 1n, CONTENT],
    });
    await receiver.write.set([2, editions.address, again]);
    await mint(world, one, other, 2n, { value: 2n * PRICE, to });
    expect(await receiver.read.worked()).to.equal(false);
    expect(await receiver.read.answer()).to.equal(reentered);
    expect([await receiver.read.seenBalance(), await receiver.read.seenSupply()]).to.deep.equal([2n, 2n]);

    // The money is in the pool by then, whatever the receiver looks at.
    const look = encodeFunctionData({ abi: pools.abi, functionName: "poolOf", args: [one, ETH] });
    await receiver.write.set([2, pools.address, look]);
    await mint(world, one, other, 1n, { value: PRICE, to });
    expect(BigInt((await receiver.read.answer()).slice(0, 66))).to.equal(3n * PRICE);
  });

  it("a receiver that refuses, or can't take any, leaves no trace", async () => {
    const { editions, pools, other } = world;
    const one = await openSold(world);
    const receiver = await viem.deployContract("EditionReceiver");
    await receiver.write.set([1, ETH, "0x"]);
    for (const to of [receiver.address, world.dollar.address, zeroAddress]) {
      await assert.revertWithCustomErrorWithArgs(
        mint(world, one, other, 1n, { value: PRICE, to }),
        editions,
        "ERC1155InvalidReceiver",
        [to] as never,
      );
    }
    expect((await pools.read.poolOf([one, ETH])).funded).to.equal(0n);
    expect(await editions.read.totalSupply([BigInt(one)])).to.equal(0n);
  });

  it("ETH forced on the contract goes to a pool with the next sale", async () => {
    const one = await openSold(world);
    await networkHelpers.setBalance(world.editions.address, parseEther("1"));
    await mint(world, one, world.other, 1n, { value: PRICE });
    expect(await heldBy(world, ETH, world.editions.address)).to.equal(0n);
    expect((await world.pools.read.poolOf([one, ETH])).proceeds).to.equal(PRICE + parseEther("1"));
  });

  it("takes no ETH that comes without a call", async () => {
    await assert.revert(world.brand.sendTransaction({ to: world.editions.address, value: UNIT }));
  });
});
