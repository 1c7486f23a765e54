import type { ApiRoll, Manifest } from "@colophon/sdk/api/schemas.ts";
import { cidFromDigest } from "@colophon/sdk/content/cidFromDigest.ts";
import { countVotes } from "@colophon/sdk/roll/countVotes.ts";
import type { Unverified } from "@colophon/sdk/roll/rollFacts.ts";
import { and, eq, type InferSelectModel, inArray, isNotNull, isNull, lt, ne, or, type SQL, sql } from "drizzle-orm";
import type { Hex } from "viem";
import { isAnchored, isFileOf } from "../../anchors/anchorReadable.ts";
import { castVotes } from "../../anchors/castVotes.ts";
import { anchoredLeaves, anchors, attributions, campaigns, supersessions, works } from "../../store/chainTables.ts";
import { anchorFiles, contents, contributionLeaves, documents } from "../../store/factTables.ts";
import type { Db } from "../../store/openDatabase.ts";
import type { HeadState } from "../headState.ts";
import { ApiProblem } from "../problem.ts";
import { entangledEntries } from "./entangledEntries.ts";
import { noCampaign } from "./findCampaign.ts";
import { hasStanding } from "./hasStanding.ts";

import { creditsOf } from "./workRows.ts";

type Campaign = InferSelectModel<typeof campaigns>;
type Verification = ApiRoll["unverified"][number]["state"] | "verified";

/** A work as it counts, before votes. */
interface Entry {
  readonly id: string;
  readonly author: string;
  readonly certifiedAt: number;
  readonly parents: string[];
  readonly score: number;
  readonly manifest: Hex | null;
  readonly document: Manifest | null;
}
interface Entries {
  readonly accepted: Entry[];
  readonly unverified: ApiRoll["unverified"];
}

/**
 * A campaign's roll by the rules of `docs/roll.md`, the same as `buildRoll` makes of the chain; by certified-at, then id. Before it closes
 * it is what it would be if nothing more happened.
 *
 * @throws ApiProblem 404
 */
export async function rollOf(db: Db, id: number, head: HeadState): Promise<ApiRoll> {
  const [campaign] = await db.select().from(campaigns).where(eq(campaigns.id, id));
  if (!campaign) throw noCampaign(id);
  const at = await head.refresh();
  if (!at) throw new ApiProblem(503, "not-indexed", "Nothing is indexed yet.");
  const now = head.now();
  const parts = [await plainEntries(db, campaign, now), await otherEntries(db, campaign, now)];
  const entries = parts.flatMap(({ accepted }) => accepted);
  entries.sort((a, b) => a.certifiedAt - b.certifiedAt || (a.id < b.id ? -1 : 1));
  const listed = entries.map(({ document, ...work }) => ({
    ...work,
    credits: creditsOf(work.author, document).map(({ account, bps }) => ({ account, bps })),
  }));
  const given = (await castVotes(db, id)).filter(({ problem, time }) => problem === null && time < campaign.rollAt);
  const electorate = /^0x0*$/.test(campaign.settings.voterRoot ?? "0x") ? "authors" : "list";
  const counted = countVotes(given, listed, electorate);
  const unverified = parts.flatMap((part) => part.unverified);
  return {
    campaign: id,
    rollAt: campaign.rollAt,
    // By the chain's time: the contract judges by it.
    closed: at.time >= campaign.rollAt,
    block: at.block,
    blockHash: at.hash,
    works: listed.map((work) => ({ ...work, votes: counted.votes.get(work.id) ?? 0 })),
    unverified: [...new Map(unverified.map((one) => [one.cid, one])).values()].sort((a, b) => (a.cid < b.cid ? -1 : 1)),
    anchors: await readAnchors(db, campaign),
  };
}

/** The data of anchors that was read, in the order of the log. */
async function readAnchors(db: Db, { id, rollAt }: Campaign): Promise<string[]> {
  const rows = await db
    .select({ data: anchors.data, codec: anchors.codec })
    .from(anchors)
    .innerJoin(campaigns, eq(campaigns.id, anchors.campaign))
    .innerJoin(anchorFiles, isFileOf())
    .where(and(eq(anchors.campaign, id), ne(anchors.kind, "polls"), lt(anchors.time, rollAt), isAnchored()))
    .orderBy(anchors.block, anchors.logIndex);
  return [...new Set(rows.map(({ data, codec }) => cidFromDigest(data, codec === 1 ? 1 : 0)))];
}

