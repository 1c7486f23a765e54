import type { Address, Hex } from "viem";
import type { Changes } from "./changes.ts";
import type { Position } from "./decodeLog.ts";
import { campaignOf, digestOrNull, idHex, lower } from "./words.ts";

interface OfWork {
  id: bigint;
  author: Address;
}

interface Reviewed extends OfWork {
  curator: Address;
  accepted: boolean;
  score: number;
  reason: number;
  note: Hex;
}

export function reviewed(changes: Changes, args: Reviewed, at: Position): void {
  const { accepted, score, reason } = args;
  const [work, author] = [idHex(args.id), lower(args.author)];
  const note = digestOrNull(args.note);
  const row = { work, author, curator: lower(args.curator), accepted, score, reason, note, ...at };
  changes.append("verdicts", row);
  changes.set("standingVerdicts", row, work, author);
}

export function appealed(changes: Changes, args: OfWork & { campaign: number; bond: bigint }, at: Position): void {
  const { campaign, bond } = args;
  const [work, author] = [idHex(args.id), lower(args.author)];
  const row = changes.get("campaigns", campaign);
  if (!row) return;
  changes.set("campaigns", { ...row, appealsPending: row.appealsPending + 1 }, campaign);
  const { time, block, logIndex, transaction } = at;
  changes.set(
    "appeals",
    {
      work,
      author,
      campaign,
      state: "pending",
      bond,
      held: bond,
      // Fixed: nobody can appeal before the campaign is locked.
      returnsAt: row.appealsEnd,
      score: 0,
      arbiter: null,
      note: null,
      forfeited: 0n,
      time,
      block,
      logIndex,
      transaction,
      decidedAt: null,
      decidedBlock: null,
      decidedLogIndex: null,
      decision: null,
    },
    work,
    author,
  );
}

interface Decided extends OfWork {
  campaign: number;
  arbiter: Address;
  upheld: boolean;
  score: number;
  note: Hex;
  forfeited: bigint;
}

export function appealDecided(changes: Changes, args: Decided, at: Position): void {
  const { upheld, score, forfeited } = args;
  const [work, author] = [idHex(args.id), lower(args.author)];
  const appeal = changes.get("appeals", work, author);
  if (!appeal) return;
  changes.set(
    "appeals",
    {
      ...appeal,
      state: upheld ? "upheld" : "rejected",
      score,
      arbiter: lower(args.arbiter),
      note: digestOrNull(args.note),
      forfeited,
      held: appeal.held - forfeited,
      decidedAt: at.time,
      decidedBlock: at.block,
      decidedLogIndex: at.logIndex,
      decision: at.transaction,
    },
    work,
    author,
  );
  const row = changes.get("campaigns", args.campaign);
  if (row) {
    const bondsToForward = row.bondsToForward + forfeited;
    changes.set("campaigns", { ...row, appealsPending: row.appealsPending - 1, bondsToForward }, row.id);
  }
}

export function bondReturned(changes: Changes, args: OfWork & { to: Address; bond: bigint }, at: Position): void {
  const [work, author] = [idHex(args.id), lower(args.author)];
  changes.patch("appeals", { held: 0n }, work, author);
  const { block, logIndex, time, transaction } = at;
  const to = lower(args.to);
  changes.append("bondReturns", { block, logIndex, work, author, to, amount: args.bond, time, transaction });
}

/** They reach the pool as proceeds, by an event of the pool's own. */
export function bondsForwarded(changes: Changes, args: { campaign: number; amount: bigint }): void {
  const row = changes.get("campaigns", args.campaign);
  if (row) changes.set("campaigns", { ...row, bondsToForward: row.bondsToForward - args.amount }, row.id);
}

interface Voted {
  voter: Address;
  id: bigint;
  votes: number;
}

export function voted(changes: Changes, args: Voted, at: Position): void {
  const [work, voter, campaign] = [idHex(args.id), lower(args.voter), campaignOf(args.id)];
  const { block, logIndex, time, transaction } = at;
  const { votes } = args;
  changes.append("votes", { block, logIndex, campaign, voter, work, votes, time, transaction });
  const ballot = changes.get("ballots", work, voter);
  changes.set("ballots", { work, voter, campaign, votes: (ballot?.votes ?? 0) + votes }, work, voter);
  const total = changes.get("voteTotals", work) ?? { work, campaign, votes: 0, voters: 0 };
  const voters = total.voters + Number(ballot === null);
  changes.set("voteTotals", { ...total, votes: total.votes + votes, voters }, work);
}

/** The first opening counts: a later one would move the poll's end. */
export function pollOpened(
  changes: Changes,
  args: { campaign: number; poll: Hex; by: Address; closes: number },
  at: Position,
): void {
  const { campaign, poll, closes } = args;
  if (changes.get("polls", campaign, poll)) return;
  const { time, block, logIndex, transaction } = at;
  const by = lower(args.by);
  changes.set("polls", { campaign, poll, by, closes, time, block, logIndex, transaction }, campaign, poll);
  const row = changes.get("campaigns", campaign);
  if (row) changes.set("campaigns", { ...row, polls: row.polls + 1 }, campaign);
}
