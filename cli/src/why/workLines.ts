import { describeWork } from "@colophon/sdk/explain/describeWork.ts";
import type { ExplainedStatement, Unit, WorkWhy } from "@colophon/sdk/explain/types.ts";
import { money, percent, table } from "../format.ts";
import { safe } from "../output.ts";

interface Shown {
  readonly statement: ExplainedStatement;
  readonly why: WorkWhy;
  readonly unit: Unit;
  readonly titles: ReadonlyMap<string, string | null>;
  /** Largest amounts first; perhaps not all. */
  readonly remixes: readonly { readonly id: string; readonly amount: string }[];
}

/** A work's explanation for people: sentences, then every amount to its last unit. */
export function workLines({ statement, why, unit, titles, remixes }: Shown): string[] {
  const work = (id: string) => {
    const title = titles.get(id);
    return title ? `“${safe(title)}”` : id;
  };
  const sentences = describeWork(statement, why, unit, { work }).map(({ sentence }) => sentence);
  const exact = (amount: bigint) => money(amount, unit);
  return [
    ...sentences,
    "",
    ...table([
      ...why.shares.map(({ component, amount }) => [component, exact(amount)] as const),
      ["received", exact(why.received)],
      ["passed on", exact(why.passed)],
      ["kept", exact(why.kept)],
      ...why.credits.map(({ account, bps, amount }) => [account, `${exact(amount)} (${percent(bps)})`] as const),
    ]),
    ...(remixes.length === 0
      ? []
      : ["", `From remixes${why.remixes > remixes.length ? `, the largest of ${why.remixes}` : ""}:`]),
    ...table(remixes.map(({ id, amount }) => [`  ${work(id)}`, exact(BigInt(amount))])),
  ];
}
