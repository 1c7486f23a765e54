import type { ApiPool } from "@colophon/sdk/api/schemas.ts";

export type Sums = Pick<ApiPool, "funded" | "refunded" | "total">;

/** What a pool holds that no statement gives out yet, and what the next one may and must give out of it. In the token's smallest unit. */
export function toGiveOut(pool: Sums): { readonly left: bigint; readonly least: bigint; readonly mostTotal: bigint } {
  const mostTotal = BigInt(pool.funded) - BigInt(pool.refunded);
  const left = mostTotal - BigInt(pool.total);
  const half = left / 2n + (left % 2n);
  const hundredth = (mostTotal + 99n) / 100n;
  const least = half > hundredth ? half : hundredth;
  return { left, least: least > left ? left : least, mostTotal };
}

/** The bond of a proposal: 1 % of what it gives out, rounded up. */
export function bondOf(given: bigint): bigint {
  return (given + 99n) / 100n;
}
