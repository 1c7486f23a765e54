import type { ApiLineage } from "@colophon/sdk/api/schemas.ts";
import { asc, inArray } from "drizzle-orm";
import type { Hex } from "viem";
import { edges, works } from "../../store/chainTables.ts";
import type { Db } from "../../store/openDatabase.ts";
import { noWork } from "./findWork.ts";
import { selectWorks, showWork } from "./workRows.ts";

/** Works in one answer; a family can be as large as its campaign. */
const MOST = 200;

/**
 * A work's ancestors and descendants, nearest first, with the edges between all that are shown.
 *
 * @throws ApiProblem 404
 */
export async function lineageOf(db: Db, root: Hex, now: number): Promise<ApiLineage> {
  const found = new Set<Hex>([root]);
  let truncated = false;
  const grow = async (direction: "up" | "down") => {
    const [from, to] = direction === "up" ? [edges.child, edges.parent] : [edges.parent, edges.child];
    for (let frontier = [root]; frontier.length > 0; ) {
      const next = await db
        .selectDistinct({ id: to })
        .from(edges)
        .where(inArray(from, frontier))
        .orderBy(asc(to))
        .limit(MOST * 16);
      frontier = [];
      for (const { id } of next) {
        if (found.has(id)) continue;
        if (found.size >= MOST) {
          truncated = true;
          return;
        }
        found.add(id);
        frontier.push(id);
      }
    }
  };
  await grow("up");
  await grow("down");
  const ids = [...found];
  const rows = await selectWorks(db).where(inArray(works.id, ids)).orderBy(asc(works.certifiedAt), asc(works.id));
  if (!rows.some(({ work }) => work.id === root)) throw noWork(root);
  const links = await db
    .select({ parent: edges.parent, child: edges.child, index: edges.index })
    .from(edges)
    .where(inArray(edges.child, ids))
    .orderBy(asc(edges.child), asc(edges.index));
  return {
    root,
    nodes: rows.map((row) => showWork(row, now)),
    edges: links.filter(({ parent }) => found.has(parent)),
    truncated,
  };
}
