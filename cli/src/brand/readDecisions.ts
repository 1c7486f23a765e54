import type { Account } from "@colophon/sdk/ids/account.ts";
import { isDigest } from "@colophon/sdk/ids/digest.ts";
import type { Row } from "../csv/readCsv.ts";
import { MOST_NOTE, readAuthor, readId, readScore } from "./readVerdicts.ts";

/** The arbiter's word on an appeal as a file has it. */
export type DecisionRow = {
  place: string;
  id: string;
  author: Account;
  upheld: boolean;
  /** 0 … 10,000. */
  score: number;
  note: { text: string } | { digest: string } | null;
};

/** Columns of a file of decisions; the optional ones after `note` are for whoever fills it in, and aren't read. */
export const DECISION_COLUMNS = {
  required: ["id", "author", "decision"],
  optional: ["score", "note", "title", "reason", "bond", "appealed", "cid"],
} as const;

/** One row of a file of decisions: what it says, null where nothing is filled in, or why it can't be taken. */
export function readDecision(row: Row, campaign: number, scored: boolean): DecisionRow | { why: string } | null {
  const [decision, score, note] = [row.cell("decision").toLowerCase(), row.cell("score"), row.cell("note")];
  if (decision === "") {
    return score === "" && note === "" ? null : { why: "there is no decision (uphold or reject)" };
  }
  const upheld = ["uphold", "upheld"].includes(decision);
  if (!upheld && !["reject", "rejected"].includes(decision)) {
    return { why: `“${decision.slice(0, 20)}” is no decision (uphold or reject)` };
  }
  if (!upheld && score !== "") return { why: "a rejected appeal has no score" };
  if (upheld && score === "" && scored) {
    return { why: "a score is missing (0 to 100): part of the pool goes by score" };
  }
  const bps = score === "" ? 0 : readScore(score);
  if (bps === null) return { why: `“${score.slice(0, 20)}” is no score (0 to 100, at most two decimals)` };
  if (note.length > MOST_NOTE) return { why: `the note has ${note.length} characters, and 5,000 is the most` };
  const id = readId(row, campaign);
  if (typeof id !== "string") return id;
  const author = readAuthor(row.cell("author"));
  if (author === null) return { why: "the author is missing: an appeal is its author's" };
  if (typeof author !== "string") return author;
  const said = note === "" ? null : isDigest(note) ? { digest: note } : { text: note };
  return { place: row.place, id, author, upheld, score: bps, note: said };
}
