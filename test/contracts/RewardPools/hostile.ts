import { expect } from "chai";
import {
  type Address,
  encodeErrorResult,
  encodeFunctionData,
  type Hex,
  keccak256,
  maxUint256,
  parseAbi,
  toHex,
} from "viem";
import {
  decideNow,
  deployPools,
  ETH,
  fund,
  fundedAfterRoll,
  networkHelpers,
  owed,
  PERIODS,
  propose,
  STATEMENT,
  standing,
  statementOf,
  viem,
} from "./support.ts";

const { loadFixture, time } = networkHelpers;
const assert = viem.assertions;
const root = keccak256(toHex("a root"));
const Mode = {
  honest: 0,
  fee: 1,
  feeOnAll: 2,
  noReturn: 3,
  returnsFalse: 4,
  lies: 5,
  reverts: 6,
  hook: 7,
  blacklist: 8,
  returnBomb: 9,
  gasBurner: 10,
  generous: 11,
  returnsTwo: 12,
} as const;
const reentered = encodeErrorResult({
  abi: parseAbi(["error ReentrancyGuardReentrantCall()"]),
  errorName: "ReentrancyGuardReentrantCall",
});
const safeErc20 = { address: ETH, abi: parseAbi(["error SafeERC20FailedOperation(address token)"]) };

async function deployHostile() {
  const world = await deployPools();
  const evil = await viem.deployContract("HostileToken");
  for (const who of [world.brand, world.other, world.collector, world.curator]) {
    await evil.write.mint([who.account.address, 10n ** 12n]);
    await evil.write.approve([world.pools.address, maxUint256], { account: who.account });
  }
  return { ...world, evil, token: evil.address };
}
type Hostile = Awaited<ReturnType<typeof deployHostile>>;

