import { describeAccount } from "@colophon/sdk/explain/describeAccount.ts";
import type { AccountWhy, ExplainedStatement, Unit } from "@colophon/sdk/explain/types.ts";
import { money, percent, table } from "../format.ts";
import { safe } from "../output.ts";

interface Shown {
  readonly statement: ExplainedStatement;
  readonly why: AccountWhy;
  readonly unit: Unit;
  /** Largest first; perhaps not all. */
  readonly parts: readonly {
    readonly id: string;
    readonly title: string | null;
    readonly part: string;
    readonly bps: number;
  }[];
}

/** An account's explanation for people: sentences, then every amount to its last unit. */
export function accountLines({ statement, why, unit, parts }: Shown): string[] {
  const exact = (amount: bigint) => money(amount, unit);
  const minus = (amount: bigint) => (amount === 0n ? exact(0n) : `-${exact(amount)}`);
  return [
    ...describeAccount(statement, why, unit, "the account").map(({ sentence }) => sentence),
    "",
    ...table([
      ...why.shares.map(({ component, amount }) => [component, exact(amount)] as const),
      ["received from remixes", exact(why.received)],
      ["passed on", minus(why.passed)],
      ["co-authors", minus(why.others)],
      ["this statement", exact(why.part)],
      ["statements before", why.previous === null ? "not in this file" : exact(why.previous)],
      ["in all", exact(why.cumulative)],
    ]),
    ...(parts.length === 0 ? [] : ["", `By work${why.works > parts.length ? `, the largest of ${why.works}` : ""}:`]),
    ...table(
      parts.map(({ id, title, part, bps }) => [
        `  ${title === null ? id : safe(title)}`,
        `${exact(BigInt(part))}${bps === 10_000 ? "" : ` (${percent(bps)} of the work's)`}`,
      ]),
    ),
  ];
}
