import type { StatementHeader, StatementWorkLine } from "../rewards/statementLines.ts";

/** A statement's header with what its work lines add up to: what one work's amounts are explained against. Amounts and sums as decimal text. */
export interface StatementSummary
  extends Pick<
    StatementHeader,
    "rule" | "rollAt" | "block" | "inputs" | "previous" | "total" | "given" | "accounts" | "works" | "code"
  > {
  readonly sums: {
    /** What each component gave out in all. */
    readonly equal: string;
    readonly curated: string;
    readonly community: string;
    /** All scores and all votes. */
    readonly score: string;
    readonly votes: string;
    /** What went from remixes to their sources. */
    readonly lineage: string;
    /** Works with a score above 0, with votes, and that received from remixes. */
    readonly scored: number;
    readonly voted: number;
    readonly remixed: number;
  };
}

/**
 * Adds up a statement while its lines are read, in constant memory.
 *
 * @example
 * const summary = statementSummary(header);
 * for (const work of works) summary.add(work);
 * summary.end().sums.votes;
 */
export function statementSummary(header: StatementHeader): {
  add(work: StatementWorkLine): void;
  end(): StatementSummary;
} {
  const sums = { equal: 0n, curated: 0n, community: 0n, score: 0n, votes: 0n, lineage: 0n };
  const counts = { scored: 0, voted: 0, remixed: 0 };
  const { rule, rollAt, block, inputs, previous, total, given, accounts, works, code } = header;
  return {
    add(work) {
      sums.equal += BigInt(work.equal);
      sums.curated += BigInt(work.curated);
      sums.community += BigInt(work.community);
      sums.lineage += BigInt(work.received);
      sums.score += BigInt(work.score);
      sums.votes += BigInt(work.votes);
      if (work.score > 0) counts.scored++;
      if (work.votes > 0) counts.voted++;
      if (work.received !== "0") counts.remixed++;
    },
    end: () => ({
      ...{ rule, rollAt, block, inputs, previous, total, given, accounts, works, code },
      sums: {
        equal: sums.equal.toString(),
        curated: sums.curated.toString(),
        community: sums.community.toString(),
        score: sums.score.toString(),
        votes: sums.votes.toString(),
        lineage: sums.lineage.toString(),
        ...counts,
      },
    }),
  };
}