/** Works of which all that the roll asks stands in their row. */
async function plainEntries(db: Db, campaign: Campaign, now: number): Promise<Entries> {
  const { id, rollAt, reviewStarts } = campaign;
  const inTime: (SQL | undefined)[] = [
    eq(works.campaign, id),
    works.plain.getSQL(),
    or(
      // Its leaf is there: it is on the roll whether it is minted, or when.
      and(isNotNull(works.leaf), lt(works.certifiedAt, rollAt)),
      // Rule A: what was minted after the review began from an anchor that nobody read was seen by nobody in time.
      and(
        isNull(works.leaf),
        lt(works.recordedAt, rollAt),
        or(ne(works.evidence, "anchor"), lt(works.recordedAt, reviewStarts)),
      ),
    ),
  ];
  const accepted = await db
    .select({
      id: works.id,
      author: works.author,
      certifiedAt: works.certifiedAt,
      parents: works.parents,
      score: works.score,
      manifest: works.manifest,
      document: sql<Manifest | null>`${documents.content}`,
    })
    .from(works)
    .leftJoin(documents, and(eq(documents.digest, works.manifest), eq(documents.kind, "manifest")))
    .where(and(...inTime, eq(works.verification, "verified"), hasStanding("accepted", now)));
  const other = await db
    .select({ digest: works.digest, codec: works.codec, state: works.verification })
    .from(works)
    .where(and(...inTime, ne(works.verification, "verified")));
  return { accepted, unverified: other.flatMap(unverifiedOf) };
}

/** Works whose history decides. */
async function otherEntries(db: Db, campaign: Campaign, now: number): Promise<Entries> {
  const { reviewStarts, reviewEnds, appealsEnd, rollAt, settleBy } = campaign;
  const schedule = { reviewStarts, reviewEnds, appealsEnd, rollAt, settleBy };
  const states = new Map<string, Verification>();
  const placed = entangledEntries(db, campaign, async (ids) => {
    const unverified = new Map<string, Unverified>();
    for (const { digest, codec, verification } of await contentsOf(db, ids)) {
      const cid = cidFromDigest(digest, codec === 1 ? 1 : 0);
      states.set(cid, verification);
      // What nobody has looked at yet isn't verified.
      if (verification !== "verified") unverified.set(cid, verification === "pending" ? "unavailable" : verification);
    }
    return { schedule, at: now, facts: { unverified, creditsOf: () => undefined } };
  });
  const chosen: Omit<Entry, "document">[] = [];
  const unverified: ApiRoll["unverified"] = [];
  for await (const { work, off } of placed) {
    if (work !== null) {
      const { id, author, certifiedAt, parents, score, manifest } = work;
      chosen.push({ id, author, certifiedAt, parents: [...parents], score, manifest });
    }
    for (const one of off) {
      const state = one.why === "unverified" ? states.get(one.cid) : undefined;
      if (one.why === "unverified" && state !== "verified")
        unverified.push({ cid: one.cid, state: state ?? "pending" });
    }
  }
  const manifests = await documentsOf(db, chosen);
  const accepted = chosen.map((entry) => {
    return { ...entry, document: entry.manifest === null ? null : (manifests.get(entry.manifest) ?? null) };
  });
  return { accepted, unverified };
}

/** What is known of the bytes of all that ever claimed these ids: by their digests' low 28 bytes, which are the ids'. */
async function contentsOf(db: Db, ids: readonly Hex[]) {
  return db
    .select({ digest: contents.digest, codec: contents.codec, verification: contents.verification })
    .from(contents)
    .where(
      or(
        inArray(
          contents.digest,
          db
            .select({ digest: contributionLeaves.digest })
            .from(anchoredLeaves)
            .innerJoin(
              contributionLeaves,
              and(eq(contributionLeaves.data, anchoredLeaves.data), eq(contributionLeaves.leaf, anchoredLeaves.leaf)),
            )
            .where(inArray(anchoredLeaves.id, [...ids])),
        ),
        inArray(
          contents.digest,
          db
            .select({ digest: attributions.digest })
            .from(attributions)
            .where(inArray(attributions.id, [...ids])),
        ),
        inArray(
          contents.digest,
          db
            .select({ digest: supersessions.digest })
            .from(supersessions)
            .where(inArray(supersessions.work, [...ids])),
        ),
      ),
    );
}

async function documentsOf(
  db: Db,
  of: readonly { readonly manifest: Hex | null }[],
): Promise<Map<Hex, Manifest | null>> {
  const named = of.flatMap(({ manifest }) => (manifest === null ? [] : [manifest]));
  if (named.length === 0) return new Map();
  const rows = await db
    .select({ digest: documents.digest, content: sql<Manifest | null>`${documents.content}` })
    .from(documents)
    .where(and(inArray(documents.digest, named), eq(documents.kind, "manifest")));
  return new Map(rows.map(({ digest, content }) => [digest, content]));
}

function unverifiedOf(content: { digest: Hex; codec: number; state: Verification }): ApiRoll["unverified"] {
  const { digest, codec, state } = content;
  return state === "verified" ? [] : [{ cid: cidFromDigest(digest, codec === 1 ? 1 : 0), state }];
}
