import { anchorsLane } from "../anchors/settleAnchors.ts";
import type { Database } from "../store/openDatabase.ts";
import { HEAD_CHANNEL } from "../sync/cursor.ts";
import { sleep } from "../sync/sleep.ts";
import { type FactOptions, runLane } from "./factLane.ts";
import { contentsLane } from "./settleContents.ts";
import { documentsLane } from "./settleDocuments.ts";
import { notesLane } from "./settleNotes.ts";
import { statementsLane } from "./settleStatements.ts";
import { tokensLane } from "./settleTokens.ts";

/** Looks for retries that are due this often, ms; new items are heard of at once. */
const IDLE_MS = 1_000;

/** Finds out, until the signal, what the index needs to know beyond the log: bytes, documents, statements, anchors, tokens. */
export async function findFacts(database: Database, options: FactOptions): Promise<void> {
  let wake = new AbortController();
  const unlisten = await database.listen(HEAD_CHANNEL, () => {
    wake.abort();
    wake = new AbortController();
  });
  const idle = () => sleep(IDLE_MS, AbortSignal.any([wake.signal, options.signal]));
  await Promise.all([
    runLane(contentsLane(options), options, idle),
    runLane(documentsLane(options), options, idle),
    runLane(statementsLane(options), options, idle),
    runLane(anchorsLane(options), options, idle),
    runLane(tokensLane(options), options, idle),
    runLane(notesLane(options), options, idle),
  ]);
  await unlisten();
}
