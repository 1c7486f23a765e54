import { and, asc, eq, lte, ne, notInArray } from "drizzle-orm";
import type { Pipeline } from "../batches/pipeline.ts";
import { type Batch, batches } from "../store/tables.ts";

/**
 * Of each campaign the oldest batch that is anchored deep enough and not published yet.
 *
 * @param only of that campaign alone
 * @param but campaigns and batches that are left out
 */
export async function unpublished(
  { db, chain, publishConfirmations }: Pipeline,
  { only, but }: { only?: number; but: { campaigns: readonly number[]; batches: readonly number[] } },
): Promise<Batch[]> {
  const waits = [eq(batches.kind, "contributions"), ne(batches.published, "all"), eq(batches.state, "anchored")];
  const others = [
    ...(only === undefined ? [] : [eq(batches.campaign, only)]),
    ...(but.campaigns.length > 0 ? [notInArray(batches.campaign, [...but.campaigns])] : []),
    ...(but.batches.length > 0 ? [notInArray(batches.id, [...but.batches])] : []),
  ];
  const oldest = (...more: Parameters<typeof and>) =>
    db
      .selectDistinctOn([batches.campaign])
      .from(batches)
      .where(and(...waits, ...others, ...more))
      .orderBy(asc(batches.campaign), asc(batches.id));
  const found = await oldest();
  if (found.length === 0 || publishConfirmations === 0) return found;
  const head = Number(await chain.client.getBlockNumber({ cacheTime: 0 }));
  return oldest(lte(batches.block, head - publishConfirmations));
}
