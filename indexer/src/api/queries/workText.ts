import type { Manifest } from "@colophon/sdk/api/schemas.ts";
import type { Hex } from "viem";
import { splitWords } from "../../store/columns.ts";
import type { TextRow } from "../../store/textRows.ts";
import type { ShownAppeal } from "./showAppeal.ts";
import { shownColumns } from "./shownColumns.ts";
import type { ShownVerdict } from "./showVerdict.ts";
import type { Previous, WorkRow } from "./workRows.ts";

const { work, verdict, appeal } = shownColumns;
/** As `selectWorks` selects them: the work, three of what is beside it, verdict, appeal, and two more. */
const BESIDE_AT = Object.keys(work).length;
const VERDICT_AT = BESIDE_AT + 3;
const APPEAL_AT = VERDICT_AT + Object.keys(verdict).length;
const LAST_AT = APPEAL_AT + Object.keys(appeal).length;

/** A row of `selectWorks`, as text. */
export function readWork(row: TextRow): WorkRow {
  return {
    work: {
      id: bytes(row[0]),
      campaign: Number(row[1]),
      author: bytes(row[2]),
      state: row[3] as WorkRow["work"]["state"],
      owner: bytesOrNull(row[4]),
      digest: bytes(row[5]),
      codec: Number(row[6]),
      kind: Number(row[7]),
      aiUse: Number(row[8]),
      config: bytes(row[9]),
      manifest: bytesOrNull(row[10]),
      parents: splitWords(bytes(row[11])),
      childCount: Number(row[12]),
      certifiedAt: Number(row[13]),
      recordedAt: Number(row[14]),
      evidence: row[15] as WorkRow["work"]["evidence"],
      proof: bytesOrNull(row[16]),
      finalAt: numberOrNull(row[17]),
      reviewEnds: Number(row[18]),
      appealsEnd: Number(row[19]),
      block: Number(row[20]),
      logIndex: Number(row[21]),
      transaction: bytes(row[22]),
      verification: row[23] as WorkRow["work"]["verification"],
    },
    verdict: row[VERDICT_AT] === null ? null : readVerdict(row),
    appeal: row[APPEAL_AT] === null ? null : readAppeal(row),
    size: numberOrNull(row[BESIDE_AT]),
    manifest: jsonOrNull<Manifest>(row[BESIDE_AT + 1]),
    campaignTitle: row[BESIDE_AT + 2] ?? null,
    votes: numberOrNull(row[LAST_AT]),
    previous: jsonOrNull<Previous[]>(row[LAST_AT + 1]),
  };
}

function readVerdict(row: TextRow): ShownVerdict {
  const at = VERDICT_AT;
  return {
    curator: bytes(row[at]),
    accepted: row[at + 1] === "t",
    score: Number(row[at + 2]),
    reason: Number(row[at + 3]),
    note: bytesOrNull(row[at + 4]),
    time: Number(row[at + 5]),
    transaction: bytes(row[at + 6]),
  };
}

function readAppeal(row: TextRow): ShownAppeal {
  const at = APPEAL_AT;
  return {
    author: bytes(row[at]),
    state: row[at + 1] as ShownAppeal["state"],
    bond: BigInt(row[at + 2] ?? 0),
    held: BigInt(row[at + 3] ?? 0),
    returnsAt: Number(row[at + 4]),
    score: Number(row[at + 5]),
    arbiter: bytesOrNull(row[at + 6]),
    note: bytesOrNull(row[at + 7]),
    forfeited: BigInt(row[at + 8] ?? 0),
    time: Number(row[at + 9]),
    block: Number(row[at + 10]),
    transaction: bytes(row[at + 11]),
    decidedAt: numberOrNull(row[at + 12]),
    decision: bytesOrNull(row[at + 13]),
  };
}

type Cell = string | null | undefined;

/** Written by PostgreSQL as `\\x…`. */
const bytes = (cell: Cell): Hex => `0x${(cell ?? "\\x").slice(2)}`;
const bytesOrNull = (cell: Cell) => (cell ? bytes(cell) : null);
const numberOrNull = (cell: Cell) => (cell ? Number(cell) : null);

function jsonOrNull<T>(cell: Cell): T | null {
  return cell ? (JSON.parse(cell) as T) : null;
}
