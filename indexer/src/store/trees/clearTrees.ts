import { sql } from "drizzle-orm";
import type { Db } from "../openDatabase.ts";

/**
 * Clears away the trees that no proof will be asked of again: their root neither stands nor is proposed in its pool, and what the
 * pool says of that is too old for a reorg to change. Their leaves stay. A root that is proposed once more is read once more (`noteFacts`).
 */
export async function clearTrees(db: Db): Promise<void> {
  await db.transaction(async (tx) => {
    const gone = sql`select trees.root from trees
      join pools on pools.campaign = trees.campaign and pools.token = trees.token
      join sync on pools.block <= sync.floor
      where trees.root is distinct from pools.root and trees.root is distinct from pools.pending_root`;
    // First what makes a tree served, then its blocks: whoever reads in between finds none.
    await tx.execute(sql`with gone as (${gone}), cleared as (delete from trees where root in (select root from gone))
      delete from tree_blocks where root in (select root from gone)`);
  });
}
