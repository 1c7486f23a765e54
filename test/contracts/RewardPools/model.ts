/** The rules of one pool once more, with bigints and arrays instead of packed words: what the random sequences compare with. */
/** One per cent, rounded up. */
export const hundredth = (amount: bigint) => (amount + 99n) / 100n;

export interface Pending {
  proposer: number;
  total: bigint;
  entries: bigint[];
  bond: bigint;
  gives: bigint;
  empty: boolean;
  from: number;
  state: "proposed" | "disputed" | "upheld";
  stakes: { who: number; amount: bigint }[];
  raisableFrom: number;
  answerBy: number;
}

/** The rules once more, as plainly as they can be said. */
export class Model {
  funded = 0n;
  refunded = 0n;
  paid = 0n;
  /** What of funded − refunded is nobody's deposit. */
  proceeds = 0n;
  total = 0n;
  stood = 0;
  entries: bigint[] | null = null;
  ended = 0;
  emptyStood = false;
  pending: Pending | null = null;
  readonly deposits = [0n, 0n, 0n, 0n, 0n];
  readonly claimed = [0n, 0n, 0n, 0n, 0n];
  readonly credits = [0n, 0n, 0n, 0n, 0n];
  readonly settleBy: number;

  constructor(settleBy: number) {
    this.settleBy = settleBy;
  }

  /** What time has decided by `now`. */
  settle(now: number): boolean {
    const p = this.pending;
    if (p === null) return false;
    if (p.state === "disputed") {
      if (now < p.answerBy) return false;
      this.resolve(p.stakes.length % 2 === 0, now);
      return true;
    }
    if (now < p.from) return false;
    if (p.state === "proposed") this.credit(p.proposer, p.bond);
    this.stand(p, p.from);
    return true;
  }

  resolve(stands: boolean, now: number): void {
    const p = this.pending as Pending;
    const all = [{ who: p.proposer, amount: p.bond, side: true }];
    for (const [i, stake] of p.stakes.entries()) all.push({ ...stake, side: i % 2 === 1 });
    const winners = all.filter(({ side }) => side === stands);
    const lost = all.filter(({ side }) => side !== stands).reduce((sum, { amount }) => sum + amount, 0n);
    const won = winners.reduce((sum, { amount }) => sum + amount, 0n);
    let given = 0n;
    for (const { who, amount } of winners) {
      const share = ((lost / 2n) * amount) / won;
      given += share;
      this.credit(who, amount + share);
    }
    this.funded += lost - given;
    this.proceeds += lost - given;
    if (!stands) this.fall(now);
    else if (now < p.from) p.state = "upheld";
    else this.stand(p, now);
  }

  returnAll(now: number): void {
    const p = this.pending as Pending;
    this.credit(p.proposer, p.bond);
    for (const { who, amount } of p.stakes) this.credit(who, amount);
    this.fall(now);
  }

  credit(who: number, amount: bigint): void {
    this.credits[who] = (this.credits[who] ?? 0n) + amount;
  }

  private stand(p: Pending, since: number): void {
    if (p.empty) {
      this.emptyStood = true;
      this.ended = since;
    } else {
      this.total = p.total;
      this.entries = p.entries;
      this.stood = since;
    }
    this.pending = null;
  }

  private fall(now: number): void {
    this.pending = null;
    this.ended = now;
  }
}
