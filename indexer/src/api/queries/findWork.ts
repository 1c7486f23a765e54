import type { ApiWork } from "@colophon/sdk/api/schemas.ts";
import { eq } from "drizzle-orm";
import type { Hex } from "viem";
import { works } from "../../store/chainTables.ts";
import type { Db } from "../../store/openDatabase.ts";
import { ApiProblem } from "../problem.ts";
import { selectWorks, showWork } from "./workRows.ts";

/** @throws ApiProblem 404 */
export async function findWork(db: Db, id: Hex, now: number): Promise<ApiWork> {
  const [row] = await selectWorks(db).where(eq(works.id, id)).limit(1);
  if (!row) throw noWork(id);
  return showWork(row, now);
}

export function noWork(id: Hex): ApiProblem {
  return new ApiProblem(
    404,
    "no-such-work",
    `No work with the id ${id} is indexed. If it was certified just now, wait for its block (see /v1/head).`,
    { id },
  );
}
