import type { Rounding } from "./types.ts";

/**
 * What the largest remainder gave a part of `whole · weight / of`, or cut from it.
 *
 * @example roundingOf(34n, 100n, 1n, 3n) // { floor: 33n, units: 1n, remainder: 1n, divisor: 3n }
 */
export function roundingOf(amount: bigint, whole: bigint, weight: bigint, of: bigint): Rounding {
  if (of === 0n) return { floor: 0n, units: amount, remainder: 0n, divisor: 1n };
  const floor = (whole * weight) / of;
  return { floor, units: amount - floor, remainder: (whole * weight) % of, divisor: of };
}

/** True where a part is one that the largest remainder can give: the floor, or, where there is a remainder, one unit more. */
export function isRounded({ units, remainder }: Rounding): boolean {
  return units === 0n || (units === 1n && remainder > 0n);
}
