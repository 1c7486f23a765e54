import type { ApiWork } from "@colophon/sdk/api/schemas.ts";
import { and, asc, eq, sql } from "drizzle-orm";
import type { Hex } from "viem";
import { z } from "zod";
import { works } from "../../store/chainTables.ts";
import type { Db } from "../../store/openDatabase.ts";
import { decodeCursor, toPage } from "../keyset.ts";
import { idParam } from "../params.ts";
import { bytes } from "./bytes.ts";
import type { Paging } from "./paging.ts";
import { selectWorks, showWork } from "./workRows.ts";

/** Every certification of the same bytes, in all campaigns, whatever became of them. */
export async function digestWorks(
  db: Db,
  digest: Hex,
  paging: Paging,
  now: number,
): Promise<{ items: ApiWork[]; next: string | null }> {
  const from = decodeCursor(paging.cursor, z.tuple([z.literal("digest"), z.int(), z.int(), idParam]));
  const rows = await selectWorks(db)
    .where(
      and(
        eq(works.digest, digest),
        from
          ? sql`(${works.block}, ${works.logIndex}, ${works.id}) > (${from[1]}, ${from[2]}, ${bytes(from[3])})`
          : undefined,
      ),
    )
    .orderBy(asc(works.block), asc(works.logIndex), asc(works.id))
    .limit(paging.limit + 1);
  return toPage(
    rows,
    paging.limit,
    ({ work }) => ["digest", work.block, work.logIndex, work.id],
    (row) => showWork(row, now),
  );
}
