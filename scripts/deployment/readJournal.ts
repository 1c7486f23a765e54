import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

const entry = z.object({
  type: z.enum([
    "DEPLOYMENT_EXECUTION_STATE_INITIALIZE",
    "CONTRACT_AT_EXECUTION_STATE_INITIALIZE",
    "WIPE_APPLY",
    "TRANSACTION_PREPARE_SEND",
    "TRANSACTION_SEND",
  ]),
  futureId: z.string(),
});

/** What Ignition's journal says about how far it came. */
export interface Journal {
  /** Genesis: not begun, deployed by this journal's transaction, or there before. */
  genesis: "none" | "ours" | "found";
  /** A transaction was about to be sent, and whether the node heard of it isn't known; or a line is half written. Ignition goes no further by itself. */
  cut: boolean;
}

/** Reads the journal in Ignition's folder; there may be none. */
export async function readJournal(folder: string | undefined): Promise<Journal> {
  const text = folder === undefined ? "" : await readFile(join(folder, "journal.jsonl"), "utf8").catch(() => "");
  let genesis: Journal["genesis"] = "none";
  const preparing = new Set<string>();
  let whole = true;
  for (const line of text.split("\n").filter((each) => each.trim() !== "")) {
    const value = parse(line);
    whole &&= value !== undefined;
    const read = entry.safeParse(value).data;
    if (read === undefined) continue;
    if (read.type === "TRANSACTION_PREPARE_SEND") preparing.add(read.futureId);
    else if (read.type === "TRANSACTION_SEND") preparing.delete(read.futureId);
    else if (read.futureId === "Colophon#Genesis") {
      if (read.type === "DEPLOYMENT_EXECUTION_STATE_INITIALIZE") genesis = "ours";
      else genesis = read.type === "WIPE_APPLY" ? "none" : "found";
    }
    if (read.type === "WIPE_APPLY") preparing.delete(read.futureId);
  }
  return { genesis, cut: preparing.size > 0 || !whole };
}

/** Undefined for a line that was cut off while it was written. */
function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
