import { and, eq, inArray } from "drizzle-orm";
import type { Db } from "../store/openStore.ts";
import { uploads, works } from "../store/tables.ts";
import { wallSeconds } from "./pipeline.ts";

/** Lets go of works and of their uploads. */
export async function releaseWorks(db: Db, signed: `0x${string}`[]): Promise<void> {
  const freed = await db
    .update(works)
    .set({ live: false })
    .where(inArray(works.signed, signed))
    .returning({ upload: works.upload });
  const own = inArray(
    uploads.id,
    freed.map(({ upload }) => upload),
  );
  await db
    .update(uploads)
    .set({ state: "whole", account: null, touchedAt: wallSeconds() })
    .where(and(own, eq(uploads.state, "taken")));
}
