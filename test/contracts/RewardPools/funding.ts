import { expect } from "chai";
import { type Hex, hexToSignature, keccak256, maxUint256, parseEther, toHex, zeroAddress } from "viem";
import { deployPools, ETH, fund, networkHelpers, PERIODS, type PoolWorld, UNIT, viem } from "./support.ts";

const { loadFixture } = networkHelpers;
const assert = viem.assertions;

describe("RewardPools: funding", () => {
  let world: PoolWorld;
  beforeEach(async () => {
    world = await loadFixture(deployPools);
  });

  it("knows its campaigns and periods, and refuses a challenge period of 0", async () => {
    expect((await world.pools.read.campaigns()).toLowerCase()).to.equal(world.contributions.address.toLowerCase());
    expect(await world.pools.read.periods()).to.deep.equal(PERIODS);
    expect(await world.pools.read.challengePeriod()).to.equal(PERIODS.challenge);
    await assert.revertWithCustomError(
      viem.deployContract("RewardPools", [world.contributions.address, { ...PERIODS, challenge: 0 }]) as never,
      world.pools,
      "BadPeriods",
    );
  });

  it("adds ETH of several funders, locks the campaign and keeps who gave what", async () => {
    const { pools, campaign, brand, other } = world;
    expect(await world.contributions.read.isLocked([campaign])).to.equal(false);
    await assert.emitWithArgs(fund(world, brand, 5n, ETH), pools, "Funded", [
      campaign,
      zeroAddress,
      brand.account.address,
      5n,
    ]);
    await fund(world, other, 7n, ETH);
    await fund(world, brand, 1n, ETH);
    expect(await world.contributions.read.isLocked([campaign])).to.equal(true);
    expect((await pools.read.poolOf([campaign, ETH])).funded).to.equal(13n);
    expect(await pools.read.depositOf([campaign, ETH, brand.account.address])).to.equal(6n);
    expect(await world.publicClient.getBalance({ address: pools.address })).to.equal(13n);
    expect((await pools.read.poolOf([world.second, ETH])).funded, "P7").to.equal(0n);
  });

  it("adds tokens, and only the caller's", async () => {
    await fund(world, world.other, 9n * UNIT);
    expect((await world.pools.read.poolOf([world.campaign, world.token])).funded).to.equal(9n * UNIT);
    expect(await world.dollar.read.balanceOf([world.pools.address])).to.equal(9n * UNIT);
    expect(await world.dollar.read.balanceOf([world.other.account.address])).to.equal(999_991n * UNIT);
  });

  it("refuses nothing, too little and too much ETH, ETH beside a token, what isn't a token, and unknown campaigns", async () => {
    const { pools, campaign, config, brand, token } = world;
    const by = { account: brand.account };
    const cases = [
      [pools.write.fund([campaign, ETH, 0n, config], by), pools, "NothingFunded", []],
      [pools.write.fund([campaign, token, 0n, config], by), pools, "NothingFunded", []],
      [pools.write.fund([campaign, ETH, 5n, config], { ...by, value: 4n }), pools, "WrongValue", [4n, 5n]],
      [pools.write.fund([campaign, ETH, 5n, config], { ...by, value: 6n }), pools, "WrongValue", [6n, 5n]],
      [pools.write.fund([campaign, token, 5n, config], { ...by, value: 1n }), pools, "WrongValue", [1n, 0n]],
    ] as const;
    for (const [call, , name, args] of cases)
      await assert.revertWithCustomErrorWithArgs(call, pools, name, args as never);
    const nobody: Hex = "0x000000000000000000000000000000000000dEaD";
    await assert.revertWithCustomErrorWithArgs(
      pools.write.fund([campaign, nobody, 1n, config], by),
      pools,
      "NotAToken",
      [nobody],
    );
    await assert.revertWithCustomErrorWithArgs(
      pools.write.fund([99, ETH, 1n, config], { ...by, value: 1n }),
      world.contributions,
      "UnknownCampaign",
      [99],
    );
  });

  it("refuses a deposit that names other settings or terms than there are: swapped in front of it, or new terms", async () => {
    const { pools, contributions, campaign, config, second, brand, token } = world;
    const by = { account: brand.account };
    const other = await contributions.read.configOf([second]);
    const refused = async (named: Hex, current: Hex) =>
      assert.revertWithCustomErrorWithArgs(pools.write.fund([campaign, token, 5n, named], by), pools, "OtherConfig", [
        campaign,
        named,
        current,
      ]);
    await refused(other, config);
    await refused(`0x${"00".repeat(20)}`, config);
    await pools.write.fund([campaign, token, 5n, config], by);
    // Terms may change while settings are fixed.
    await contributions.write.publishTerms([campaign, keccak256(toHex("terms, version 2"))], by);
    const next = await contributions.read.configOf([campaign]);
    await refused(config, next);
    await pools.write.fund([campaign, token, 5n, next], by);
    expect((await pools.read.poolOf([campaign, token])).funded).to.equal(10n);
  });

  it("keeps sums within what its words hold", async () => {
    const token = await viem.deployContract("HostileToken");
    await token.write.mint([world.brand.account.address, maxUint256]);
    await token.write.approve([world.pools.address, maxUint256]);
    const most = 2n ** 127n - 1n;
    await fund(world, world.brand, most, token.address);
    await assert.revertWithCustomErrorWithArgs(
      fund(world, world.brand, 1n, token.address),
      world.pools,
      "AmountTooLarge",
      [1n],
    );
    expect((await world.pools.read.poolOf([world.campaign, token.address])).funded).to.equal(most);
  });

  it("takes no ETH that comes without a call", async () => {
    await assert.revert(world.brand.sendTransaction({ to: world.pools.address, value: 1n }));
  });

  describe("with a permit", () => {
    const deadline = maxUint256;
    async function permit(amount: bigint) {
      const { dollar, pools, collector } = world;
      await dollar.write.approve([pools.address, 0n], { account: collector.account });
      const signature = await collector.signTypedData({
        domain: { name: "Demo Dollar", version: "1", chainId: 31337, verifyingContract: dollar.address },
        types: {
          Permit: [
            { name: "owner", type: "address" },
            { name: "spender", type: "address" },
            { name: "value", type: "uint256" },
            { name: "nonce", type: "uint256" },
            { name: "deadline", type: "uint256" },
          ],
        },
        primaryType: "Permit",
        message: { owner: collector.account.address, spender: pools.address, value: amount, nonce: 0n, deadline },
      });
      const { r, s, yParity } = hexToSignature(signature);
      return [deadline, 27 + (yParity ?? 0), r, s] as const;
    }

    it("needs no approval", async () => {
      const signed = await permit(5n * UNIT);
      await world.pools.write.fundWithPermit([world.campaign, world.token, 5n * UNIT, world.config, ...signed], {
        account: world.collector.account,
      });
      expect((await world.pools.read.poolOf([world.campaign, world.token])).funded).to.equal(5n * UNIT);
    });

    it("works when somebody showed the permit first", async () => {
      const signed = await permit(5n * UNIT);
      await world.dollar.write.permit([world.collector.account.address, world.pools.address, 5n * UNIT, ...signed], {
        account: world.other.account,
      });
      await world.pools.write.fundWithPermit([world.campaign, world.token, 5n * UNIT, world.config, ...signed], {
        account: world.collector.account,
      });
      expect((await world.pools.read.poolOf([world.campaign, world.token])).funded).to.equal(5n * UNIT);
    });

    it("falls back to the allowance where the token has no permit, and takes nobody else's money with a stolen one", async () => {
      const signed = await permit(5n * UNIT);
      const old = await viem.deployContract("HostileToken");
      await old.write.mint([world.collector.account.address, 10n]);
      await old.write.approve([world.pools.address, 10n], { account: world.collector.account });
      await world.pools.write.fundWithPermit([world.campaign, old.address, 10n, world.config, ...signed], {
        account: world.collector.account,
      });
      expect((await world.pools.read.poolOf([world.campaign, old.address])).funded).to.equal(10n);

      await world.dollar.write.approve([world.pools.address, 0n], { account: world.other.account });
      await assert.revertWithCustomError(
        world.pools.write.fundWithPermit([world.campaign, world.token, 5n * UNIT, world.config, ...signed], {
          account: world.other.account,
        }),
        world.dollar,
        "ERC20InsufficientAllowance",
      );
    });

    it("names a config, too", async () => {
      const signed = await permit(5n * UNIT);
      const other = await world.contributions.read.configOf([world.second]);
      const call = world.pools.write.fundWithPermit([world.campaign, world.token, 5n * UNIT, other, ...signed], {
        account: world.collector.account,
      });
      await assert.revertWithCustomError(call, world.pools, "OtherConfig");
    });

    it("is not for ETH", async () => {
      const signed = await permit(1n);
      await assert.revertWithCustomErrorWithArgs(
        world.pools.write.fundWithPermit([world.campaign, ETH, 1n, world.config, ...signed]),
        world.pools,
        "NotAToken",
        [zeroAddress],
      );
    });
  });

  it("funds millions of ETH as well as one wei", async () => {
    await networkHelpers.setBalance(world.brand.account.address, parseEther("5000000"));
    await fund(world, world.brand, parseEther("4000000"), ETH);
    await fund(world, world.brand, 1n, ETH);
    expect((await world.pools.read.poolOf([world.campaign, ETH])).funded).to.equal(parseEther("4000000") + 1n);
  });
});
