import { expect } from "chai";
import { artifacts } from "hardhat";
import {
  type Address,
  concatHex,
  encodeAbiParameters,
  encodeFunctionData,
  getContractAddress,
  keccak256,
  numberToHex,
  toHex,
} from "viem";
import { ETH, fund, networkHelpers, PERIODS, propose, standing, UNIT, until, viem } from "./RewardPools/support.ts";
import { deployEditions, type EditionsWorld, heldBy } from "./support/editionsWorld.ts";
import { open } from "./support/world.ts";

const { loadFixture, time } = networkHelpers;
const assert = viem.assertions;

describe("Royalties", () => {
  let world: EditionsWorld;
  let forwarder: Address;
  beforeEach(async () => {
    world = await loadFixture(deployEditions);
    forwarder = await world.royalties.read.forwarderOf([world.campaign]);
  });
  const poolOf = (token: Address, campaign = world.campaign) => world.pools.read.poolOf([campaign, token]);
  const deployed = async (campaign = world.campaign) => {
    await world.royalties.write.deploy([campaign], { account: world.other.account });
    return viem.getContractAt("RoyaltyForwarder", await world.royalties.read.forwarderOf([campaign]));
  };
  const send = (to: Address, value: bigint) => world.collector.sendTransaction({ to, value });

  it("know each campaign's forwarder by CREATE2, before it is there and after", async () => {
    const { bytecode } = await artifacts.readArtifact("RoyaltyForwarder");
    for (const campaign of [world.campaign, world.second, 2 ** 32 - 1]) {
      const words = encodeAbiParameters([{ type: "address" }, { type: "uint32" }], [world.pools.address, campaign]);
      const expected = getContractAddress({
        opcode: "CREATE2",
        from: world.royalties.address,
        salt: numberToHex(campaign, { size: 32 }),
        bytecodeHash: keccak256(concatHex([bytecode as `0x${string}`, words])),
      });
      expect(await world.royalties.read.forwarderOf([campaign])).to.equal(expected);
      expect((await deployed(campaign)).address).to.equal(expected);
      expect(await world.royalties.read.forwarderOf([campaign])).to.equal(expected);
    }
    const other = await viem.deployContract("Royalties", [world.pools.address]);
    expect(await other.read.forwarderOf([world.campaign])).not.to.equal(forwarder);
  });

  it("deploy a forwarder once, by anybody, and say so once", async () => {
    await assert.emitWithArgs(
      world.royalties.write.deploy([world.campaign], { account: world.other.account }),
      world.royalties,
      "ForwarderDeployed",
      [world.campaign, forwarder],
    );
    await world.royalties.write.deploy([world.campaign]);
    expect(await world.royalties.getEvents.ForwarderDeployed()).to.deep.equal([]);
    const there = await viem.getContractAt("RoyaltyForwarder", forwarder);
    expect(await there.read.campaign()).to.equal(world.campaign);
    expect((await there.read.pools()).toLowerCase()).to.equal(world.pools.address);
    expect((await world.royalties.read.pools()).toLowerCase()).to.equal(world.pools.address);
  });

  it("put ETH that came before the forwarder did, and after, into the campaign's pool", async () => {
    await send(forwarder, 30n);
    const there = await deployed();
    await send(forwarder, 12n);
    await assert.emitWithArgs(
      there.write.flush([ETH], { account: world.other.account }),
      world.pools,
      "ProceedsAdded",
      [world.campaign, ETH, there.address, 42n],
    );
    expect(await poolOf(ETH)).to.include({ funded: 42n, proceeds: 42n });
    expect(await heldBy(world, ETH, forwarder)).to.equal(0n);
    expect((await poolOf(ETH, world.second)).funded, "P7").to.equal(0n);
    expect(await world.pools.read.depositOf([world.campaign, ETH, forwarder])).to.equal(0n);
  });

  it("put a token into the campaign's pool, as often as it comes", async () => {
    for (const amount of [5n, 7n]) {
      await world.dollar.write.transfer([forwarder, amount], { account: world.collector.account });
      await world.royalties.write.flush([world.campaign, world.token], { account: world.other.account });
    }
    expect(await poolOf(world.token)).to.include({ funded: 12n, proceeds: 12n });
    expect(await world.dollar.read.balanceOf([forwarder])).to.equal(0n);
    expect(await world.dollar.read.allowance([forwarder, world.pools.address])).to.equal(0n);
  });

  it("take ETH that comes with 2,300 gas", async () => {
    const payer = await viem.deployContract("StingyPayer");
    await payer.write.pay([forwarder], { value: 1n });
    await deployed();
    await payer.write.pay([forwarder], { value: 2n });
    await world.royalties.write.flush([world.campaign, ETH]);
    expect((await poolOf(ETH)).funded).to.equal(3n);
  });

  it("flush nothing where nothing came", async () => {
    const there = await deployed();
    await assert.revertWithCustomError(there.write.flush([ETH]), world.pools, "NothingFunded");
    await assert.revertWithCustomError(there.write.flush([world.token]), world.pools, "NothingFunded");
  });

  it("wait for a campaign that isn't there yet", async () => {
    const next = world.second + 1;
    const future = await world.royalties.read.forwarderOf([next]);
    await send(future, 9n);
    const flush = () => world.royalties.write.flush([next, ETH]);
    await assert.revertWithCustomError(flush(), world.contributions, "UnknownCampaign");
    expect((await open(world)).campaign).to.equal(next);
    await flush();
    expect((await poolOf(ETH, next)).proceeds).to.equal(9n);
  });

  it("work with tokens that keep a fee, answer nothing, or want an allowance of 0 first", async () => {
    const taxed = await viem.deployContract("HostileToken");
    await taxed.write.setMode([1]);
    await taxed.write.mint([forwarder, 100n]);
    await world.royalties.write.flush([world.campaign, taxed.address]);
    expect((await poolOf(taxed.address)).proceeds).to.equal(90n);

    const old = await viem.deployContract("OldToken");
    for (const amount of [3n, 4n]) {
      await old.write.mint([forwarder, amount]);
      await world.royalties.write.flush([world.campaign, old.address]);
    }
    expect((await poolOf(old.address)).proceeds).to.equal(7n);
  });

  it("fail with a token that lies, and work once it doesn't", async () => {
    const there = await deployed();
    const evil = await viem.deployContract("HostileToken");
    await evil.write.mint([forwarder, 10n]);
    await evil.write.setMode([5]);
    await assert.revertWithCustomError(there.write.flush([evil.address]), world.pools, "NothingFunded");
    await evil.write.setMode([0]);
    await there.write.flush([evil.address]);
    expect((await poolOf(evil.address)).proceeds).to.equal(10n);
  });

  it("count nothing twice where a token calls back", async () => {
    const there = await deployed();
    const evil = await viem.deployContract("HostileToken");
    await evil.write.mint([forwarder, 10n]);
    await evil.write.setMode([7]);
    await evil.write.setHook([
      forwarder,
      encodeFunctionData({ abi: there.abi, functionName: "flush", args: [evil.address] }),
    ]);
    await there.write.flush([evil.address]);
    expect(await evil.read.hookWorked()).to.equal(false);
    expect((await poolOf(evil.address)).proceeds).to.equal(10n);
  });

  it("have one way out: into the pool", async () => {
    const { abi } = await artifacts.readArtifact("RoyaltyForwarder");
    const writing = abi.filter((item) => item.type === "function" && item.stateMutability !== "view");
    expect(writing.map((item) => ("name" in item ? item.name : ""))).to.deep.equal(["flush"]);
  });

  it("reach those who contributed, and the brand where nobody did", async () => {
    const account = world.author.account.address;
    await fund(world, world.brand, 100n, world.token);
    await world.dollar.write.transfer([forwarder, 900n]);
    await until(world.rollAt);
    await world.royalties.write.flush([world.campaign, world.token]);
    const made = await standing(world, [{ account, cumulative: 1_000n }]);
    await world.pools.write.claim([world.campaign, world.token, account, 1_000n, made.proof(0)]);
    expect(await world.dollar.read.balanceOf([account])).to.equal(1_000_000n * UNIT + 1_000n);

    // The other campaign's roll is empty; what comes afterwards is the brand's, too.
    const second = await world.royalties.read.forwarderOf([world.second]);
    await world.dollar.write.transfer([second, 50n]);
    await world.royalties.write.flush([world.second, world.token]);
    await until(world.rollAt + 1_000);
    await world.pools.write.proposeEmpty([world.second, world.token], { account: world.brand.account });
    await time.increase(PERIODS.challenge);
    await world.dollar.write.transfer([second, 5n]);
    await world.royalties.write.flush([world.second, world.token]);
    await world.pools.write.takeProceeds([world.second, world.token, world.brand.account.address]);
    expect(await poolOf(world.token, world.second)).to.include({ funded: 55n, refunded: 55n, proceeds: 0n });
    const nothing = propose(world, world.brand, keccak256(toHex("x")), 1n, world.token, world.second);
    await assert.revertWithCustomError(nothing, world.pools, "BadTotal");
  });
});
