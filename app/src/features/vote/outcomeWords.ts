import type { ApiBallotEntry, ApiVoteOutcome, BallotState } from "@colophon/sdk/api/ballotSchemas.ts";

const OUTCOMES: Readonly<Record<ApiVoteOutcome, string>> = {
  counted: "Counted",
  waiting: "Counts once it is anchored",
  late: "Not counted: it was anchored after its deadline",
  cancelled: "Not counted: you had cancelled your open signatures",
  repeated: "Not counted: the same signature was anchored before",
  "bad-votes": "Not counted: a work takes 1 to 10 votes at a time",
  "not-eligible": "Not counted: you have no accepted work here",
  "off-roll": "Not counted: the work isn't accepted",
  "own-work": "Not counted: you made it, or are credited in it",
  "over-budget": "Not counted: it would have passed your 100 credits",
};

const STATES: Readonly<Record<BallotState, string>> = {
  signed: "Signed, with the relay",
  anchored: "Signed and anchored",
  direct: "On chain",
};

/** How far a vote has come, and what became of it. */
export function outcomeWords({ state, outcome }: Pick<ApiBallotEntry, "state" | "outcome">): {
  readonly state: string;
  readonly outcome: string;
} {
  return { state: STATES[state], outcome: OUTCOMES[outcome] };
}
