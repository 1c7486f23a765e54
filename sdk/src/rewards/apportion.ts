/**
 * Divides an amount by weights to the last unit (largest remainder): each part is `floor(amount · weight / sum)`, and what is left
 * goes, one unit each, to the largest remainders; equal remainders: the earlier place first. Weight 0 gets 0.
 *
 * Linear in the number of weights (plus sorting the *distinct* ones), and equal parts share one bigint, so it stays small
 * with millions of works.
 *
 * @param amount ≥ 0.
 * @param weights Safe integers ≥ 0, at least one above 0.
 * @throws {RangeError} where all weights are 0: whoever calls has to say what happens then.
 * @example apportion(10n, [1, 1, 1]) // [4n, 3n, 3n]
 */
export function apportion(amount: bigint, weights: ArrayLike<number>): bigint[] {
  const groups = new Map<number, Group>();
  for (let i = 0; i < weights.length; i++) {
    const weight = weights[i] ?? 0;
    const group = groups.get(weight);
    if (group === undefined)
      groups.set(weight, { weight: BigInt(weight), count: 1, floor: 0n, above: 0n, remainder: 0n, extra: 0 });
    else group.count++;
  }
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
  const tie = giveRest([...groups.values()], Number(left));

  const parts = new Array<bigint>(weights.length);
  for (let i = 0; i < weights.length; i++) {
    const group = groups.get(weights[i] ?? 0);
    if (group === undefined) continue;
    // Within the one group of remainders that doesn't all get a unit, the earliest places do.
    const pool = tie !== null && group.remainder === tie.remainder ? tie : group;
    const bonus = pool.extra > 0;
    if (bonus) pool.extra--;
    parts[i] = bonus ? group.above : group.floor;
  }
  return parts;
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

/**
 * Sets `extra` for every group that gets a unit at each place. Different weights can have one remainder; where the rest ends inside
 * such a tie, the answer counts the units for all groups of it together, to be taken in the order of places.
 */
function giveRest(groups: Group[], rest: number): { readonly remainder: bigint; extra: number } | null {
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
