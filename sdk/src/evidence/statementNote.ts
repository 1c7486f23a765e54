import { type RawBlock, rawBlockOf } from "../content/rawBlockOf.ts";

/** What somebody says of a statement, for everybody: the evidence of a dispute, why one raises, the arbiter's answer. */
export interface StatementNote {
  readonly chainId: number;
  /** The `RewardPools` contract, in lower case. */
  readonly pool: string;
  readonly campaign: number;
  readonly token: string;
  /** Of the statement; null for an empty roll. Named, so that words about one statement aren't shown under another. */
  readonly root: string | null;
  /** In the writer's words. */
  readonly text: string;
  /** What an audit found, as it reports it; null: none was made. */
  readonly audit: unknown;
}

/** Largest note, in bytes: an audit's report names the first difference and counts the rest. */
export const LARGEST_NOTE = 65_536;
/** Longest text, in characters. */
export const LONGEST_NOTE_TEXT = 5_000;

/**
 * A note as the raw block that a transaction names (`noteSuffix`).
 *
 * @throws {NotCanonicalJson} {BlockTooLarge}
 * @example const { digest, bytes } = statementNoteOf({ chainId, pool, campaign: 1, token, root, text: "Work 7 is missing.", audit });
 */
export function statementNoteOf(note: StatementNote): RawBlock {
  return rawBlockOf({ type: "colophon-statement-note", v: 1, ...note }, LARGEST_NOTE);
}

/**
 * Reads a note's bytes, which have to be checked against their digest before; null where they are no note of this statement.
 *
 * @param about What it has to be about.
 */
export function readStatementNote(
  bytes: Uint8Array,
  about: Pick<StatementNote, "chainId" | "pool" | "campaign" | "token" | "root">,
): StatementNote | null {
  if (bytes.length > LARGEST_NOTE) return null;
  const json = parse(bytes);
  if (typeof json !== "object" || json === null) return null;
  const { type, v, chainId, pool, campaign, token, root, text, audit } = json as Record<string, unknown>;
  if (type !== "colophon-statement-note" || v !== 1 || typeof text !== "string") return null;
  const ours = chainId === about.chainId && pool === about.pool && campaign === about.campaign;
  if (!ours || token !== about.token || root !== about.root) return null;
  return { ...about, text: text.slice(0, LONGEST_NOTE_TEXT), audit: isShallow(audit) ? (audit ?? null) : null };
}

/** An audit's report has five levels. Whoever nests deeper wants to see whoever shows it fall: written out, its blanks alone are gigabytes. */
const DEEPEST = 16;

function isShallow(value: unknown, depth = 0): boolean {
  if (typeof value !== "object" || value === null) return true;
  return depth < DEEPEST && Object.values(value).every((inner) => isShallow(inner, depth + 1));
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return null;
  }
}
