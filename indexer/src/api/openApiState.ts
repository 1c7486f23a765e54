import type { Logger } from "pino";
import { type Database, openDatabase } from "../store/openDatabase.ts";
import { type HeadState, openHeadState } from "./headState.ts";

/** What an API answers from. */
export interface ApiState {
  /** Where its queries go. */
  db: Database["db"];
  head: HeadState;
  /** Leaves the primary open: it isn't ours. */
  close(): Promise<void>;
}

/**
 * Opens what an API answers from.
 *
 * @param primary where the indexer writes; notifications come from there in any case
 * @param readUrl of a replica, for all queries; undefined: they go to the primary
 */
export async function openApiState(primary: Database, readUrl: string | undefined, log: Logger): Promise<ApiState> {
  if (readUrl === undefined) {
    const head = await openHeadState(primary, log);
    return { db: primary.db, head, close: () => head.close() };
  }
  const replica = await openDatabase({ url: readUrl, writer: false });
  try {
    const head = await openHeadState(replica, log, primary);
    const close = async () => {
      await head.close();
      await replica.close();
    };
    return { db: replica.db, head, close };
  } catch (error) {
    await replica.close();
    throw error;
  }
}