describe("RewardPools: hostile tokens", () => {
  let world: Hostile;
  beforeEach(async () => {
    world = await loadFixture(deployHostile);
  });
  const pool = () => world.pools.read.poolOf([world.campaign, world.token]);
  const held = () => world.evil.read.balanceOf([world.pools.address]);

  it("with a fee: what arrived is what counts, for deposits, bonds and stakes", async () => {
    await world.evil.write.setMode([Mode.fee]);
    await fundedAfterRoll(world, 1_000n);
    expect((await pool()).funded).to.equal(900n);
    await propose(world, world.brand, root, 900n);
    await world.pools.write.dispute([world.campaign, world.token], { account: world.other.account });
    expect(await held()).to.equal(900n + 9n + 9n);
    await time.increase(PERIODS.silence);
    expect((await world.pools.read.disputeOf([world.campaign, world.token])).nextRaise).to.equal(18n);
    await world.pools.write.raise([world.campaign, world.token, true], { account: world.collector.account });
    await decideNow(world, false);
    const accounts = [world.brand, world.other, world.collector].map(({ account }) => account.address);
    expect(await held(), "P5").to.equal(await owed(world, world.token, accounts, [world.campaign]));
    await world.pools.write.withdraw([world.token, world.other.account.address], { account: world.other.account });
  });

  it("with a fee: the proposer gets back what arrived, not what was asked", async () => {
    await world.evil.write.setMode([Mode.fee]);
    await fundedAfterRoll(world, 1_000n);
    await propose(world, world.brand, root, 900n);
    await time.increase(PERIODS.challenge);
    await world.pools.write.settle([world.campaign, world.token]);
    // 9 were asked; a tenth, rounded down to 0, was kept: nothing is lost on so small a sum. Larger ones show it.
    await world.evil.write.setMode([Mode.honest]);
    await fund(world, world.brand, 100_000n);
    await world.evil.write.setMode([Mode.fee]);
    await propose(world, world.brand, keccak256(toHex("larger")), 100_900n);
    await time.increase(PERIODS.challenge);
    await world.pools.write.settle([world.campaign, world.token]);
    expect(await world.pools.read.creditOf([world.brand.account.address, world.token])).to.equal(9n + 900n);
  });

  it("that keep everything fund nothing and bond nothing", async () => {
    await fundedAfterRoll(world, 1_000n);
    await world.evil.write.setMode([Mode.feeOnAll]);
    await assert.revertWithCustomError(fund(world, world.brand, 10n), world.pools, "NothingFunded");
    await assert.revertWithCustomErrorWithArgs(
      propose(world, world.brand, root, 1_000n),
      world.pools,
      "BondNotReceived",
      [world.evil.address, 10n] as never,
    );
    await world.evil.write.setMode([Mode.honest]);
    await propose(world, world.brand, root, 1_000n);
    await world.evil.write.setMode([Mode.feeOnAll]);
    await assert.revertWithCustomError(
      world.pools.write.dispute([world.campaign, world.token], { account: world.other.account }),
      world.pools,
      "BondNotReceived",
    );
  });

  it("that hand over more are credited with what was named", async () => {
    await world.evil.write.setMode([Mode.generous]);
    await fundedAfterRoll(world, 1_000n);
    expect((await pool()).funded).to.equal(1_000n);
  });

  it("that answer nothing work; that answer false, or lie, or fail, change nothing", async () => {
    await world.evil.write.setMode([Mode.noReturn]);
    await fundedAfterRoll(world, 1_000n);
    for (const mode of [Mode.returnsFalse, Mode.returnsTwo]) {
      await world.evil.write.setMode([mode]);
      await assert.revertWithCustomError(fund(world, world.brand, 10n), safeErc20, "SafeERC20FailedOperation");
    }
    await world.evil.write.setMode([Mode.lies]);
    await assert.revertWithCustomError(fund(world, world.brand, 10n), world.pools, "NothingFunded");
    await world.evil.write.setMode([Mode.reverts]);
    await assert.revertWith(fund(world, world.brand, 10n), "no transfers today");
    expect((await pool()).funded).to.equal(1_000n);

    await world.evil.write.setMode([Mode.noReturn]);
    const entry = { account: world.author.account.address, cumulative: 1_000n };
    await standing(world, [entry]);
    const claim = () => world.pools.write.claim([world.campaign, world.token, entry.account, 1_000n, []]);
    await world.evil.write.setMode([Mode.returnsFalse]);
    await assert.revertWithCustomError(claim(), safeErc20, "SafeERC20FailedOperation");
    await world.evil.write.setMode([Mode.noReturn]);
    await claim();
    expect(await world.evil.read.balanceOf([entry.account])).to.equal(1_000n);
  });

  it("in a batch: any failure skips the entry, unmarked, to be claimed later", async () => {
    await fundedAfterRoll(world, 1_000n);
    const accounts: Address[] = [1, 2, 3, 4].map((n): Address => `0x${String(n).padStart(40, "f")}`);
    const made = await standing(
      world,
      accounts.map((account) => ({ account, cumulative: 250n })),
    );
    const batch = () => world.pools.write.claimBatch([made.batch([0, 1, 2, 3])], { gas: 5_000_000n });
    for (const mode of [Mode.reverts, Mode.gasBurner]) {
      await world.evil.write.setMode([mode]);
      await batch();
      expect((await pool()).paid).to.equal(0n);
      for (const account of accounts)
        expect(await world.pools.read.claimedOf([world.campaign, world.token, account])).to.equal(0n);
    }
    // One that answers false, or 2, may have paid all the same: skipping it would pay it again and again.
    for (const mode of [Mode.returnsFalse, Mode.returnsTwo]) {
      await world.evil.write.setMode([mode]);
      await assert.revertWithCustomError(batch(), world.pools, "TransferFailed");
    }
    await world.evil.write.setMode([Mode.blacklist]);
    const [first = "0x"] = accounts;
    await world.evil.write.list([first, true]);
    await batch();
    expect((await pool()).paid).to.equal(750n);
    await world.evil.write.setMode([Mode.returnBomb]);
    await batch();
    expect((await pool()).paid, "a megabyte of answer costs more gas than a receiver has").to.equal(750n);
    await world.evil.write.setMode([Mode.noReturn]);
    await batch();
    expect((await pool()).paid).to.equal(1_000n);
    expect(await held()).to.equal(10n);
  });

  it("that list the disputer hurt the disputer alone", async () => {
    await fundedAfterRoll(world, 1_000n);
    await propose(world, world.brand, root, 1_000n);
    await world.pools.write.dispute([world.campaign, world.token], { account: world.other.account });
    await world.evil.write.setMode([Mode.blacklist]);
    await world.evil.write.list([world.other.account.address, true]);
    await decideNow(world, false);
    await propose(world, world.brand, root, 1_005n);
    // Its credit can still go to an address that isn't listed.
    await assert.revertWith(
      world.pools.write.withdraw([world.token, world.other.account.address], { account: world.other.account }),
      "listed",
    );
    await world.pools.write.withdraw([world.token, world.collector.account.address], { account: world.other.account });
  });

  it("that lose balance by themselves fail their own claims and nobody else's (P7)", async () => {
    const honest = { ...world, token: world.dollar.address };
    await fund(honest, world.brand, 1_000n, world.dollar.address);
    await fundedAfterRoll(world, 1_000n);
    const entry = { account: world.author.account.address, cumulative: 1_000n };
    await standing(world, [entry]);
    await standing(honest, [entry], world.dollar.address);
    await world.evil.write.burn([world.pools.address, 500n]);
    const fails = await world.pools.write
      .claim([world.campaign, world.token, entry.account, 1_000n, []])
      .then(() => false)
      .catch(() => true);
    expect(fails).to.equal(true);
    expect((await pool()).paid).to.equal(0n);
    await world.pools.write.claim([world.campaign, world.dollar.address, entry.account, 1_000n, []]);
  });

  it("that call back find everything locked", async () => {
    await fundedAfterRoll(world, 1_000n);
    const entry = { account: world.author.account.address, cumulative: 1_000n };
    const made = statementOf(world, world.campaign, world.token, [entry]);
    const abi = world.pools.abi;
    const { campaign, config, token } = world;
    const batch = made.batch([0]);
    const attacks: Hex[] = [
      encodeFunctionData({ abi, functionName: "fund", args: [campaign, token, 1n, config] }),
      encodeFunctionData({ abi, functionName: "addProceeds", args: [campaign, token, 1n] }),
      encodeFunctionData({ abi, functionName: "takeProceeds", args: [campaign, token, world.other.account.address] }),
      encodeFunctionData({
        abi,
        functionName: "fundWithPermit",
        args: [campaign, token, 1n, config, 0n, 0, root, root],
      }),
      encodeFunctionData({ abi, functionName: "propose", args: [campaign, token, root, 1_000n, STATEMENT, 0] }),
      encodeFunctionData({ abi, functionName: "proposeEmpty", args: [campaign, token] }),
      encodeFunctionData({ abi, functionName: "dispute", args: [campaign, token] }),
      encodeFunctionData({ abi, functionName: "decide", args: [campaign, token, root, 1_000n, true] }),
      encodeFunctionData({ abi, functionName: "raise", args: [campaign, token, true] }),
      encodeFunctionData({ abi, functionName: "settle", args: [campaign, token] }),
      encodeFunctionData({ abi, functionName: "claim", args: [campaign, token, entry.account, 1_000n, []] }),
      encodeFunctionData({
        abi,
        functionName: "claimTo",
        args: [campaign, token, 1_000n, [], world.other.account.address],
      }),
      encodeFunctionData({ abi, functionName: "claimMany", args: [[]] }),
      encodeFunctionData({ abi, functionName: "claimBatch", args: [batch] }),
      encodeFunctionData({ abi, functionName: "withdraw", args: [token, world.other.account.address] }),
      encodeFunctionData({ abi, functionName: "refund", args: [campaign, token] }),
    ];
    const tried = async (what: string) => {
      expect(await world.evil.read.hookWorked(), what).to.equal(false);
      expect(await world.evil.read.hookAnswer(), what).to.equal(reentered);
    };
    await world.evil.write.setMode([Mode.hook]);
    for (const attack of attacks) {
      await world.evil.write.setHook([world.pools.address, attack]);
      await fund(world, world.brand, 1n);
      await tried(`fund < ${attack.slice(0, 10)}`);
    }
    const [again = "0x"] = attacks.slice(10);
    await world.evil.write.setHook([world.pools.address, again]);
    await propose(world, world.brand, made.root, 1_000n);
    await tried("propose");
    await time.increase(PERIODS.challenge);
    await world.pools.write.claim([campaign, token, entry.account, 1_000n, []]);
    await tried("claim");
    expect((await pool()).paid).to.equal(1_000n);
  });
});
