import { parseCid } from "@colophon/sdk/content/parseCid.ts";
import { ColophonError } from "@colophon/sdk/errors/ColophonError.ts";
import { type Account, parseAccount } from "@colophon/sdk/ids/account.ts";
import { campaignOfId, parseContributionId, toContributionId } from "@colophon/sdk/ids/contributionId.ts";
import { isDigest } from "@colophon/sdk/ids/digest.ts";
import { OTHER_REASON, REASONS } from "@colophon/sdk/ids/reasons.ts";
import type { Row } from "../csv/readCsv.ts";

/** A curator's word on a work as a file has it; the note's text isn't on IPFS yet, or its digest is given. */
export type Judgement =
  | { accepted: true; score: number }
  | { accepted: false; reason: number; note: { text: string } | { digest: string } | null };

export type VerdictRow = { place: string; id: string; author: Account | null; judgement: Judgement };

/** Columns of a file of verdicts; the optional ones after `author` are for whoever fills it in, and aren't read. */
export const VERDICT_COLUMNS = {
  required: ["verdict"],
  optional: [
    "id",
    "cid",
    "score",
    "reason",
    "note",
    "author",
    "title",
    "kind",
    "ai",
    "certified",
    "verification",
    "parents",
  ],
} as const;

/** The longest note, in characters. */
export const MOST_NOTE = 5_000;

/**
 * One row of a file of verdicts. Null: nothing is filled in.
 *
 * @returns What it says, or why it can't be taken.
 */
export function readVerdict(row: Row, campaign: number, scored: boolean): VerdictRow | { why: string } | null {
  const id = readId(row, campaign);
  const judgement = readJudgement(row, scored);
  if (typeof judgement === "string") return { why: judgement };
  if (judgement === null) return null;
  if (typeof id !== "string") return id;
  const author = readAuthor(row.cell("author"));
  return author !== null && typeof author === "object" ? author : { place: row.place, id, author, judgement };
}

/** The work that a row names, or why it names none. */
export function readId({ cell }: Row, campaign: number): string | { why: string } {
  const [id, cid] = [cell("id"), cell("cid").replace(/^ipfs:\/\//, "")];
  try {
    const named = id === "" ? null : parseContributionId(id);
    if (named !== null && campaignOfId(named) !== campaign) {
      return { why: `the work is of campaign ${campaignOfId(named)}, and not of ${campaign}` };
    }
    const byContent = cid === "" ? null : toContributionId(campaign, parseCid(cid).digest);
    if (named !== null && byContent !== null && named !== byContent) return { why: "id and cid name different works" };
    return named ?? byContent ?? { why: "neither id nor cid names a work" };
  } catch (error) {
    if (error instanceof ColophonError) return { why: error.what.replace(/\.$/, "") };
    throw error;
  }
}

/** The account in a cell; null: none. */
export function readAuthor(text: string): Account | null | { why: string } {
  try {
    return text === "" ? null : parseAccount(text);
  } catch (error) {
    if (error instanceof ColophonError) return { why: error.what.replace(/\.$/, "") };
    throw error;
  }
}

/** A text says what is wrong. */
function readJudgement({ cell }: Row, scored: boolean): Judgement | string | null {
  const [verdict, score, reason, note] = [cell("verdict").toLowerCase(), cell("score"), cell("reason"), cell("note")];
  if (verdict === "") {
    return score === "" && reason === "" && note === "" ? null : "there is no verdict (accept or reject)";
  }
  if (["accept", "accepted"].includes(verdict)) {
    if (reason !== "" || note !== "") return "an accepted work has neither reason nor note";
    if (score === "" && scored) return "a score is missing (0 to 100): part of the pool goes by score";
    const bps = score === "" ? 0 : readScore(score);
    return bps === null
      ? `“${score.slice(0, 20)}” is no score (0 to 100, at most two decimals)`
      : { accepted: true, score: bps };
  }
  if (!["reject", "rejected"].includes(verdict)) return `“${verdict.slice(0, 20)}” is no verdict (accept or reject)`;
  if (score !== "") return "a rejected work has no score";
  const known = REASONS.find(({ name, label }) => [name, label.toLowerCase()].includes(reason.toLowerCase()));
  if (known === undefined) {
    return `“${reason.slice(0, 30)}” is no reason (${REASONS.map(({ name }) => name).join(", ")})`;
  }
  if (note === "" && known.code === OTHER_REASON) return "the reason other needs a note";
  if (note.length > MOST_NOTE) return `the note has ${note.length} characters, and 5,000 is the most`;
  return {
    accepted: false,
    reason: known.code,
    note: note === "" ? null : isDigest(note) ? { digest: note } : { text: note },
  };
}

/** `72.5`, or as a spreadsheet in another country writes it, `72,5`: 7,250 of 10,000. */
export function readScore(text: string): number | null {
  const found = /^(\d{1,3})(?:[.,](\d{1,2}))?$/.exec(text);
  if (found === null) return null;
  const bps = Number(found[1]) * 100 + Number((found[2] ?? "").padEnd(2, "0"));
  return bps <= 10_000 ? bps : null;
}
