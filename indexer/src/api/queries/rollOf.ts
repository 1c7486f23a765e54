import type { ApiRoll, Manifest } from "@colophon/sdk/api/schemas.ts";
import { cidFromDigest } from "@colophon/sdk/content/cidFromDigest.ts";
import { CODEC } from "@colophon/sdk/ids/names.ts";
import { countVotes } from "@colophon/sdk/roll/countVotes.ts";
import { and, eq, type InferSelectModel, inArray, lt, ne, notExists, or, type SQL, sql } from "drizzle-orm";
import type { Hex } from "viem";
import { isAnchored, isFileOf } from "../../anchors/anchorReadable.ts";
import { castVotes } from "../../anchors/castVotes.ts";
import { anchors, campaigns, supersessions, works } from "../../store/chainTables.ts";
import { anchorFiles, contents, documents } from "../../store/factTables.ts";
import type { Db } from "../../store/openDatabase.ts";
import type { HeadState } from "../headState.ts";
import { ApiProblem } from "../problem.ts";
import { noCampaign } from "./findCampaign.ts";
import { hasStanding } from "./hasStanding.ts";
import { movedWorks } from "./movedWorks.ts";
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
  const parts = [await plainEntries(db, campaign, now), await movedEntries(db, campaign, now)];
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

/** The data of anchors of votes that was read, in the order of the log. */
async function readAnchors(db: Db, { id, rollAt }: Campaign): Promise<string[]> {
  const rows = await db
    .select({ data: anchors.data, codec: anchors.codec })
    .from(anchors)
    .innerJoin(campaigns, eq(campaigns.id, anchors.campaign))
    .innerJoin(anchorFiles, isFileOf())
    .where(and(eq(anchors.campaign, id), eq(anchors.kind, "votes"), lt(anchors.time, rollAt), isAnchored()))
    .orderBy(anchors.block, anchors.logIndex);
  return [...new Set(rows.map(({ data, codec }) => cidFromDigest(data, codec === 1 ? 1 : 0)))];
}

/** Works that never changed hands by older evidence: all that the roll asks of them stands in their row. */
async function plainEntries(db: Db, campaign: Campaign, now: number): Promise<Entries> {
  const { id, rollAt, reviewStarts } = campaign;
  const moved = db.select({ one: sql`1` }).from(supersessions).where(eq(supersessions.work, works.id));
  const inTime: (SQL | undefined)[] = [
    eq(works.campaign, id),
    lt(works.recordedAt, rollAt),
    // Rule A: what was minted from an anchor after the review began was seen by nobody in time.
    or(ne(works.evidence, "anchor"), lt(works.recordedAt, reviewStarts)),
    notExists(moved),
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
async function movedEntries(db: Db, campaign: Campaign, now: number): Promise<Entries> {
  const moved = await movedWorks(db, campaign);
  const settled = moved.flatMap(({ id, history: { work, judgements } }) => {
    if (work === null) return [];
    return [{ id, ...work, ...judgements.standing(work.author, campaign, now) }];
  });
  const states = await verificationsOf(db, settled);
  const manifests = await documentsOf(db, settled);
  const accepted: Entry[] = [];
  const unverified: ApiRoll["unverified"] = [];
  for (const { id, author, certifiedAt, parents, manifest, digest, codec, score, standing } of settled) {
    const state = states.get(`${digest} ${CODEC[codec]}`) ?? "pending";
    if (state !== "verified") unverified.push(...unverifiedOf({ digest, codec: CODEC[codec], state }));
    else if (standing === "accepted") {
      const document = manifest === null ? null : (manifests.get(manifest) ?? null);
      accepted.push({ id, author, certifiedAt, parents: [...parents], score, manifest, document });
    }
  }
  return { accepted, unverified };
}

async function verificationsOf(db: Db, of: readonly { digest: Hex }[]): Promise<Map<string, Verification>> {
  if (of.length === 0) return new Map();
  const digests = of.map(({ digest }) => digest);
  const rows = await db.select().from(contents).where(inArray(contents.digest, digests));
  return new Map(rows.map(({ digest, codec, verification }) => [`${digest} ${codec}`, verification]));
}

async function documentsOf(db: Db, of: readonly { manifest: Hex | null }[]): Promise<Map<Hex, Manifest | null>> {
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
