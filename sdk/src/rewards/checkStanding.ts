import { parseAccount } from "../ids/account.ts";
import { InvalidStanding } from "./errors.ts";
import type { StandingStatement } from "./types.ts";

/**
 * The standing statement's amounts by account, in a new map that the caller may add to.
 *
 * @throws {InvalidStanding} where an account stands twice, an amount isn't above 0, or they don't sum to the total.
 */
export function checkStanding(standing: StandingStatement | undefined): Map<string, bigint> {
  const amounts = new Map<string, bigint>();
  if (standing === undefined) return amounts;
  let sum = 0n;
  for (const { account: given, cumulative } of standing.accounts) {
    const account = accountOf(given);
    if (amounts.has(account))
      throw new InvalidStanding("repeated-account", `${account} stands in it twice`, { account });
    if (cumulative <= 0n)
      throw new InvalidStanding("bad-amount", `${account} has ${cumulative} in it`, { account, cumulative });
    amounts.set(account, cumulative);
    sum += cumulative;
  }
  if (sum !== standing.total) {
    throw new InvalidStanding("sum", `its amounts sum to ${sum} and its total is ${standing.total}`, {
      sum,
      total: standing.total,
    });
  }
  return amounts;
}

function accountOf(given: string): string {
  try {
    return parseAccount(given);
  } catch {
    throw new InvalidStanding("bad-account", "an account in it is malformed");
  }
}
