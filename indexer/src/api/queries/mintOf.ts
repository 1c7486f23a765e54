import type { ApiMint, ApiMintStep } from "@colophon/sdk/api/mintSchemas.ts";
import { anchorLeaf } from "@colophon/sdk/evidence/anchorLeaf.ts";
import { aiUseOf, codecOf, mediaKindOf } from "@colophon/sdk/ids/names.ts";
import { and, asc, eq, type InferSelectModel, inArray } from "drizzle-orm";
import type { Hex } from "viem";
import { anchoredLeaves, anchors, attributions, works } from "../../store/chainTables.ts";
import { contributionLeaves } from "../../store/factTables.ts";
import type { Db } from "../../store/openDatabase.ts";
import { proveStored } from "../../store/trees/proveStored.ts";
import { ApiProblem } from "../problem.ts";
import { noWork } from "./findWork.ts";

/** The most steps in one answer: some 10 million gas. */
const MOST = 100;

type Token = InferSelectModel<typeof attributions>;
interface Leaf {
  signed: InferSelectModel<typeof contributionLeaves>;
  campaign: number;
  root: Hex;
  config: Hex;
  time: number;
}
interface Planned {
  action: ApiMintStep["action"];
  leaf: Leaf;
}

/**
 * What it takes to mint an anchored work: the signed work with its proof, and before it those of its ancestors that have no token, or one
 * that isn't earlier than their children. Leaves and proofs are public; the contract checks all of it again.
 *
 * @param now unix seconds, the chain's
 * @throws ApiProblem 404, and 503 while the anchor's tree isn't there
 */
export async function mintOf(db: Db, id: Hex, now: number): Promise<ApiMint> {
  const [work] = await db.select().from(works).where(eq(works.id, id));
  if (!work) throw noWork(id);
  if (work.state === "minted") return { id, state: "minted", why: null, steps: [], truncated: false };
  const plan = new Map<Hex, Planned>();
  const why = await planSteps(db, id, now, plan);
  const chosen = [...plan].slice(0, MOST);
  const steps: ApiMintStep[] = [];
  for (const [step, { action, leaf }] of chosen) steps.push(await showStep(db, step, action, leaf));
  return {
    id,
    state: why === null ? "ready" : "blocked",
    why,
    steps: why === null ? steps : [],
    truncated: plan.size > MOST,
  };
}

/**
 * Plans the work and, before it, what it hangs on; without recursion, for lineages are as long as their authors like.
 *
 * @returns what is in the way; null: nothing
 */
async function planSteps(db: Db, root: Hex, now: number, plan: Map<Hex, Planned>): Promise<string | null> {
  const stack: { id: Hex; before: number; opened: Planned | null }[] = [
    { id: root, before: Number.MAX_SAFE_INTEGER, opened: null },
  ];
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    const { id, before, opened } = top;
    if (plan.has(id)) continue;
    if (opened !== null) {
      plan.set(id, opened);
      continue;
    }
    const [token] = await db.select().from(attributions).where(eq(attributions.id, id));
    if (token && id !== root && token.certifiedAt < before) continue;
    const leaf = await earliestLeaf(db, id, id === root ? undefined : token);
    if (leaf === null || leaf.time >= before)
      return `Its ancestor ${id} is neither certified early enough nor anchored in this campaign.`;
    if (token && now >= token.finalAt) return `A later author's token of ${id} is final: nothing moves it any more.`;
    if (token && leaf.time >= token.certifiedAt) return `The token of ${id} rests on evidence as old as this anchor.`;
    const planned: Planned = { action: token ? "supersede" : "mint", leaf };
    stack.push({ id, before, opened: planned });
    for (const parent of leaf.signed.parents) stack.push({ id: parent, before: leaf.time, opened: null });
    if (stack.length > MOST * 200)
      throw new ApiProblem(503, "too-many-ancestors", "The work's lineage is too large to plan here.");
  }
  return null;
}

/** The leaf that is a work's earliest evidence. */
async function earliestLeaf(db: Db, id: Hex, token: Token | undefined): Promise<Leaf | null> {
  const rows = await db
    .select({
      signed: contributionLeaves,
      campaign: anchoredLeaves.campaign,
      root: anchors.root,
      config: anchors.config,
      time: anchoredLeaves.time,
    })
    .from(anchoredLeaves)
    .innerJoin(
      contributionLeaves,
      and(eq(contributionLeaves.data, anchoredLeaves.data), eq(contributionLeaves.leaf, anchoredLeaves.leaf)),
    )
    .innerJoin(
      anchors,
      and(
        eq(anchors.campaign, anchoredLeaves.campaign),
        eq(anchors.block, anchoredLeaves.block),
        eq(anchors.logIndex, anchoredLeaves.logIndex),
      ),
    )
    .where(eq(anchoredLeaves.id, id))
    .orderBy(asc(anchoredLeaves.block), asc(anchoredLeaves.logIndex), asc(anchoredLeaves.leaf))
    .limit(16);
  const [shown] = await db
    .select({ author: works.author, digest: works.digest })
    .from(works)
    .where(inArray(works.id, [id]));
  const own = rows.find(({ signed }) => signed.author === shown?.author && signed.digest === shown.digest);
  return own ?? (token ? null : (rows[0] ?? null));
}

async function showStep(db: Db, id: Hex, action: Planned["action"], leaf: Leaf): Promise<ApiMintStep> {
  const { signed, campaign, root, config } = leaf;
  const proof = await proveStored(db, root, anchorLeaf(signed.leaf, signed.signed));
  if (proof === null) {
    throw new ApiProblem(
      503,
      "no-proof-yet",
      `The tree of the anchor ${root} isn't stored yet. Try again in a moment.`,
    );
  }
  return {
    id,
    action,
    campaign,
    config,
    author: signed.author,
    digest: signed.digest,
    codec: codecOf(signed.codec),
    kind: mediaKindOf(signed.kind),
    aiUse: aiUseOf(signed.aiUse),
    manifest: signed.manifest,
    parents: signed.parents,
    epoch: signed.epoch,
    deadline: String(signed.deadline),
    signature: signed.signature,
    root,
    index: signed.leaf,
    proof,
  };
}
