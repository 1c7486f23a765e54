import { eq, sql } from "drizzle-orm";
import { castVotes } from "../../anchors/castVotes.ts";
import { anchors, campaigns } from "../../store/chainTables.ts";
import { anchorFiles } from "../../store/factTables.ts";
import type { Db } from "../../store/openDatabase.ts";
import type { HeadState } from "../headState.ts";
import { noCampaign } from "../queries/findCampaign.ts";
import { rollOf } from "../queries/rollOf.ts";
import { countBallots, type Tally } from "./countBallots.ts";

/** A campaign's tally as of the indexed block. @throws ApiProblem 404 */
export type Tallies = (campaign: number) => Promise<Tally>;

/** Campaigns whose tallies are kept at a time. */
const KEPT = 64;
/** Of nothing that is certified in time it is known yet that it won't be on the roll. */
const AT_LAST = Number.MAX_SAFE_INTEGER;

/**
 * Counts each campaign's votes once for each state of the index, however many ask. The state is the block, and which facts are
 * known of the campaign.
 */
export function tallyCache(db: Db, head: HeadState): Tallies {
  const kept = new Map<number, { state: string; tally: Promise<Tally> }>();
  return async (campaign) => {
    const state = await stateOf(db, head, campaign);
    const known = kept.get(campaign);
    if (known?.state === state) return known.tally;
    const tally = tallyOf(db, campaign, head);
    kept.delete(campaign);
    kept.set(campaign, { state, tally });
    for (const oldest of kept.keys()) {
      if (kept.size <= KEPT) break;
      kept.delete(oldest);
    }
    tally.catch(() => {
      if (kept.get(campaign)?.tally === tally) kept.delete(campaign);
    });
    return tally;
  };
}

async function tallyOf(db: Db, id: number, head: HeadState): Promise<Tally> {
  const [campaign] = await db.select({ settings: campaigns.settings }).from(campaigns).where(eq(campaigns.id, id));
  if (!campaign) throw noCampaign(id);
  const roll = await rollOf(db, id, { ...head, now: () => AT_LAST });
  return countBallots(campaign.settings, roll, await castVotes(db, id), head.now());
}

/**
 * Facts come between blocks: each look at a file of an anchor is an attempt, each work that is verified a count. Manifests alone
 * wait for the next block.
 */
async function stateOf(db: Db, head: HeadState, campaign: number): Promise<string> {
  const row = await head.refresh();
  const attempts = sql<string>`(select coalesce(sum(${anchorFiles.attempts}), 0) from ${anchorFiles}
    where (${anchorFiles.data}, ${anchorFiles.codec}) in (select ${anchors.data}, ${anchors.codec} from ${anchors} where ${anchors.campaign} = ${campaigns.id}))`;
  const [facts] = await db
    .select({ verified: campaigns.verified, attempts })
    .from(campaigns)
    .where(eq(campaigns.id, campaign));
  return `${row?.hash} ${facts?.verified} ${facts?.attempts}`;
}
