import type { ApiAppeal } from "@colophon/sdk/api/schemas.ts";
import type { InferSelectModel } from "drizzle-orm";
import { and, gt, isNotNull, lte, ne, or, type SQL } from "drizzle-orm";
import type { Hex } from "viem";
import { appeals, works } from "../../store/chainTables.ts";

/** What is shown of an appeal, or decides how. */
export type ShownAppeal = Omit<
  InferSelectModel<typeof appeals>,
  "work" | "campaign" | "logIndex" | "decidedBlock" | "decidedLogIndex"
>;

/** What an appeal is about, as it is now. */
export interface Appealed {
  /** The work's author; null where it isn't minted. */
  workAuthor: Hex | null;
  /** The verdict on the appellant's work; null: none. */
  accepted: boolean | null;
}

/** An appeal as the API shows it. @param now unix seconds */
export function showAppeal(row: ShownAppeal, about: Appealed, now: number): ApiAppeal {
  const { author, score, arbiter, note, time, transaction, block, decidedAt, decision } = row;
  return {
    author,
    state: row.state === "pending" && now >= row.returnsAt ? "undecided" : row.state,
    effect: effectOf(author, about),
    bond: row.bond.toString(),
    bondState: bondStateOf(row, about.workAuthor, now),
    score,
    arbiter,
    note,
    time,
    transaction,
    block,
    decidedAt,
    decision,
  };
}

function effectOf(author: Hex, { workAuthor, accepted }: Appealed): ApiAppeal["effect"] {
  if (workAuthor !== null && workAuthor !== author) return "other-author";
  if (accepted !== false) return "not-rejected";
  return workAuthor === null ? "not-minted" : "counts";
}

/** As `ICuration.withdrawBond` judges. */
function bondStateOf(row: ShownAppeal, workAuthor: Hex | null, now: number): ApiAppeal["bondState"] {
  if (row.bond === 0n) return "none";
  if (row.forfeited > 0n) return "forfeited";
  if (row.held === 0n) return "returned";
  const fellAway = workAuthor !== null && workAuthor !== row.author;
  return row.state === "pending" && now < row.returnsAt && !fellAway ? "held" : "withdrawable";
}

/** The same rule for the database, where `works` is joined: the bond can be had now. */
export function isWithdrawable(now: number): SQL | undefined {
  const fellAway = and(isNotNull(works.author), ne(works.author, appeals.author));
  return and(gt(appeals.held, 0n), or(ne(appeals.state, "pending"), lte(appeals.returnsAt, now), fellAway));
}
