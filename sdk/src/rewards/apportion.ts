/**
 * An amount divided by weights to the last unit (largest remainder): each part is `floor(amount · weight / sum)`, and what is left
 * goes, one unit each, to the largest remainders; equal remainders: the earlier place first. Weight 0 gets 0.
 *
 * Linear in the number of weights (plus sorting the *distinct* ones); it keeps one amount per distinct weight and one bit per place, so that
 * it stays small with millions of works.
 */
export class Apportionment {
  readonly #weights: ArrayLike<number>;
  readonly #groups: ReadonlyMap<number, Group>;
  /** One bit per place: whether it has the unit more. */
  readonly #extra: Uint8Array;

  /**
   * @param amount ≥ 0.
   * @param weights Safe integers ≥ 0, at least one above 0; kept, not copied.
   * @throws {RangeError} where all weights are 0: whoever calls has to say what happens then.
   */
  constructor(amount: bigint, weights: ArrayLike<number>) {
    const groups = groupsOf(weights);
    let sum = 0n;
    for (const { weight, count } of groups.values()) sum += weight * BigInt(count);
    if (sum === 0n) throw new RangeError("apportion needs a weight above 0");

    let left = amount;
    for (const group of groups.values()) {
      const product = amount * group.weight;
      group.floor = product / sum;
      group.above = group.floor + 1n;
      group.remainder = product % sum;
      left -= group.floor * BigInt(group.count);
    }
    this.#weights = weights;
    this.#groups = groups;
    this.#extra = new Uint8Array((weights.length + 7) >> 3);
    this.#giveExtra(giveRest([...groups.values()], Number(left)));
  }

  /** The part at this place. */
  get(place: number): bigint {
    const group = this.#groups.get(this.#weights[place] ?? 0);
    if (group === undefined) return 0n;
    return ((this.#extra[place >> 3] ?? 0) >> (place & 7)) & 1 ? group.above : group.floor;
  }

  #giveExtra(tie: Tie | null): void {
    for (let place = 0; place < this.#weights.length; place++) {
      const group = this.#groups.get(this.#weights[place] ?? 0);
      if (group === undefined) continue;
      // Within the one group of remainders that doesn't all get a unit, the earliest places do.
      const pool = tie !== null && group.remainder === tie.remainder ? tie : group;
      if (pool.extra === 0) continue;
      pool.extra--;
      this.#extra[place >> 3] = (this.#extra[place >> 3] ?? 0) | (1 << (place & 7));
    }
  }
}

/**
 * All parts of an {@link Apportionment}, for short lists.
 *
 * @throws {RangeError} where all weights are 0.
 * @example apportion(10n, [1, 1, 1]) // [4n, 3n, 3n]
 */
export function apportion(amount: bigint, weights: ArrayLike<number>): bigint[] {
  const parts = new Apportionment(amount, weights);
  return Array.from({ length: weights.length }, (_, place) => parts.get(place));
}

/** All places of one weight: they have one floor and one remainder. */
interface Group {
  readonly weight: bigint;
  count: number;
  floor: bigint;
  above: bigint;
  remainder: bigint;
  /** How many of them still get a unit more. */
  extra: number;
}

interface Tie {
  readonly remainder: bigint;
  extra: number;
}

function groupsOf(weights: ArrayLike<number>): Map<number, Group> {
  const groups = new Map<number, Group>();
  for (let i = 0; i < weights.length; i++) {
    const weight = weights[i] ?? 0;
    const group = groups.get(weight);
    if (group === undefined) {
      groups.set(weight, { weight: BigInt(weight), count: 1, floor: 0n, above: 0n, remainder: 0n, extra: 0 });
    } else group.count++;
  }
  return groups;
}

/**
 * Sets `extra` for every group that gets a unit at each place. Different weights can have one remainder; where the rest ends inside
 * such a tie, the answer counts the units for all groups of it together, to be taken in the order of places.
 */
function giveRest(groups: Group[], rest: number): Tie | null {
  groups.sort((a, b) => (a.remainder > b.remainder ? -1 : a.remainder < b.remainder ? 1 : 0));
  let left = rest;
  for (let i = 0; left > 0; ) {
    const remainder = groups[i]?.remainder ?? 0n;
    let end = i;
    let count = 0;
    while (groups[end]?.remainder === remainder) count += groups[end++]?.count ?? 0;
    if (count > left) return { remainder, extra: left };
    for (; i < end; i++) {
      const group = groups[i];
      if (group !== undefined) group.extra = group.count;
    }
    left -= count;
  }
  return null;
}
