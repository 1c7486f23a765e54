/**
 * Random sequences of everything that can be done to two pools by five people, against a small model of the rules that is
 * written with bigints and arrays instead of packed words. After each step the contract must agree with the model, hold what it owes
 * (P5), and have paid no more than it may (P4, P6).
 */
import { expect } from "chai";
import fc from "fast-check";
import type { Address } from "viem";
import { hundredth, Model, type Pending } from "./model.ts";
import {
  decideNow,
  deployPools,
  networkHelpers,
  PERIODS,
  type PoolWorld,
  STATEMENT,
  statementOf,
  until,
} from "./support.ts";

const { loadFixture, time } = networkHelpers;
type Action =
  | { do: "fund" | "addProceeds"; who: number; amount: bigint }
  | { do: "propose"; who: number; part: number; skew: number }
  | { do: "proposeEmpty" | "dispute" | "settle" | "withdraw" | "refund" | "takeProceeds" | "claimAll"; who: number }
  | { do: "decide"; stands: boolean; who: number }
  | { do: "raise"; stands: boolean; who: number }
  | { do: "claim"; who: number; inflate: boolean }
  | { do: "wait"; seconds: number };

const who = fc.integer({ min: 0, max: 4 });
const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant("fund" as const), who, amount: fc.bigInt(1n, 10_000n) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("addProceeds" as const), who, amount: fc.bigInt(1n, 2_000n) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("takeProceeds" as const), who: fc.constantFrom(0, 0, 0, 2) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant("propose" as const),
      who,
      part: fc.integer({ min: 40, max: 101 }),
      skew: fc.integer({ min: 0, max: 9 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("proposeEmpty" as const), who }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant("dispute" as const), who }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("decide" as const),
      stands: fc.boolean(),
      who: fc.constantFrom(1, 1, 1, 2),
    }),
  },
  { weight: 5, arbitrary: fc.record({ do: fc.constant("raise" as const), stands: fc.boolean(), who }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constantFrom("settle" as const, "withdraw" as const, "refund" as const), who }),
  },
  { weight: 5, arbitrary: fc.record({ do: fc.constant("claim" as const), who, inflate: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("claimAll" as const), who }) },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant("wait" as const),
      seconds: fc.constantFrom(
        60,
        PERIODS.challenge - 60,
        PERIODS.challenge,
        PERIODS.silence,
        PERIODS.reopen,
        PERIODS.refund,
      ),
    }),
  },
);

/** How a sequence begins: on a funded pool, or on one whose empty roll stood, so that refunds and the brand's takings come often. */
const FUNDED: readonly Action[] = [{ do: "fund", who: 0, amount: 1_000n }];
const EMPTIED: readonly Action[] = [
  ...FUNDED,
  { do: "fund", who: 3, amount: 700n },
  { do: "addProceeds", who: 4, amount: 300n },
  { do: "proposeEmpty", who: 0 },
  { do: "wait", seconds: PERIODS.challenge },
  { do: "takeProceeds", who: 0 },
  { do: "addProceeds", who: 2, amount: 40n },
];

/** People: 0 is the brand, 1 the arbiter. */
class Runner {
  readonly world: PoolWorld;
  readonly people: PoolWorld["brand"][];
  readonly model: Model;
  readonly account: Address[];
  tried = 0;
  worked = 0;

  constructor(world: PoolWorld) {
    this.world = world;
    this.people = [world.brand, world.arbiter, world.author, world.other, world.collector];
    this.account = this.people.map(({ account }) => account.address);
    this.model = new Model(world.settleBy);
  }

