import { UnknownName } from "./errors.ts";

/** Why a work was rejected: the codes of `ICuration.Verdict.reason` (0 goes with acceptance). */
export interface Reason {
  readonly code: number;
  readonly name: string;
  /** What curators choose from. */
  readonly label: string;
  /** What its author reads. */
  readonly sentence: string;
}

export const REASONS = [
  { code: 1, name: "off-brief", label: "Off brief", sentence: "The work doesn't answer the campaign's brief." },
  {
    code: 2,
    name: "copy",
    label: "Copy of another's work",
    sentence: "The work copies somebody else's work without being a remix that says so.",
  },
  {
    code: 3,
    name: "rights-missing",
    label: "Rights missing",
    sentence: "The work contains something (music, a picture, a person's likeness) for which the rights aren't shown.",
  },
  {
    code: 4,
    name: "unsafe",
    label: "Unsafe",
    sentence: "The work can't be shown: it is harmful, hateful or against the law.",
  },
  {
    code: 5,
    name: "below-bar",
    label: "Below the brief's bar",
    sentence: "The work answers the brief, and falls short of what the brief asks for.",
  },
  {
    code: 6,
    name: "undisclosed-ai",
    label: "Undisclosed AI",
    sentence: "The work appears to be made with AI beyond what its author declared.",
  },
  {
    code: 7,
    name: "spam",
    label: "Spam",
    sentence: "The work is advertising, a repetition or not meant as a contribution.",
  },
  {
    code: 8,
    name: "other",
    label: "Other",
    sentence: "The work was rejected for the reason given in the curator's note.",
  },
] as const satisfies readonly Reason[];

/** The reason that needs a note. */
export const OTHER_REASON = 8;

/** @throws {UnknownName} for 0 and for codes that stand for nothing. */
export function reasonOf(code: number): Reason {
  const reason = REASONS.find((candidate) => candidate.code === code);
  if (reason === undefined)
    throw new UnknownName(
      "reason",
      code,
      REASONS.map((known) => known.code),
    );
  return reason;
}
