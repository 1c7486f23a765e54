import { anchorsLane } from "../anchors/settleAnchors.ts";
import type { Database } from "../store/openDatabase.ts";
import { HEAD_CHANNEL } from "../sync/cursor.ts";
import { sleep } from "../sync/sleep.ts";
import type { BlockSource } from "./blockSource.ts";
import { type FactOptions, runLane } from "./factLane.ts";
import { CONTENT_PLACES, contentsLane } from "./settleContents.ts";
import { DOCUMENT_PLACES, documentsLane } from "./settleDocuments.ts";
import { notesLane } from "./settleNotes.ts";
import { statementsLane } from "./settleStatements.ts";
import { tokensLane } from "./settleTokens.ts";

/** Looks for retries that are due this often, ms; new items are heard of at once. */
const IDLE_MS = 1_000;

type FindOptions = Omit<FactOptions, "blocks"> & {
  /** A source of blocks of which so many are asked for at a time. */
  openBlocks: (connections: number) => BlockSource;
};

/** Finds out, until the signal, what the index needs to know beyond the log: bytes, documents, statements, anchors, tokens. */
export async function findFacts(database: Database, given: FindOptions): Promise<void> {
  const { openBlocks, ...options } = given;
  const within = (connections: number): FactOptions => ({ ...options, blocks: openBlocks(connections) });
  let wake = new AbortController();
  const unlisten = await database.listen(HEAD_CHANNEL, () => {
    wake.abort();
    wake = new AbortController();
  });
  const idle = () => sleep(IDLE_MS, AbortSignal.any([wake.signal, options.signal]));
  // A connection for each place, at least: whoever finds a place in a lane mustn't wait behind blocks that nobody has.
  await Promise.all([
    runLane(contentsLane(within(CONTENT_PLACES)), options, idle),
    runLane(documentsLane(within(DOCUMENT_PLACES)), options, idle),
    runLane(statementsLane(within(16)), options, idle),
    runLane(anchorsLane(within(32)), options, idle),
    runLane(tokensLane(options), options, idle),
    runLane(notesLane(options), options, idle),
  ]);
  await unlisten();
}
