import type { ApiClaimable, ApiToken } from "@colophon/sdk/api/schemas.ts";

/** What can be claimed in each token, in the order in which the tokens first appear; in the token's smallest unit. */
export function sumByToken(
  items: readonly Pick<ApiClaimable, "token" | "claimable">[],
): { token: ApiToken; amount: bigint }[] {
  const sums = new Map<string, { token: ApiToken; amount: bigint }>();
  for (const { token, claimable } of items) {
    const sum = sums.get(token.address);
    if (sum === undefined) sums.set(token.address, { token, amount: BigInt(claimable) });
    else sum.amount += BigInt(claimable);
  }
  return [...sums.values()];
}