  /** Does an action on chain and in the model; both must take it, or both refuse. */
  async run(action: Action): Promise<void> {
    if (action.do === "wait") {
      await time.increase(action.seconds);
      return;
    }
    const now = (await time.latest()) + 1;
    const expected = this.foresee(action, now);
    let done = true;
    try {
      await this.send(action);
    } catch (error) {
      if (!(error instanceof Error) || !/reverted/.test(error.message)) throw error;
      done = false;
    }
    expect(done, `${JSON.stringify(action, (_, v) => (typeof v === "bigint" ? `${v}` : v))} at ${now}`).to.equal(
      expected !== null,
    );
    this.tried++;
    if (expected !== null) {
      this.worked++;
      expected();
    }
  }

  private tree(entries: readonly bigint[]) {
    const { world, account } = this;
    return statementOf(
      world,
      world.campaign,
      world.token,
      entries.map((cumulative, i) => ({ account: account[i] ?? "0x", cumulative })),
    );
  }

  /** Five accounts share `total`; with an even skew the tree promises a fifth too much, as a lying brand's would. */
  private split(total: bigint, skew: number): bigint[] {
    const { claimed } = this.model;
    const each = total / 5n;
    const entries = claimed.map((had, i) => (had > each ? had : each) + (i === skew % 5 ? total % 5n : 0n));
    return skew % 2 === 0 ? entries.map((amount) => amount + amount / 5n) : entries;
  }

  /** The proposal that `action` would make, by the model's state after settling. */
  private offer(action: Action & { do: "propose" }, model: Model) {
    const left = model.funded - model.refunded - model.total;
    const total = model.total + (left * BigInt(action.part)) / 100n;
    return { total, entries: this.split(total, action.skew) };
  }

  /** What the action changes in the model; null where the rules refuse it. */
  private foresee(action: Exclude<Action, { do: "wait" }>, now: number): (() => void) | null {
    const m = this.model;
    const copy = this.settled(now);
    const held = copy.funded - copy.refunded;
    const mayPropose = () => {
      const open = Math.max(m.settleBy, copy.entries === null ? 0 : copy.stood + PERIODS.reopen);
      return copy.pending === null && held > 0n && (action.who === 0 || now >= open);
    };
    const start = (more: Pick<Pending, "total" | "entries" | "gives" | "empty">) => () => {
      m.settle(now);
      m.pending = {
        ...more,
        proposer: action.who,
        bond: hundredth(more.gives),
        from: now + PERIODS.challenge,
        state: "proposed",
        stakes: [],
        raisableFrom: 0,
        answerBy: 0,
      };
    };
    switch (action.do) {
      case "fund":
        return () => {
          m.funded += action.amount;
          m.deposits[action.who] = (m.deposits[action.who] ?? 0n) + action.amount;
        };
      case "addProceeds":
        return () => {
          m.funded += action.amount;
          m.proceeds += action.amount;
        };
      case "takeProceeds":
        if (action.who !== 0 || copy.pending !== null || copy.entries !== null || !copy.emptyStood) return null;
        if (copy.proceeds === 0n) return null;
        return () => {
          m.settle(now);
          m.refunded += m.proceeds;
          m.proceeds = 0n;
        };
      case "propose": {
        const { total, entries } = this.offer(action, copy);
        const gives = total - copy.total;
        const left = held - copy.total;
        if (!mayPropose() || gives <= 0n || gives > left || gives * 2n < left || gives < hundredth(held)) return null;
        return start({ total, entries, gives, empty: false });
      }
      case "proposeEmpty":
        if (!mayPropose() || copy.entries !== null || copy.emptyStood) return null;
        return start({ total: 0n, entries: [], gives: held, empty: true });
      case "dispute": {
        const p = m.pending;
        if (p === null || p.state !== "proposed" || now >= p.from) return null;
        return () => {
          p.state = "disputed";
          p.stakes = [{ who: action.who, amount: p.bond }];
          p.raisableFrom = now + PERIODS.silence;
          p.answerBy = p.raisableFrom + PERIODS.challenge;
        };
      }
      case "decide": {
        const p = m.pending;
        if (p === null || p.state !== "disputed" || now >= p.answerBy || action.who !== 1) return null;
        return () => m.resolve(action.stands, now);
      }
      case "raise": {
        const p = m.pending;
        if (p === null || p.state !== "disputed" || now < p.raisableFrom || now >= p.answerBy) return null;
        if (action.stands !== (p.stakes.length % 2 === 1)) return null;
        const amount = p.bond * 2n ** BigInt(p.stakes.length);
        if (amount > (p.empty ? p.bond * 100n : p.gives)) return () => m.returnAll(now);
        return () => {
          p.stakes.push({ who: action.who, amount });
          p.answerBy = now + PERIODS.challenge;
        };
      }
      case "settle":
        return copy.pending === m.pending && m.pending !== null && !this.due(now)
          ? null
          : m.pending === null
            ? null
            : () => m.settle(now);
      case "withdraw":
        if ((m.credits[action.who] ?? 0n) === 0n) return null;
        return () => {
          m.credits[action.who] = 0n;
        };
      case "refund": {
        const since = Math.max(m.settleBy, copy.ended);
        if (copy.pending !== null || copy.entries !== null || !(copy.emptyStood || now >= since + PERIODS.refund))
          return null;
        const amount = m.deposits[action.who] ?? 0n;
        if (amount === 0n) return null;
        return () => {
          m.settle(now);
          m.deposits[action.who] = 0n;
          m.refunded += amount;
        };
      }
      case "claim": {
        const claimable = this.claimable(now);
        const amount = (claimable?.entries[action.who] ?? 0n) - (m.claimed[action.who] ?? 0n);
        if (claimable === null || action.inflate || amount <= 0n || m.paid + amount > claimable.total) return null;
        return () => this.pay(action.who, amount);
      }
      case "claimAll": {
        const claimable = this.claimable(now);
        if (claimable === null) return null;
        return () => {
          for (const i of claimable.order) {
            const amount = (claimable.entries[i] ?? 0n) - (m.claimed[i] ?? 0n);
            if (amount > 0n && m.paid + amount <= claimable.total) this.pay(i, amount);
          }
        };
      }
    }
  }

