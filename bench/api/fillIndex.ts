import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Hex } from "viem";
import {
  campaigns,
  campaignTerms,
  contributors,
  standingVerdicts,
  voteTotals,
  works,
} from "../../indexer/src/store/chainTables.ts";
import { copyRows } from "../../indexer/src/store/copyRows.ts";
import { copyTarget } from "../../indexer/src/store/copyTarget.ts";
import { contents, documents } from "../../indexer/src/store/factTables.ts";
import type { Db } from "../../indexer/src/store/openDatabase.ts";
import { sync } from "../../indexer/src/store/syncTables.ts";
import { testSettings } from "../../indexer/test/support/testSettings.ts";

/** When the first work was certified, unix seconds; another follows each seven seconds: 2.3 million in half a year. */
export const FIRST = 1_750_000_000;
export const APART = 7;
/** Campaigns; the first has nine works in ten. */
const CAMPAIGNS = 20;
const BATCH = 20_000;
const WORDS = "river moon glass paper storm garden city night colour dream light stone bird winter song fire".split(
  " ",
);

const hash = (text: string): Hex => `0x${createHash("sha256").update(text).digest("hex")}`;

export const campaignOf = (index: number) => (index % 10 === 9 ? 2 + (index % (CAMPAIGNS - 1)) : 1);
export const authorOf = (index: number): Hex => hash(`author ${index % 100_000}`).slice(0, 42) as Hex;

/**
 * Puts works straight into an index's tables, by the COPY that the product itself writes with: with contents, manifests, verdicts of
 * nine in ten (12 % rejected) and votes for one in ten. They weren't read from a chain.
 *
 * @param from how many there are already
 */
export async function fillIndex(db: Db, from: number, to: number): Promise<void> {
  if (from === 0) await putCampaigns(db);
  for (let start = from; start < to; start += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, to - start) }, (_, index) => rowsOf(start + index));
    await db.transaction(async (tx) => {
      await copyRows(
        tx,
        copyTarget(works),
        batch.map(({ work }) => work),
      );
      await copyRows(
        tx,
        copyTarget(contents),
        batch.map(({ content }) => content),
      );
      await copyRows(
        tx,
        copyTarget(documents),
        batch.map(({ document }) => document),
      );
      await copyRows(
        tx,
        copyTarget(standingVerdicts),
        batch.flatMap(({ verdict }) => (verdict ? [verdict] : [])),
      );
      await copyRows(
        tx,
        copyTarget(voteTotals),
        batch.flatMap(({ votes }) => (votes ? [votes] : [])),
      );
    });
  }
  await db.delete(contributors);
  await db.execute(
    sql`insert into contributors (campaign, account, works) select campaign, author, count(*) from works group by campaign, author`,
  );
  await db.execute(sql`vacuum analyze`);
}

function rowsOf(index: number) {
  const digest = hash(`work ${index}`);
  const manifest = hash(`manifest ${index}`);
  const campaign = campaignOf(index);
  const id = `0x${campaign.toString(16).padStart(8, "0")}${digest.slice(10)}` as Hex;
  const author = authorOf(index);
  const certifiedAt = FIRST + index * APART;
  const title = `${WORDS[index % WORDS.length]} ${WORDS[Math.floor(index / 16) % WORDS.length]} ${index}`;
  const reviewed = index % 10 !== 0;
  const accepted = index % 25 >= 3;
  const score = reviewed && accepted ? 1 + (index % 100) : 0;
  const place = { block: 10 + Math.floor(index / 50), logIndex: index % 50, transaction: hash(`transaction ${index}`) };
  return {
    work: {
      ...{
        id,
        campaign,
        author,
        owner: author,
        state: "minted",
        digest,
        codec: 0,
        kind: index % 4,
        aiUse: index % 3,
        manifest,
      },
      ...{ config: `0x${"4".repeat(40)}`, parents: [], childCount: 0, certifiedAt, recordedAt: certifiedAt },
      ...{ evidence: "direct", proof: null, finalAt: certifiedAt + 60, reviewEnds: FIRST * 2, appealsEnd: FIRST * 2 },
      ...{ accepted: reviewed ? accepted : null, appeal: null, score, ...place },
      ...{ judgedAs: author, plain: true, several: false, leaf: null },
      verification: index % 100 === 0 ? "unavailable" : "verified",
    },
    content: {
      ...{ digest, codec: 0, verification: "verified", size: 100_000 + index, askedBy: campaign },
      ...{ attempts: 1, nextAttempt: null },
    },
    document: {
      ...{
        digest: manifest,
        kind: "manifest",
        state: "valid",
        title,
        askedBy: campaign,
        attempts: 1,
        nextAttempt: null,
      },
      content: {
        ...{ version: 1, title, mediaType: "image/jpeg", description: "Made for a benchmark, and for nothing else." },
        credits: [{ account: author, bps: 10_000, role: "author" }],
      },
    },
    verdict: reviewed
      ? {
          ...{ work: id, author, curator: authorOf(1), accepted, score, reason: 0, note: null, time: certifiedAt },
          ...place,
        }
      : null,
    votes: index % 10 === 5 ? { work: id, campaign, votes: index % 300, voters: 1 } : null,
  };
}

async function putCampaigns(db: Db): Promise<void> {
  const word = hash("a campaign");
  const terms = hash("terms");
  const counts = {
    works: 0,
    contributors: 0,
    accepted: 0,
    rejected: 0,
    appealed: 0,
    commitments: 0,
    anchors: 0,
    polls: 0,
  };
  const times = { opens: 1, closes: 2, reviewStarts: 2, reviewEnds: 3, appealsEnd: 4, rollAt: 5, settleBy: 6 };
  const people = { brand: authorOf(0), arbiter: authorOf(1), relay: authorOf(2), config: authorOf(3) };
  const settings = { ...testSettings(1), appealBond: "0", editionPrice: "0" };
  const ids = Array.from({ length: CAMPAIGNS + 1 }, (_, index) => index + 1);
  await db.insert(campaigns).values(
    ids.map((id) => ({
      ...{
        id,
        locked: true,
        begun: true,
        termsVersion: 1,
        terms,
        appealsPending: 0,
        bondsToForward: 0n,
        openedAt: 1,
        block: 1,
      },
      ...{ transaction: word, settings, ...counts, ...times, ...people },
    })),
  );
  await db.insert(campaignTerms).values(
    ids.map((campaign) => ({
      ...{ campaign, version: 1, terms, config: people.config, time: 1, block: 1, transaction: word },
    })),
  );
  const some = { contributions: authorOf(5), curation: authorOf(6), rewardPools: authorOf(7) };
  await db.insert(sync).values({
    ...{ id: 1, chainId: 31_337, ...some, royalties: authorOf(8), editions: authorOf(9), startBlock: 1 },
    ...{ block: 10, hash: word, time: FIRST, head: 10, floor: 10, seenAt: FIRST },
  });
}
