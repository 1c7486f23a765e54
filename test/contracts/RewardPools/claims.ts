import { expect } from "chai";
import { type Address, type Hex, keccak256, parseAbi, toHex, zeroAddress, zeroHash } from "viem";
import {
  deployPools,
  type Entry,
  ETH,
  fund,
  fundedAfterRoll,
  networkHelpers,
  PERIODS,
  type PoolWorld,
  propose,
  standing,
  statementOf,
  UNIT,
  viem,
} from "./support.ts";

const { loadFixture, time } = networkHelpers;
const assert = viem.assertions;

const many = (count: number): Entry[] =>
  Array.from({ length: count }, (_, i) => ({
    account: `0x${(0xc0ffee00 + i).toString(16).padStart(40, "0")}` as Address,
    cumulative: BigInt(i + 1) * UNIT,
  }));

const merkleProof = { address: zeroAddress, abi: parseAbi(["error MerkleProofInvalidMultiproof()"]) };

describe("RewardPools: claims", () => {
  let world: PoolWorld;
  const funded = async () => {
    const fresh = await deployPools();
    await fundedAfterRoll(fresh, 1_000n * UNIT);
    await fund(fresh, fresh.brand, 1_000n * UNIT, fresh.token, fresh.second);
    await fund(fresh, fresh.brand, 1_000n, ETH);
    return fresh;
  };
  beforeEach(async () => {
    world = await loadFixture(funded);
  });
  const balance = (account: Address) => world.dollar.read.balanceOf([account]);
  const claim = (entry: Entry, proof: Hex[]) =>
    world.pools.write.claim([world.campaign, world.token, entry.account, entry.cumulative, proof], {
      account: world.collector.account,
    });

  it("pay the leaf's account, whoever calls, exactly once", async () => {
    const entries = many(7).map((entry) => ({ ...entry, cumulative: 100n * UNIT }));
    const made = await standing(world, entries);
    for (const [i, entry] of entries.entries()) {
      await assert.emitWithArgs(claim(entry, made.proof(i)), world.pools, "Claimed", [
        world.campaign,
        world.dollar.address,
        entry.account,
        entry.account,
        100n * UNIT,
        100n * UNIT,
      ] as never);
      expect(await balance(entry.account)).to.equal(100n * UNIT);
      await assert.revertWithCustomErrorWithArgs(claim(entry, made.proof(i)), world.pools, "NothingToClaim", [
        world.campaign,
        world.dollar.address,
        entry.account,
      ] as never);
    }
    expect((await world.pools.read.poolOf([world.campaign, world.token])).paid).to.equal(700n * UNIT);
  });

  it("need a statement that stands (P8)", async () => {
    const entries = many(40);
    const made = statementOf(world, world.campaign, world.token, entries);
    const [entry] = entries;
    if (!entry) throw new Error("no entry");
    await assert.revertWithCustomError(claim(entry, made.proof(0)), world.pools, "NothingStands");
    await propose(world, world.brand, made.root, 820n * UNIT);
    await time.increase(PERIODS.challenge - 2);
    await assert.revertWithCustomError(claim(entry, made.proof(0)), world.pools, "NothingStands");
    await assert.revertWithCustomError(
      world.pools.write.claimBatch([made.batch([0, 1])]),
      world.pools,
      "NothingStands",
    );
    await time.increase(1);
    await claim(entry, made.proof(0));
  });

  it("refuse another account, amount, campaign, token or chain of siblings, and an inner node as a leaf", async () => {
    const entries = many(40);
    const made = await standing(world, entries);
    await standing(world, entries, world.token, world.second);
    const [first, second] = entries;
    if (!first || !second) throw new Error("no entries");
    const { pools, campaign, token } = world;
    const proof = made.proof(0);
    const wrong: [number, Address, Address, bigint, Hex[]][] = [
      [campaign, token, second.account, first.cumulative, proof],
      [campaign, token, first.account, first.cumulative + 1n, proof],
      [campaign, token, first.account, first.cumulative, proof.slice(1)],
      [campaign, token, first.account, first.cumulative, [...proof, zeroHash]],
      [campaign, token, first.account, first.cumulative, []],
      [campaign, token, first.account, first.cumulative, made.proof(1)],
      [world.second, token, first.account, first.cumulative, proof],
    ];
    for (const args of wrong) await assert.revertWithCustomError(pools.write.claim(args), pools, "BadProof");
    await assert.revertWithCustomError(
      pools.write.claim([campaign, ETH, first.account, first.cumulative, proof]),
      pools,
      "NothingStands",
    );
    await assert.revertWithCustomErrorWithArgs(
      pools.write.claim([campaign, token, second.account, 1n, proof]),
      pools,
      "BadProof",
      [campaign, world.dollar.address, second.account, 1n] as never,
    );
  });

  it("of a new statement pay the difference, and less than before pays nothing (P6)", async () => {
    const account = world.author.account.address;
    await standing(world, [{ account, cumulative: 600n * UNIT }]);
    await world.pools.write.claim([world.campaign, world.token, account, 600n * UNIT, []]);
    const held = await balance(account);
    await standing(world, [{ account, cumulative: 900n * UNIT }]);
    await world.pools.write.claim([world.campaign, world.token, account, 900n * UNIT, []]);
    expect((await balance(account)) - held).to.equal(300n * UNIT);

    await fund(world, world.brand, 1_000n * UNIT);
    const lower = statementOf(world, world.campaign, world.token, [{ account, cumulative: 100n * UNIT }]);
    await propose(world, world.brand, lower.root, 1_500n * UNIT);
    await time.increase(PERIODS.challenge);
    await assert.revertWithCustomError(
      world.pools.write.claim([world.campaign, world.token, account, 100n * UNIT, []]),
      world.pools,
      "NothingToClaim",
    );
  });

  it("with two leaves for one account pay the larger, not the sum", async () => {
    const account = world.author.account.address;
    const entries = [
      { account, cumulative: 200n * UNIT },
      { account, cumulative: 300n * UNIT },
    ];
    const before = await balance(account);
    const made = await standing(world, entries);
    await world.pools.write.claim([world.campaign, world.token, account, 200n * UNIT, made.proof(0)]);
    await world.pools.write.claim([world.campaign, world.token, account, 300n * UNIT, made.proof(1)]);
    expect((await balance(account)) - before).to.equal(300n * UNIT);
    await assert.revertWithCustomError(
      world.pools.write.claim([world.campaign, world.token, account, 200n * UNIT, made.proof(0)]),
      world.pools,
      "NothingToClaim",
    );
  });

  it("stop at the statement's total, whatever its tree sums to (P4)", async () => {
    const entries = [
      { account: world.author.account.address, cumulative: 500n * UNIT },
      { account: world.other.account.address, cumulative: 500n * UNIT },
    ];
    const made = statementOf(world, world.campaign, world.token, entries);
    await propose(world, world.brand, made.root, 700n * UNIT);
    await time.increase(PERIODS.challenge);
    await world.pools.write.claim([
      world.campaign,
      world.token,
      world.author.account.address,
      500n * UNIT,
      made.proof(0),
    ]);
    await assert.revertWithCustomErrorWithArgs(
      world.pools.write.claim([world.campaign, world.token, world.other.account.address, 500n * UNIT, made.proof(1)]),
      world.pools,
      "TotalExceeded",
      [world.campaign, world.dollar.address, 1_000n * UNIT, 700n * UNIT] as never,
    );
    const paid = (await world.pools.read.poolOf([world.campaign, world.token])).paid;
    await world.pools.write.claimBatch([made.batch([0, 1])]);
    expect((await world.pools.read.poolOf([world.campaign, world.token])).paid).to.equal(paid);
  });

  it("of the standing statement stop at its own total while a larger one is pending", async () => {
    const entries = [
      { account: world.author.account.address, cumulative: 500n * UNIT },
      { account: world.other.account.address, cumulative: 500n * UNIT },
    ];
    const made = statementOf(world, world.campaign, world.token, entries);
    await propose(world, world.brand, made.root, 700n * UNIT);
    await time.increase(PERIODS.challenge);
    await propose(world, world.brand, keccak256(toHex("larger")), 1_000n * UNIT);
    await world.pools.write.claim([
      world.campaign,
      world.token,
      world.author.account.address,
      500n * UNIT,
      made.proof(0),
    ]);
    await assert.revertWithCustomError(
      world.pools.write.claim([world.campaign, world.token, world.other.account.address, 500n * UNIT, made.proof(1)]),
      world.pools,
      "TotalExceeded",
    );
  });

  it("go elsewhere only when the account itself says so", async () => {
    const account = world.author.account.address;
    await standing(world, [{ account, cumulative: 600n * UNIT }]);
    const to: Address = "0x00000000000000000000000000000000000000A1";
    const args = (target: Address) => [world.campaign, world.token, 600n * UNIT, [], target] as const;
    await assert.revertWithCustomError(
      world.pools.write.claimTo(args(to), { account: world.other.account }),
      world.pools,
      "BadProof",
    );
    for (const target of [zeroAddress, world.pools.address]) {
      await assert.revertWithCustomError(
        world.pools.write.claimTo(args(target), { account: world.author.account }),
        world.pools,
        "BadTarget",
      );
    }
    await world.pools.write.claimTo(args(to), { account: world.author.account });
    expect(await balance(to)).to.equal(600n * UNIT);
    await assert.revertWithCustomError(
      world.pools.write.claimTo(args(to), { account: world.author.account }),
      world.pools,
      "NothingToClaim",
    );
  });

  it("many at once, over campaigns, tokens and accounts; what was claimed is skipped, what is wrong fails the whole", async () => {
    const account = world.author.account.address;
    await standing(world, [{ account, cumulative: 600n * UNIT }]);
    await standing(world, [{ account, cumulative: 700n * UNIT }], world.token, world.second);
    await standing(world, [{ account, cumulative: 800n }], ETH);
    const one = { account, proof: [] as Hex[] };
    const claims = [
      { ...one, campaign: world.campaign, token: world.token, cumulative: 600n * UNIT },
      { ...one, campaign: world.campaign, token: world.token, cumulative: 600n * UNIT },
      { ...one, campaign: world.second, token: world.token, cumulative: 700n * UNIT },
      { ...one, campaign: world.campaign, token: ETH, cumulative: 800n },
    ];
    const before = await balance(account);
    const ether = await world.publicClient.getBalance({ address: account });
    const by = { account: world.collector.account };
    const bad = { ...one, campaign: world.campaign, token: ETH, cumulative: 801n };
    await assert.revertWithCustomError(world.pools.write.claimMany([[...claims, bad]], by), world.pools, "BadProof");
    await world.pools.write.claimMany([claims], by);
    expect((await balance(account)) - before).to.equal(1_300n * UNIT);
    expect((await world.publicClient.getBalance({ address: account })) - ether).to.equal(800n);
    await world.pools.write.claimMany([claims], by);
    expect((await balance(account)) - before).to.equal(1_300n * UNIT);
  });

  it("many at once pay each account its own, in whatever order they come", async () => {
    const entries = many(40);
    const made = await standing(world, entries);
    const order = [3, 3, 7, 3, 39, 0];
    const claims = order.map((i) => {
      const entry = entries[i] as Entry;
      return { campaign: world.campaign, token: world.token, ...entry, proof: made.proof(i) };
    });
    await world.pools.write.claimMany([claims], { account: world.collector.account });
    for (const i of [0, 3, 7, 39]) {
      const { account, cumulative } = entries[i] as Entry;
      expect(await balance(account)).to.equal(cumulative);
    }
    await world.pools.write.claimMany([[]], { account: world.collector.account });
  });

  it("many at once pay the smallest amount there is, in the midst and at the end", async () => {
    const entries = many(3).map((entry) => ({ ...entry, cumulative: 1n }));
    const made = statementOf(world, world.campaign, world.token, entries);
    await propose(world, world.brand, made.root, 1_000n * UNIT);
    await time.increase(PERIODS.challenge);
    const claims = entries.map((entry, i) => ({
      campaign: world.campaign,
      token: world.token,
      ...entry,
      proof: made.proof(i),
    }));
    await world.pools.write.claimMany([claims], { account: world.collector.account });
    for (const { account } of entries) expect(await balance(account)).to.equal(1n);
  });

  it("in a batch of a new statement pay the difference (P6)", async () => {
    const entries = many(4).map((entry) => ({ ...entry, cumulative: 150n * UNIT }));
    const made = await standing(world, entries);
    await world.pools.write.claimBatch([made.batch([0, 1, 2, 3])]);
    const more = entries.map((entry) => ({ ...entry, cumulative: 240n * UNIT }));
    const next = await standing(world, more);
    await world.pools.write.claimBatch([next.batch([0, 1, 2, 3])]);
    for (const { account, cumulative } of more) expect(await balance(account)).to.equal(cumulative);
    expect((await world.pools.read.poolOf([world.campaign, world.token])).paid).to.equal(960n * UNIT);
  });

  it("in a batch pay each once, skip what was paid, and stand duplicates", async () => {
    const entries = many(40);
    const made = await standing(world, entries);
    const third = entries[2];
    if (!third) throw new Error("no entry");
    await claim(third, made.proof(2));
    await world.pools.write.claimBatch([made.batch([0, 2, 5, 39])]);
    for (const i of [0, 2, 5, 39]) {
      const entry = entries[i];
      if (entry) expect(await balance(entry.account)).to.equal(entry.cumulative);
    }
    await world.pools.write.claimBatch([made.batch(entries.map((_, i) => i))]);
    await world.pools.write.claimBatch([made.batch(entries.map((_, i) => i))]);
    expect((await world.pools.read.poolOf([world.campaign, world.token])).paid).to.equal(820n * UNIT);

    // The same leaf twice in one batch: a multiproof can be built for that, where two equal leaves were published.
    const account = world.author.account.address;
    const twice = [
      { account, cumulative: 500n * UNIT },
      { account, cumulative: 500n * UNIT },
    ];
    const before = await balance(account);
    const double = await standing(world, twice, world.token, world.second);
    await world.pools.write.claimBatch([double.batch([0, 1])]);
    expect((await balance(account)) - before).to.equal(500n * UNIT);
  });

  it("in a batch refuse wrong lists and proofs", async () => {
    const entries = many(40);
    const made = await standing(world, entries);
    const batch = made.batch([0, 1, 2]);
    const { pools } = world;
    const refuse = (changed: typeof batch, error: "BadBatch" | "BadProof") =>
      assert.revertWithCustomError(pools.write.claimBatch([changed]), pools, error);
    await refuse({ ...batch, accounts: [] }, "BadBatch");
    await refuse({ ...batch, accounts: [], cumulatives: [] }, "BadBatch");
    await refuse({ ...batch, cumulatives: batch.cumulatives.slice(1) }, "BadBatch");
    await refuse({ ...batch, cumulatives: batch.cumulatives.map((amount) => amount + 1n) }, "BadProof");
    // Not the same accounts in another order: siblings with equal amounts are proven in any.
    const [, ...others] = batch.accounts;
    await refuse({ ...batch, accounts: [world.brand.account.address, ...others] }, "BadProof");
    await assert.revertWithCustomError(
      pools.write.claimBatch([{ ...batch, proofFlags: [] }]),
      merkleProof,
      "MerkleProofInvalidMultiproof",
    );
    await assert.revertWithCustomErrorWithArgs(
      pools.write.claimBatch([{ ...batch, token: world.author.account.address }]),
      pools,
      "NotAToken",
      [world.author.account.address] as never,
    );
  });

  it("agree with OpenZeppelin's tree in every leaf, for trees of 1 to 40 leaves", async () => {
    for (const size of [1, 2, 3, 4, 5, 7, 8, 9, 16, 17, 31, 40]) {
      const snapshot = await networkHelpers.takeSnapshot();
      const entries = many(size).map((entry) => ({ ...entry, cumulative: (500n * UNIT) / BigInt(size) + 1n }));
      const made = await standing(world, entries);
      for (const [i, { account, cumulative }] of entries.entries()) {
        expect(await world.pools.read.leafOf([world.campaign, world.token, account, cumulative])).to.equal(
          made.leaf(i),
        );
        await claim({ account, cumulative }, made.proof(i));
        expect(await balance(account)).to.equal(cumulative);
      }
      await snapshot.restore();
    }
  });
});