  private pay(who: number, amount: bigint): void {
    this.model.claimed[who] = (this.model.claimed[who] ?? 0n) + amount;
    this.model.paid += amount;
  }

  private due(now: number): boolean {
    const p = this.model.pending;
    return p !== null && now >= (p.state === "disputed" ? p.answerBy : p.from);
  }

  /** The model as it would be once time's decisions are written down. */
  private settled(now: number): Model {
    const copy = Object.assign(new Model(this.model.settleBy), this.model, { credits: [...this.model.credits] });
    copy.pending = this.model.pending === null ? null : { ...this.model.pending };
    if (!copy.settle(now)) copy.pending = this.model.pending;
    return copy;
  }

  /** What can be claimed against now: an undisputed statement stands by time alone, a raised one once it is settled. */
  private claimable(now: number) {
    const p = this.model.pending;
    const byTime = p !== null && p.state !== "disputed" && now >= p.from;
    const [entries, total] = byTime ? [p.empty ? null : p.entries, p.total] : [this.model.entries, this.model.total];
    if (entries === null) return null;
    const { accounts } = this.tree(entries).batch([0, 1, 2, 3, 4]);
    return { entries, total, order: accounts.map((one) => this.account.indexOf(one)) };
  }

  private async send(action: Exclude<Action, { do: "wait" }>): Promise<void> {
    const { pools, campaign, config, token } = this.world;
    const by = { account: (this.people[action.who] ?? this.world.brand).account };
    const now = (await time.latest()) + 1;
    switch (action.do) {
      case "fund":
        await pools.write.fund([campaign, token, action.amount, config], by);
        return;
      case "addProceeds":
        await pools.write.addProceeds([campaign, token, action.amount], by);
        return;
      case "takeProceeds":
        await pools.write.takeProceeds([campaign, token, by.account.address], by);
        return;
      case "propose": {
        const { total, entries } = this.offer(action, this.settled(now));
        await pools.write.propose([campaign, token, this.tree(entries).root, total, STATEMENT, 0], by);
        return;
      }
      case "proposeEmpty":
        await pools.write.proposeEmpty([campaign, token], by);
        return;
      case "dispute":
        await pools.write.dispute([campaign, token], by);
        return;
      case "settle":
        await pools.write.settle([campaign, token], by);
        return;
      case "withdraw":
        await pools.write.withdraw([token, by.account.address], by);
        return;
      case "refund":
        await pools.write.refund([campaign, token], by);
        return;
      case "decide":
        await decideNow(this.world, action.stands, this.people[action.who]);
        return;
      case "raise":
        await pools.write.raise([campaign, token, action.stands], by);
        return;
      case "claim": {
        const entries = this.claimable(now)?.entries ?? [1n, 1n, 1n, 1n, 1n];
        const cumulative = (entries[action.who] ?? 0n) + (action.inflate ? 1n : 0n);
        await pools.write.claim(
          [campaign, token, by.account.address, cumulative, this.tree(entries).proof(action.who)],
          by,
        );
        return;
      }
      case "claimAll": {
        const entries = this.claimable(now)?.entries ?? [1n, 1n, 1n, 1n, 1n];
        await pools.write.claimBatch([this.tree(entries).batch([0, 1, 2, 3, 4])], by);
        return;
      }
    }
  }

