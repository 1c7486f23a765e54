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

/** Every certification of the same bytes, in all campaigns, whatever became of them; by the time of their evidence, then their place on the chain. */
export async function digestWorks(
  db: Db,
  digest: Hex,
  paging: Paging,
  now: number,
): Promise<{ items: ApiWork[]; next: string | null }> {
  const shape = z.tuple([z.literal("digest"), z.int(), z.int(), z.int(), idParam]);
  const from = decodeCursor(paging.cursor, shape);
  const rows = await selectWorks(db)
    .where(
      and(
        eq(works.digest, digest),
        from
          ? sql`(${works.certifiedAt}, ${works.block}, ${works.logIndex}, ${works.id}) > (${from[1]}, ${from[2]}, ${from[3]}, ${bytes(from[4])})`
          : undefined,
      ),
    )
    .orderBy(asc(works.certifiedAt), asc(works.block), asc(works.logIndex), asc(works.id))
    .limit(paging.limit + 1);
  return toPage(
    rows,
    paging.limit,
    ({ work }) => ["digest", work.certifiedAt, work.block, work.logIndex, work.id],
    (row) => showWork(row, now),
  );
}
