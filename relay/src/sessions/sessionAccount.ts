import { and, eq, gt } from "drizzle-orm";
import type { Hex } from "viem";
import type { Db } from "../store/openStore.ts";
import { sessions } from "../store/tables.ts";
import { tokenHash } from "./openSession.ts";

/** Who sends a request, by its `Authorization`; null: nobody, or a session that is over. */
export async function sessionAccount(db: Db, authorization: string | undefined, now: number): Promise<Hex | null> {
  const token = /^Bearer (0x[0-9a-f]{64})$/.exec(authorization ?? "")?.[1];
  if (token === undefined) return null;
  const [row] = await db
    .select({ account: sessions.account })
    .from(sessions)
    .where(and(eq(sessions.token, tokenHash(token)), gt(sessions.expires, now)));
  return row?.account ?? null;
}
