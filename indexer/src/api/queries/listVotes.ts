import type { ApiVotePage } from "@colophon/sdk/api/schemas.ts";
import { inArray } from "drizzle-orm";
import type { Hex } from "viem";
import { z } from "zod";
import { works } from "../../store/chainTables.ts";
import type { Db } from "../../store/openDatabase.ts";
import type { Tallies } from "../ballots/tallyCache.ts";
import { decodeCursor, toPage } from "../keyset.ts";
import { idParam } from "../params.ts";
import type { Paging } from "./paging.ts";

/** What counts for each work of a campaign, most first. @throws ApiProblem 404 */
export async function listVotes(db: Db, tallies: Tallies, campaign: number, paging: Paging): Promise<ApiVotePage> {
  const { settings, works: tally, entries } = await tallies(campaign);
  const from = decodeCursor(paging.cursor, z.tuple([z.literal("votes"), z.int(), idParam]));
  const ordered = [...tally]
    .map(([id, own]) => ({ id: id as Hex, ...own }))
    .sort((a, b) => b.votes - a.votes || (a.id < b.id ? 1 : -1));
  const start =
    from === null ? 0 : ordered.findIndex(({ id, votes }) => votes < from[1] || (votes === from[1] && id < from[2]));
  const rows = start < 0 ? [] : ordered.slice(start, start + paging.limit + 1);
  const known =
    rows.length === 0
      ? []
      : await db
          .select({ id: works.id })
          .from(works)
          .where(
            inArray(
              works.id,
              rows.map(({ id }) => id),
            ),
          );
  const minted = new Set(known.map(({ id }) => id));
  const uncounted = entries.reduce((sum, { votes, outcome }) => sum + (outcome === "counted" ? 0 : votes), 0);
  return {
    ...toPage(
      rows,
      paging.limit,
      ({ votes, id }) => ["votes", votes, id],
      ({ id, votes, voters, given }) => ({ id, campaign, minted: minted.has(id), votes, voters, given }),
    ),
    communityBps: settings.communityBps,
    uncounted,
  };
}
