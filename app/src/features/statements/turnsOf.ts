import type { ChainDispute } from "@colophon/sdk/actions/readDispute.ts";
import type { ApiDisputedStatement, ApiStake, ApiStatementTurn } from "@colophon/sdk/api/disputeSchemas.ts";

/** How far a running dispute has come, as the chain has it; no event tells. */
export type DisputeCourse = Pick<ChainDispute, "standsLeads" | "raisableFrom" | "answerBy">;

/** One line of a statement's timeline. `ahead`: it has not come yet. */
export type Turn =
  | { readonly kind: "proposed"; readonly time: number; readonly ahead: false }
  | { readonly kind: "disputed" | "raised"; readonly time: number; readonly ahead: false; readonly stake: ApiStake }
  | { readonly kind: "decided"; readonly time: number; readonly ahead: false; readonly turn: ApiStatementTurn }
  | { readonly kind: "forfeited"; readonly time: number; readonly ahead: false; readonly turn: ApiStatementTurn }
  | { readonly kind: "fell" | "stood"; readonly time: number; readonly ahead: false }
  | {
      readonly kind: "stands-if-undisputed" | "stands-upheld" | "arbiter";
      readonly time: number;
      readonly ahead: true;
    }
  /** Disputed: who leads wins at `time` (`raises`), or has won then, and nobody has settled it yet (`time-decided`). */
  | {
      readonly kind: "raises" | "time-decided";
      readonly time: number;
      readonly ahead: true;
      readonly stands: boolean;
    };

/**
 * What happened to a statement, in order, and what comes next.
 *
 * @param now The chain's clock, unix seconds: a statement stands by time, before any event says so.
 * @param dispute Where it is disputed, and known.
 */
export function turnsOf(statement: ApiDisputedStatement, now: number, dispute?: DisputeCourse): Turn[] {
  const { proposedAt, claimableFrom, stakes, turns, state } = statement;
  const happened: Turn[] = [
    { kind: "proposed", time: proposedAt, ahead: false },
    ...stakes.map(
      (stake, index): Turn => ({ kind: index === 0 ? "disputed" : "raised", time: stake.time, ahead: false, stake }),
    ),
    ...turns
      .filter(({ kind }) => kind === "decided" || kind === "forfeited")
      .map(
        (turn): Turn => ({
          kind: turn.kind === "decided" ? "decided" : "forfeited",
          time: turn.time,
          ahead: false,
          turn,
        }),
      ),
  ];
  happened.sort((a, b) => a.time - b.time);
  const end = state === "disputed" ? aheadOf(claimableFrom, now, dispute) : endOf(state, turns, claimableFrom, now);
  return end === null ? happened : [...happened, end];
}

/** What a dispute waits for: the arbiter, then whoever raises, then only for somebody to write down who won. */
function aheadOf(claimableFrom: number, now: number, dispute: DisputeCourse | undefined): Turn {
  if (dispute === undefined || now < dispute.raisableFrom) {
    return { kind: "arbiter", time: dispute?.raisableFrom ?? claimableFrom, ahead: true };
  }
  const { answerBy: time, standsLeads: stands } = dispute;
  return { kind: now < time ? "raises" : "time-decided", time, ahead: true, stands };
}

function endOf(
  state: ApiDisputedStatement["state"],
  turns: readonly ApiStatementTurn[],
  claimableFrom: number,
  now: number,
): Turn | null {
  const fell = turns.find(({ kind }) => kind === "fell");
  if (fell !== undefined) return { kind: "fell", time: fell.time, ahead: false };
  if (state === "stands" || state === "superseded") {
    // The event comes late where nobody disputed; where an arbiter or a raise decided after that time, it is the truth.
    const stood = turns.find(({ kind }) => kind === "stood")?.time ?? claimableFrom;
    return {
      kind: "stood",
      time: turns.some(({ kind }) => kind === "decided") ? stood : Math.min(stood, claimableFrom),
      ahead: false,
    };
  }
  if (now >= claimableFrom) return { kind: "stood", time: claimableFrom, ahead: false };
  return { kind: state === "upheld" ? "stands-upheld" : "stands-if-undisputed", time: claimableFrom, ahead: true };
}
