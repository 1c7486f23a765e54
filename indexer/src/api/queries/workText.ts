import { splitWords } from "../../store/columns.ts";
import { readBytes, readBytesOrNull, readNumberOrNull } from "../../store/textCells.ts";
import type { TextRow } from "../../store/textRows.ts";
import { shownColumns } from "./shownColumns.ts";
import type { WorkRow } from "./workRows.ts";

/** How many cells `readWork` reads; others may follow them. */
export const WORK_CELLS = Object.keys(shownColumns.work).length;

/** A work of which `shownColumns.work` were selected, as text. */
export function readWork(row: TextRow): WorkRow["work"] {
  return {
    id: readBytes(row[0]),
    campaign: Number(row[1]),
    author: readBytes(row[2]),
    state: row[3] as WorkRow["work"]["state"],
    owner: readBytesOrNull(row[4]),
    digest: readBytes(row[5]),
    codec: Number(row[6]),
    kind: Number(row[7]),
    aiUse: Number(row[8]),
    config: readBytes(row[9]),
    manifest: readBytesOrNull(row[10]),
    parents: splitWords(readBytes(row[11])),
    childCount: Number(row[12]),
    certifiedAt: Number(row[13]),
    recordedAt: Number(row[14]),
    evidence: row[15] as WorkRow["work"]["evidence"],
    proof: readBytesOrNull(row[16]),
    finalAt: readNumberOrNull(row[17]),
    reviewEnds: Number(row[18]),
    appealsEnd: Number(row[19]),
    block: Number(row[20]),
    logIndex: Number(row[21]),
    transaction: readBytes(row[22]),
    verification: row[23] as WorkRow["work"]["verification"],
  };
}
