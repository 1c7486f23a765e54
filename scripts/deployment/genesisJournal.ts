import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

const started = z.object({
  type: z.enum(["DEPLOYMENT_EXECUTION_STATE_INITIALIZE", "CONTRACT_AT_EXECUTION_STATE_INITIALIZE", "WIPE_APPLY"]),
  futureId: z.literal("Colophon#Genesis"),
});

/**
 * What Ignition's journal in a folder says about Genesis: `ours` if it began to deploy it, `found` if it was there before.
 */
export async function genesisJournal(folder: string | undefined): Promise<"none" | "ours" | "found"> {
  if (folder === undefined) return "none";
  const journal = await readFile(join(folder, "journal.jsonl"), "utf8").catch(() => "");
  const last = journal
    .split("\n")
    .filter((line) => line.includes('"Colophon#Genesis"'))
    .map((line) => started.safeParse(JSON.parse(line)).data?.type)
    .findLast((type) => type !== undefined);
  if (last === "DEPLOYMENT_EXECUTION_STATE_INITIALIZE") return "ours";
  return last === "CONTRACT_AT_EXECUTION_STATE_INITIALIZE" ? "found" : "none";
}
