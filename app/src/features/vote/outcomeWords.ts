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

/** What a verdict may still change, until the roll closes. */
const NOT_YET: Readonly<Partial<Record<ApiVoteOutcome, string>>> = {
  "not-eligible": "Not yet: it counts if a work of yours is accepted",
  "off-roll": "Not yet: it counts if the work is accepted",
};

/**
 * How far a vote has come, and what became of it.
 *
 * @param final false while verdicts may still change what counts
 */
export function outcomeWords(
  { state, outcome }: Pick<ApiBallotEntry, "state" | "outcome">,
  final: boolean,
): { readonly state: string; readonly outcome: string; readonly open: boolean } {
  const notYet = final ? undefined : NOT_YET[outcome];
  return {
    state: STATES[state],
    outcome: notYet ?? OUTCOMES[outcome],
    open: outcome === "waiting" || notYet !== undefined,
  };
}
