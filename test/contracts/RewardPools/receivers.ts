import { expect } from "chai";
import { type Address, encodeErrorResult, encodeFunctionData, type Hex, parseAbi } from "viem";
import { deployPools, ETH, fundedAfterRoll, networkHelpers, PERIODS, standing, until, viem } from "./support.ts";

const { loadFixture } = networkHelpers;
const assert = viem.assertions;
const Receiver = { accept: 0, reject: 1, reenter: 2, gasBurner: 3, returnBomb: 4 } as const;
const reentered = encodeErrorResult({
  abi: parseAbi(["error ReentrancyGuardReentrantCall()"]),
  errorName: "ReentrancyGuardReentrantCall",
});

describe("RewardPools: hostile receivers of ETH", () => {
  const fresh = async () => {
    const world = await deployPools();
    await fundedAfterRoll({ ...world, token: ETH }, 1_000n, ETH);
    const receiver = await viem.deployContract("HostileReceiver");
    const entries = [
      { account: receiver.address, cumulative: 400n },
      { account: "0x00000000000000000000000000000000000000b1" as Address, cumulative: 600n },
    ];
    const made = await standing(world, entries, ETH);
    return { ...world, receiver, made, entries };
  };
  let world: Awaited<ReturnType<typeof fresh>>;
  beforeEach(async () => {
    world = await loadFixture(fresh);
  });
  const claim = () =>
    world.pools.write.claim([world.campaign, ETH, world.receiver.address, 400n, world.made.proof(0)], {
      gas: 1_000_000n,
    });
  const paid = async () => (await world.pools.read.poolOf([world.campaign, ETH])).paid;

  it("that refuse keep their claim, can redirect it, and block nobody", async () => {
    await world.receiver.write.set([Receiver.reject, ETH, "0x"]);
    await assert.revertWithCustomErrorWithArgs(claim(), world.pools, "TransferFailed", [
      world.receiver.address,
      400n,
    ] as never);
    await world.pools.write.claimBatch([world.made.batch([0, 1])]);
    expect(await paid()).to.equal(600n);
    expect(await world.pools.read.claimedOf([world.campaign, ETH, world.receiver.address])).to.equal(0n);
    const to: Address = "0x00000000000000000000000000000000000000b2";
    const call = encodeFunctionData({
      abi: world.pools.abi,
      functionName: "claimTo",
      args: [world.campaign, ETH, 400n, world.made.proof(0), to],
    });
    await world.receiver.write.act([world.pools.address, call]);
    expect(await world.publicClient.getBalance({ address: to })).to.equal(400n);
    expect(await paid()).to.equal(1_000n);
  });

  it("that burn gas or answer with a megabyte cost a batch a bounded sum", async () => {
    for (const mode of [Receiver.gasBurner, Receiver.returnBomb]) {
      const snapshot = await networkHelpers.takeSnapshot();
      await world.receiver.write.set([mode, ETH, "0x"]);
      const hash = await world.pools.write.claimBatch([world.made.batch([0, 1])], { gas: 1_000_000n });
      const { gasUsed } = await world.publicClient.getTransactionReceipt({ hash });
      expect(Number(gasUsed)).to.be.below(250_000);
      expect(await paid()).to.equal(600n);
      await snapshot.restore();
    }
  });

  it("that call back get nothing twice", async () => {
    const again = encodeFunctionData({
      abi: world.pools.abi,
      functionName: "claim",
      args: [world.campaign, ETH, world.receiver.address, 400n, world.made.proof(0)],
    });
    await world.receiver.write.set([Receiver.reenter, world.pools.address, again]);
    await claim();
    expect(await world.receiver.read.worked()).to.equal(false);
    expect(await world.receiver.read.answer()).to.equal(reentered);
    expect(await paid()).to.equal(400n);
  });

  it("that fund can't be refunded by force, and keep their deposit", async () => {
    const other = await deployPools();
    const funder = await viem.deployContract("HostileReceiver");
    const act = (data: Hex, value = 0n) => funder.write.act([other.pools.address, data], { value });
    await act(
      encodeFunctionData({
        abi: other.pools.abi,
        functionName: "fund",
        args: [other.campaign, ETH, 50n, other.config],
      }),
      50n,
    );
    await funder.write.set([Receiver.reject, ETH, "0x"]);
    await until(other.settleBy + PERIODS.refund);
    const refund = encodeFunctionData({ abi: other.pools.abi, functionName: "refund", args: [other.campaign, ETH] });
    await assert.revertWithCustomError(act(refund), other.pools, "TransferFailed");
    expect(await other.pools.read.depositOf([other.campaign, ETH, funder.address])).to.equal(50n);
    await funder.write.set([Receiver.accept, ETH, "0x"]);
    await act(refund);
    expect(await other.publicClient.getBalance({ address: funder.address })).to.equal(50n);
  });
});