  async check(): Promise<void> {
    const { world, model } = this;
    const { pools, campaign, token } = world;
    const now = await time.latest();
    const seen = await pools.read.poolOf([campaign, token]);
    expect([seen.funded, seen.refunded, seen.paid]).to.deep.equal([model.funded, model.refunded, model.paid]);
    expect(seen.proceeds, "proceeds").to.equal(model.proceeds);
    const deposits = model.deposits.reduce((sum, one) => sum + one, 0n);
    expect(deposits + model.proceeds, "P9: what isn't a deposit is proceeds").to.equal(model.funded - model.refunded);
    const claimable = this.claimable(now);
    expect(seen.total, "standing total").to.equal(claimable?.total ?? 0n);
    expect(seen.paid <= seen.total && seen.total <= seen.funded - seen.refunded, "P4").to.equal(true);
    let owed = model.funded - model.refunded - model.paid;
    for (const [i, account] of this.account.entries()) {
      expect(await pools.read.creditOf([account, token]), `credit of ${i}`).to.equal(model.credits[i]);
      expect(await pools.read.claimedOf([campaign, token, account]), `claimed by ${i}`).to.equal(model.claimed[i]);
      expect(await pools.read.depositOf([campaign, token, account]), `deposit of ${i}`).to.equal(model.deposits[i]);
      owed += model.credits[i] ?? 0n;
    }
    if (model.pending !== null && model.pending.state !== "upheld") {
      owed += model.pending.bond;
      for (const { amount } of model.pending.stakes) owed += amount;
    }
    expect(await world.dollar.read.balanceOf([pools.address]), "P5, to the last unit").to.equal(owed);
  }
}

describe("RewardPools: random sequences against a model", () => {
  const runs = Number(process.env.SEQUENCES ?? 25);
  const steps = fc.array(action, { minLength: 15, maxLength: 40, size: "max" });

  it(`agree in ${runs} sequences of up to 40 steps`, async function () {
    this.timeout(600_000);
    let worked = 0;
    let tried = 0;
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(FUNDED, EMPTIED), steps, async (beginning, actions) => {
        const world = await loadFixture(deployPools);
        const runner = new Runner(world);
        await until(world.rollAt);
        for (const one of [...beginning, ...actions]) {
          await runner.run(one);
          await runner.check();
        }
        worked += runner.worked;
        tried += runner.tried;
      }),
      { numRuns: runs, ...(process.env.SEED === undefined ? {} : { seed: Number(process.env.SEED) }) },
    );
    // A generator whose actions are all refused would prove nothing.
    expect(worked / tried).to.be.above(0.25);
  });
});
