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
 * @param readUrl where all queries go, by connections of their own: a replica, or the primary itself; undefined: by those of `primary`
 */
export async function openApiState(primary: Database, readUrl: string | undefined, log: Logger): Promise<ApiState> {
  if (readUrl === undefined) {
    const head = await openHeadState(primary, log);
    return { db: primary.db, head, close: () => head.close() };
  }
  const reader = await openDatabase({ url: readUrl, writer: false });
  try {
    const head = await openHeadState(reader, log, primary);
    const close = async () => {
      await head.close();
      await reader.close();
    };
    return { db: reader.db, head, close };
  } catch (error) {
    await reader.close();
    throw error;
  }
}
