import { expect } from "chai";
import { getAddress, keccak256, toHex, zeroHash } from "viem";
import {
  DAY,
  decideNow,
  deployPools,
  ETH,
  fund,
  fundedAfterRoll,
  networkHelpers,
  PERIODS,
  type Person,
  type PoolWorld,
  propose,
  statementOf,
  UNIT,
  valueFor,
  viem,
} from "./support.ts";

const { loadFixture, time } = networkHelpers;
const assert = viem.assertions;
const GIVES = 1_000n * UNIT;
const BOND = 10n * UNIT;
const root = keccak256(toHex("a root"));

for (const kind of ["token", "ETH"] as const) {
  describe(`RewardPools: disputes (${kind})`, () => {
    let world: PoolWorld;
    const proposed = async () => {
      const fresh = await deployPools();
      if (kind === "ETH") fresh.token = ETH;
      await fundedAfterRoll(fresh, GIVES, fresh.token);
      await propose(fresh, fresh.brand, root, GIVES, fresh.token);
      return fresh;
    };
    beforeEach(async () => {
      world = await loadFixture(proposed);
    });
    const pool = () => world.pools.read.poolOf([world.campaign, world.token]);
    const credit = (of: Person) => world.pools.read.creditOf([of.account.address, world.token]);
    const dispute = (by = world.other, value = BOND) =>
      world.pools.write.dispute([world.campaign, world.token], {
        account: by.account,
        value: valueFor(world.token, value),
      });
    const decide = (stands: boolean, by = world.arbiter) => decideNow(world, stands, by);
    const raise = (by: Person, stands: boolean, amount: bigint) =>
      world.pools.write.raise([world.campaign, world.token, stands], {
        account: by.account,
        value: valueFor(world.token, amount),
      });
    const settle = () => world.pools.write.settle([world.campaign, world.token]);
    const running = () => world.pools.read.disputeOf([world.campaign, world.token]);

    it("stop a statement while they run, for as long as they run (P8)", async () => {
      await dispute();
      await time.increase(10 * DAY);
      expect((await pool()).state).to.equal(2);
      await assert.revertWithCustomError(
        world.pools.write.claim([world.campaign, world.token, world.author.account.address, 1n, []]),
        world.pools,
        "NothingStands",
      );
      await assert.revertWithCustomError(settle(), world.pools, "NotDue");
    });

    it("are only for what is pending and not yet due", async () => {
      await dispute();
      await assert.revertWithCustomError(dispute(world.collector), world.pools, "NothingPending");
      await decide(false);
      await assert.revertWithCustomError(dispute(), world.pools, "NothingPending");
      await propose(world, world.brand, root, GIVES + 5n * UNIT, world.token);
      const { claimableFrom } = await pool();
      await time.increaseTo(claimableFrom - 1);
      await assert.revertWithCustomError(dispute(), world.pools, "NothingPending");
      await assert.revertWithCustomError(running(), world.pools, "NothingPending");
    });

    it("can be opened in the last second of the challenge period", async () => {
      const { claimableFrom } = await pool();
      await time.increaseTo(claimableFrom - 2);
      await assert.emitWithArgs(dispute(), world.pools, "StatementDisputed", [
        world.campaign,
        kind === "ETH" ? ETH : world.dollar.address,
        world.other.account.address,
        1,
        BOND,
      ] as never);
    });

    it("are decided by the arbiter alone, and only while they run", async () => {
      await assert.revertWithCustomError(decide(false), world.pools, "NothingPending");
      await dispute();
      for (const by of [world.brand, world.other, world.curator]) {
        await assert.revertWithCustomErrorWithArgs(decide(true, by), world.pools, "NotTheArbiter", [
          world.campaign,
          by.account.address,
        ] as never);
      }
      await decide(true);
      await assert.revertWithCustomError(decide(false), world.pools, "NothingPending");
    });

    it("lost: half of the bond to the disputer, half to the pool", async () => {
      await dispute();
      await decide(false);
      expect(await credit(world.other)).to.equal(BOND + BOND / 2n);
      expect(await credit(world.brand)).to.equal(0n);
      const seen = await pool();
      expect([seen.state, seen.root, seen.total, seen.funded]).to.deep.equal([0, zeroHash, 0n, GIVES + BOND / 2n]);
    });

    it("won early: the statement waits for its challenge period, and can't be disputed again", async () => {
      await dispute();
      const { claimableFrom } = await pool();
      await decide(true);
      expect(await credit(world.brand)).to.equal(BOND + BOND / 2n);
      expect(await credit(world.other)).to.equal(0n);
      expect((await pool()).state).to.equal(3);
      await assert.revertWithCustomError(dispute(), world.pools, "NothingPending");
      await assert.revertWithCustomError(settle(), world.pools, "NotDue");
      await time.increaseTo(claimableFrom);
      expect((await pool()).root).to.equal(root);
      await settle();
      expect(await credit(world.brand), "the bond comes back once").to.equal(BOND + BOND / 2n);
      expect((await pool()).claimableFrom).to.equal(claimableFrom);
    });

    it("won late: the statement stands at once", async () => {
      await dispute();
      await time.increase(PERIODS.challenge);
      const { proposals } = await pool();
      const stood = [world.campaign, getAddress(world.token), proposals, root, GIVES] as const;
      await assert.emitWithArgs(decide(true), world.pools, "StatementStood", [...stood]);
      expect((await pool()).claimableFrom).to.equal(await time.latest());
    });

    it("wait 14 days for the arbiter before anybody may raise; then the other side has one challenge period", async () => {
      await dispute();
      const disputedAt = await time.latest();
      const { raisableFrom, answerBy, nextRaise, standsLeads, raises } = await running();
      expect([raisableFrom, answerBy]).to.deep.equal([
        disputedAt + PERIODS.silence,
        disputedAt + PERIODS.silence + PERIODS.challenge,
      ]);
      expect([nextRaise, standsLeads, raises]).to.deep.equal([2n * BOND, false, 1]);
      await assert.revertWithCustomErrorWithArgs(
        raise(world.collector, true, 2n * BOND),
        world.pools,
        "ArbiterMayDecide",
        [world.campaign, kind === "ETH" ? ETH : world.dollar.address, raisableFrom] as never,
      );
      await time.increaseTo(raisableFrom);
      await assert.revertWithCustomError(raise(world.collector, false, 2n * BOND), world.pools, "AlreadyLeads");
      await assert.emit(raise(world.collector, true, 2n * BOND), world.pools, "StatementRaised");
      expect((await running()).answerBy).to.equal((await time.latest()) + PERIODS.challenge);
      await assert.revertWithCustomError(raise(world.collector, true, 4n * BOND), world.pools, "AlreadyLeads");
    });

    it("begin anew with each statement: no stake of an older dispute counts in a later one", async () => {
      await dispute();
      await decide(false);
      for (const by of [world.collector, world.curator]) {
        await propose(world, world.brand, root, GIVES, world.token);
        await dispute(by);
        expect((await running()).raises).to.equal(1);
        await decide(false);
        expect(await credit(by)).to.equal(BOND + BOND / 2n);
      }
    });

    it("unanswered, the dispute itself wins", async () => {
      await dispute();
      const { answerBy } = await running();
      await time.increaseTo(answerBy - 1);
      await assert.emit(settle(), world.pools, "StatementFell");
      expect(await credit(world.other)).to.equal(BOND + BOND / 2n);
      expect((await pool()).funded).to.equal(GIVES + BOND / 2n);
    });

    it("an unanswered raise wins: losers' stakes go half to the winners, pro rata, half to the pool", async () => {
      await dispute();
      await time.increase(PERIODS.silence);
      await raise(world.collector, true, 2n * BOND);
      await raise(world.curator, false, 4n * BOND);
      await raise(world.collector, true, 8n * BOND);
      const { answerBy } = await running();
      await time.increaseTo(answerBy - 1);
      for (const late of [raise(world.curator, false, 16n * BOND), decide(false)]) {
        await assert.revertWithCustomError(late, world.pools, "DisputeOver");
      }
      await settle();
      // For: 1 (brand) + 2 + 8; against: 1 + 4. Half of 5 bonds, by 11ths.
      const shared = (5n * BOND) / 2n;
      const brand = (shared * BOND) / (11n * BOND);
      const rich = (shared * 2n * BOND) / (11n * BOND) + (shared * 8n * BOND) / (11n * BOND);
      expect(await credit(world.brand)).to.equal(BOND + brand);
      expect(await credit(world.collector)).to.equal(10n * BOND + rich);
      expect([await credit(world.other), await credit(world.curator)]).to.deep.equal([0n, 0n]);
      const seen = await pool();
      expect([seen.root, seen.funded]).to.deep.equal([root, GIVES + 5n * BOND - brand - rich]);
    });

    it("the arbiter may still decide between raises", async () => {
      await dispute();
      await time.increase(PERIODS.silence);
      await raise(world.collector, true, 2n * BOND);
      await decide(false);
      // Against: 1; for: 1 + 2. The disputer gets half of three bonds.
      expect(await credit(world.other)).to.equal(BOND + (3n * BOND) / 2n);
      expect((await pool()).funded).to.equal(GIVES + (3n * BOND) / 2n);
    });

    it("a raise above what the proposal gives out makes it fall and returns all stakes", async () => {
      await dispute();
      await time.increase(PERIODS.silence);
      let stake = 2n * BOND;
      const raisers = [world.collector, world.curator] as const;
      for (let i = 0; i < 6; i++) {
        const by = raisers[i % 2] ?? world.collector;
        expect((await running()).nextRaise).to.equal(stake);
        await raise(by, i % 2 === 0, stake);
        stake *= 2n;
      }
      expect((await running()).nextRaise).to.equal(0n);
      expect((await running()).standsLeads).to.equal(false);
      await assert.revertWithCustomErrorWithArgs(
        world.pools.write.raise([world.campaign, world.token, true], { account: world.collector.account, value: 1n }),
        world.pools,
        "WrongValue",
        [1n, 0n],
      );
      await raise(world.collector, true, 0n);
      expect(await credit(world.brand)).to.equal(BOND);
      expect(await credit(world.other)).to.equal(BOND);
      expect(await credit(world.collector)).to.equal(42n * BOND);
      expect(await credit(world.curator)).to.equal(84n * BOND);
      const seen = await pool();
      expect([seen.state, seen.root, seen.funded, seen.total]).to.deep.equal([0, zeroHash, GIVES, 0n]);
    });

    it("a raise of exactly what the proposal gives out is still a raise", async () => {
      await dispute();
      await decide(false);
      const second = world.second;
      await fund(world, world.brand, 64n, world.token, second);
      await propose(world, world.brand, root, 64n, world.token, second);
      await world.pools.write.dispute([second, world.token], {
        account: world.other.account,
        value: valueFor(world.token, 1n),
      });
      await time.increase(PERIODS.silence);
      for (let i = 0, stake = 2n; stake <= 64n; i++, stake *= 2n) {
        expect((await world.pools.read.disputeOf([second, world.token])).nextRaise).to.equal(stake);
        await world.pools.write.raise([second, world.token, i % 2 === 0], {
          account: world.collector.account,
          value: valueFor(world.token, stake),
        });
      }
      expect((await world.pools.read.disputeOf([second, world.token])).nextRaise).to.equal(0n);
    });

    it("leave the standing statement claimable meanwhile", async () => {
      await time.increase(PERIODS.challenge);
      await settle();
      await fund(world, world.brand, GIVES, world.token);
      const account = world.author.account.address;
      const first = statementOf(world, world.campaign, world.token, [{ account, cumulative: 2n * GIVES }]);
      await propose(world, world.brand, first.root, 2n * GIVES, world.token);
      await time.increase(PERIODS.challenge);
      await fund(world, world.brand, GIVES, world.token);
      const second = statementOf(world, world.campaign, world.token, [{ account, cumulative: 3n * GIVES }]);
      await propose(world, world.brand, second.root, 3n * GIVES, world.token);
      await dispute();
      await assert.revertWithCustomError(
        world.pools.write.claim([world.campaign, world.token, account, 3n * GIVES, []]),
        world.pools,
        "BadProof",
      );
      await world.pools.write.claim([world.campaign, world.token, account, 2n * GIVES, []]);
      await decide(true);
      await time.increase(PERIODS.challenge);
      await world.pools.write.claim([world.campaign, world.token, account, 3n * GIVES, []]);
      expect(await world.pools.read.claimedOf([world.campaign, world.token, account])).to.equal(3n * GIVES);
    });
  });
}
