import type { ReadClient, Target } from "../actions/client.ts";
import type { ChainCampaign } from "../actions/readCampaign.ts";
import { cidFromDigest } from "../content/cidFromDigest.ts";
import { RAW } from "../content/profile.ts";
import type { Digest } from "../ids/digest.ts";
import type { RollCredit } from "../rewards/types.ts";
import { admitLeaves, foreignParents } from "../roll/admitLeaves.ts";
import { LARGEST_PART } from "../roll/inputs/readInputs.ts";
import { LONGEST_MANIFEST, parseManifest } from "../roll/parseManifest.ts";
import type { RollEvent } from "../roll/rollEvents.ts";
import type { ContributionLeaf, RollFacts, VoteLeaf } from "../roll/rollFacts.ts";
import { fetchFile } from "./fetchFile.ts";
import type { IpfsSource } from "./IpfsSource.ts";
import type { ReadForeign, ReadLeaves } from "./ReadLeaves.ts";
import { dataAnchors } from "./readFacts.ts";
import { readForeignWorks } from "./readForeignWorks.ts";

/** Manifests fetched at the same time. */
const AT_ONCE = 8;

/** Where a roll is read from that no statement pins the inputs of. */
export interface AnewContext {
  readonly client: ReadClient;
  readonly deployment: Pick<Target, "startBlock" | "contributions">;
  readonly campaign: Pick<ChainCampaign, "settings">;
  readonly events: readonly RollEvent[];
  /** The last block that is read. */
  readonly block: { readonly number: number };
  readonly ipfs: IpfsSource;
  readonly readLeaves: ReadLeaves;
  /** False: nobody asks who is credited. */
  readonly manifests?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * A roll's facts where no statement pins them: the data of all anchors and all manifests that works name, as they can be had now, and
 * every work taken for verified.
 *
 * @returns `missing`: the manifests that were asked for and can't be had; `missingAnchors`: of how many anchors the data can't.
 * @throws {GatewayUnreachable} {ChainUnreachable}
 */
export async function readFactsAnew(
  context: AnewContext,
): Promise<{ facts: RollFacts; missing: ReadonlySet<Digest>; missingAnchors: number }> {
  const { events, ipfs, signal } = context;
  const anchored = await readAnchored(context);
  const named = new Set<Digest>();
  for (const { manifest } of [...events.flatMap(saidBy), ...anchored.contributions]) {
    if (manifest !== null) named.add(manifest);
  }
  const credits = new Map<Digest, readonly RollCredit[] | undefined>();
  const left = context.manifests === false ? [] : [...named];
  const missing = new Set<Digest>();
  const worker = async () => {
    for (let manifest = left.pop(); manifest !== undefined; manifest = left.pop()) {
      const options = { maxBytes: LONGEST_MANIFEST, keep: true, signal };
      const fetched = await fetchFile(ipfs, cidFromDigest(manifest, RAW), options);
      if (fetched.state === "verified" && fetched.bytes !== null) credits.set(manifest, parseManifest(fetched.bytes));
      else missing.add(manifest);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  const { contributions, votes } = anchored;
  const creditsOf = (manifest: Digest) => credits.get(manifest);
  return {
    facts: { creditsOf, unverified: new Map(), contributions, votes },
    missing,
    missingAnchors: anchored.missing,
  };
}

/** Asks the chain of an audit how works of other campaigns stood. */
export function foreignReader({
  client,
  deployment,
  block,
}: Pick<AnewContext, "client" | "deployment" | "block">): ReadForeign {
  return async (ids) => readForeignWorks(client, { deployment, to: block.number, ids });
}

async function readAnchored(context: AnewContext) {
  const { events, ipfs, readLeaves, signal, campaign } = context;
  const signed: ContributionLeaf[] = [];
  const votes: VoteLeaf[] = [];
  let missing = 0;
  for (const [cid, anchors] of dataAnchors(events)) {
    const fetched = await fetchFile(ipfs, cid, { maxBytes: LARGEST_PART, keep: true, signal });
    if (fetched.state !== "verified" || fetched.bytes === null) {
      missing++;
      continue;
    }
    for (const anchor of anchors) {
      const leaves = await readLeaves(anchor, fetched.bytes);
      if (leaves.kind === "contributions") signed.push(...leaves.leaves);
      else if (leaves.kind === "votes") votes.push(...leaves.leaves);
    }
  }
  const foreign = await foreignReader(context)(foreignParents(signed));
  return { contributions: admitLeaves(signed, campaign, events, foreign), votes, missing };
}

function saidBy(event: RollEvent): { manifest: Digest | null }[] {
  return event.kind === "certified" || event.kind === "superseded" ? [event] : [];
}
