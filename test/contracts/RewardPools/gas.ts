import { expect } from "chai";
import { type Hex, keccak256, toHex } from "viem";
import { checkGas } from "../support/gasSnapshot.ts";
import {
  deployPools,
  ETH,
  fund,
  fundedAfterRoll,
  gasOf,
  networkHelpers,
  PERIODS,
  type PoolWorld,
  propose,
  statementOf,
  UNIT,
} from "./support.ts";

const { loadFixture, time } = networkHelpers;

/**
 * A root over this leaf with `depth` made-up siblings: what a claim out of 2^depth accounts costs. The siblings are the same for
 * every leaf: a leaf depends on addresses, which depend on the tests that ran before, and zero bytes in a proof cost less.
 */
function deepProof(leaf: Hex, depth: number): { root: Hex; proof: Hex[] } {
  const proof = Array.from({ length: depth }, (_, i) => keccak256(toHex(`sibling ${i}`)));
  const root = proof.reduce(
    (node, sibling) =>
      keccak256(
        `0x${[node, sibling]
          .sort()
          .map((h) => h.slice(2))
          .join("")}`,
      ),
    leaf,
  );
  return { root, proof };
}

describe("RewardPools: gas (2^20 accounts)", () => {
  async function deep() {
    const world = await deployPools();
    await fundedAfterRoll(world, 1_000n * UNIT);
    const account = world.author.account.address;
    return { ...world, account };
  }
  let world: PoolWorld & { account: Hex };
  beforeEach(async () => {
    world = await loadFixture(deep);
  });

  async function stand(cumulative: bigint, total: bigint, account = world.account) {
    const leaf = await world.pools.read.leafOf([world.campaign, world.token, account, cumulative]);
    const made = deepProof(leaf, 20);
    const gas = await gasOf(world, propose(world, world.brand, made.root, total));
    await time.increase(PERIODS.challenge);
    return { ...made, gas };
  }
  const show = (what: string, gas: number, most: number) => {
    console.log(`      ${what.padEnd(52)} ${String(gas).padStart(7)}  (≤ ${most})`);
    expect(gas, what).to.be.at.most(most);
    checkGas(what, gas);
  };

  it("claims, to a holder, again after a new statement, and to a fresh balance", async () => {
    const first = await stand(300n * UNIT, 600n * UNIT);
    const call = (cumulative: bigint, proof: Hex[], account = world.account) =>
      world.pools.write.claim([world.campaign, world.token, account, cumulative, proof], {
        account: world.other.account,
      });
    show("claim, holder", await gasOf(world, call(300n * UNIT, first.proof)), 88_000);
    await world.pools.write.settle([world.campaign, world.token]);
    const next = await stand(400n * UNIT, 900n * UNIT);
    show("claim again after a new statement", await gasOf(world, call(400n * UNIT, next.proof)), 70_000);

    const fresh: Hex = "0x00000000000000000000000000000000000f0e51";
    await world.pools.write.settle([world.campaign, world.token]);
    await fund(world, world.brand, 100n * UNIT);
    const third = await stand(100n * UNIT, 1_100n * UNIT, fresh);
    show("claim, fresh balance", await gasOf(world, call(100n * UNIT, third.proof, fresh)), 105_000);
  });

  it("states, with the bond's transfer and without", async () => {
    await stand(300n * UNIT, 600n * UNIT);
    await world.pools.write.settle([world.campaign, world.token]);
    const { gas } = await stand(300n * UNIT, 900n * UNIT);
    await world.pools.write.settle([world.campaign, world.token]);
    await fund(world, world.brand, 900n * UNIT);
    const steady = await stand(300n * UNIT, 1_500n * UNIT);
    // Opens the two words that later ones overwrite; the target of 100,000 is the steady one's.
    show("statement, second of its pool", gas, 101_000);
    show("statement, steady", steady.gas, 100_000);

    await fund(world, world.brand, 10n ** 18n, ETH);
    const inEth = async (total: bigint, label: string) => {
      const spent = await gasOf(world, propose(world, world.brand, keccak256(toHex(label)), total, ETH));
      await time.increase(PERIODS.challenge);
      await world.pools.write.settle([world.campaign, ETH]);
      return spent;
    };
    const first = await inEth(6n * 10n ** 17n, "one");
    await inEth(9n * 10n ** 17n, "two");
    await fund(world, world.brand, 10n ** 18n, ETH);
    show("statement in ETH (no token transfer), first", first, 130_000);
    // Targeted: 60,000. What is left is the brand's look-up (5.5k) and six cold words, none of which can go.
    show("statement in ETH (no token transfer), steady", await inEth(16n * 10n ** 17n, "three"), 62_500);
  });

  it("pays many: claimMany per further campaign, claimBatch of 64", async () => {
    const accounts = Array.from({ length: 64 }, (_, i): Hex => `0x${(0xabc000 + i).toString(16).padStart(40, "0")}`);
    const entries = accounts.map((account) => ({ account, cumulative: 10n * UNIT }));
    const made = statementOf(world, world.campaign, world.token, entries);
    await propose(world, world.brand, made.root, 640n * UNIT);
    await time.increase(PERIODS.challenge);
    const batch = await gasOf(world, world.pools.write.claimBatch([made.batch(entries.map((_, i) => i))]));
    show("claimBatch of 64, each, fresh", Math.round(batch / 64), 58_000);

    await world.pools.write.settle([world.campaign, world.token]);
    await fund(world, world.brand, 900n * UNIT);
    const more = entries.map((entry) => ({ ...entry, cumulative: 20n * UNIT }));
    const again = statementOf(world, world.campaign, world.token, more);
    await propose(world, world.brand, again.root, 1_280n * UNIT);
    await time.increase(PERIODS.challenge);
    const held = await gasOf(world, world.pools.write.claimBatch([again.batch(entries.map((_, i) => i))]));
    show("claimBatch of 64, each, again", Math.round(held / 64), 42_000);
  });

  it("claims from two campaigns at once", async () => {
    await fund(world, world.brand, 1_000n * UNIT, world.token, world.second);
    const claims = [];
    for (const campaign of [world.campaign, world.second]) {
      const leaf = await world.pools.read.leafOf([campaign, world.token, world.account, 100n * UNIT]);
      const { root, proof } = deepProof(leaf, 20);
      await propose(world, world.brand, root, 1_000n * UNIT, world.token, campaign);
      claims.push({ campaign, token: world.token, account: world.account, cumulative: 100n * UNIT, proof });
    }
    await time.increase(PERIODS.challenge);
    const snapshot = await networkHelpers.takeSnapshot();
    const one = await gasOf(world, world.pools.write.claimMany([claims.slice(0, 1)]));
    await snapshot.restore();
    const two = await gasOf(world, world.pools.write.claimMany([claims]));
    show("claimMany, a further campaign, same token", two - one, 50_000);
  });
});
