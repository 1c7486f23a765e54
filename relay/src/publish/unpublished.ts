import { and, asc, eq, ne } from "drizzle-orm";
import type { Pipeline } from "../batches/pipeline.ts";
import { type Batch, batches } from "../store/tables.ts";

/** Batches that are anchored deep enough and not published yet, the oldest first. */
export async function unpublished({ db, chain, publishConfirmations }: Pipeline, limit: number): Promise<Batch[]> {
  const waiting = and(eq(batches.kind, "contributions"), ne(batches.published, "all"), eq(batches.state, "anchored"));
  const found = await db.select().from(batches).where(waiting).orderBy(asc(batches.id)).limit(limit);
  if (found.length === 0 || publishConfirmations === 0) return found;
  const head = Number(await chain.client.getBlockNumber({ cacheTime: 0 }));
  return found.filter(({ block }) => block !== null && head - block >= publishConfirmations);
}
