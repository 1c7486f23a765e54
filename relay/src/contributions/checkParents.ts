import type { ChainCampaign } from "@colophon/sdk/actions/readCampaign.ts";
import { type ContributionId, campaignOfId } from "@colophon/sdk/ids/contributionId.ts";
import { and, eq } from "drizzle-orm";
import type { Hex } from "viem";
import type { WorksChain } from "../chain/worksChain.ts";
import { DIRECT, refusal } from "../problems.ts";
import type { Db } from "../store/openStore.ts";
import { batches, messages, works as worksTable } from "../store/tables.ts";

export interface Parents {
  /** Signed digests of parents that this relay has taken and that aren't in an earlier block yet. */
  awaited: Hex[];
  /** When the last of those is promised to be anchored, in unix seconds; 0: there are none. */
  anchoredBy: number;
  /** A story or remix whose first work this would be: it names no parent of its own campaign. */
  root: boolean;
}

/**
 * Looks for the works that one builds on: tokens, or leaves of this relay. One that isn't anchored yet is known to its own author only; whoever else
 * names it is told what they would be told of a work that isn't there.
 *
 * @param now the newest block's time
 * @throws {RelayProblem} `unknown-parent`
 */
export async function checkParents(
  { db, works }: { db: Db; works: WorksChain },
  { settings, campaign }: Pick<ChainCampaign, "settings" | "campaign">,
  { parents, author, direct, now }: { parents: readonly ContributionId[]; author: Hex; direct: boolean; now: number },
): Promise<Parents> {
  const linked = settings.format === "story" || settings.format === "remix";
  const root = linked && parents.every((id) => campaignOfId(id) !== campaign);
  const awaited: Hex[] = [];
  let anchoredBy = 0;
  for (const id of parents) {
    const token = await works.work(id);
    if (token !== null) continue;
    const leaf = await leafOf(db, id);
    const isAnchored = leaf?.batch?.state === "anchored";
    // A smart account's call asks the chain for its parents, and that knows tokens only.
    if (leaf === null || direct || !(isAnchored || leaf.message.signer === author)) {
      const how = leaf !== null && isAnchored ? "isn't minted yet" : "isn't known";
      throw refusal(
        "unknown-parent",
        `The work ${id}, which this one builds on, ${how}.`,
        "Wait for it, or leave it out.",
        {
          parent: id,
          ...DIRECT,
        },
      );
    }
    if (isAnchored && (leaf.batch?.time ?? now) < now) continue;
    awaited.push(leaf.message.signed);
    anchoredBy = Math.max(anchoredBy, leaf.message.anchorBy);
  }
  return { awaited, anchoredBy, root };
}

async function leafOf(db: Db, id: Hex) {
  const [row] = await db
    .select({ message: messages, batch: batches })
    .from(worksTable)
    .innerJoin(messages, eq(messages.signed, worksTable.signed))
    .leftJoin(batches, eq(batches.id, messages.batch))
    .where(and(eq(worksTable.id, id), eq(worksTable.live, true)));
  return row ?? null;
}
