import { componentsOf } from "./componentsOf.ts";
import type { AccountSums, AccountWhy, ExplainedStatement } from "./types.ts";

/**
 * How an account's amount came about: its works added up, what others have of them, and what it had before.
 *
 * @param facts `previous`: null where what it had before isn't known.
 * @example
 * const { statement, ...account } = await api.whyAccount(root, address);
 * explainAccount(statement, account).part;
 */
export function explainAccount(
  statement: ExplainedStatement,
  facts: {
    readonly account: string;
    readonly cumulative: string;
    readonly previous: string | null;
    readonly sums: AccountSums;
  },
): AccountWhy {
  const { sums, account } = facts;
  const own = BigInt(sums.equal) + BigInt(sums.curated) + BigInt(sums.community);
  const kept = BigInt(sums.kept);
  const part = BigInt(sums.part);
  const cumulative = BigInt(facts.cumulative);
  const previous = facts.previous === null ? null : BigInt(facts.previous);
  const contradictions: string[] = [];
  if (previous !== null && previous + part !== cumulative) {
    contradictions.push(
      `Its works give the account ${part} units, and it had ${previous} before, but the statement's line for it says ${cumulative}.`,
    );
  } else if (part > cumulative) {
    contradictions.push(
      `Its works give the account ${part} units, but the statement's line for it says ${cumulative}.`,
    );
  }
  return {
    account,
    works: sums.works,
    shares: componentsOf(statement).flatMap(({ component, bps, due }) => {
      const amount = BigInt(sums[component]);
      return due === 0n && amount === 0n ? [] : [{ component, bps, amount }];
    }),
    own,
    received: BigInt(sums.received),
    remixes: sums.remixes,
    passed: BigInt(sums.passed),
    kept,
    others: kept - part,
    part,
    previous,
    cumulative,
    contradictions,
  };
}
