import { getAbiItem } from "viem";
import { getLogs } from "viem/actions";
import { worksAbi } from "../abis/worksAbi.ts";
import type { ReadClient, Target } from "../actions/client.ts";
import { pagedLogs } from "../actions/pagedLogs.ts";
import type { ChainCampaign } from "../actions/readCampaign.ts";
import { rethrow } from "../actions/rethrow.ts";
import { MalformedBatch } from "../batches/errors.ts";
import { type Leaf, type ReadBatch, readBatch } from "../batches/readBatch.ts";
import { parseContributionId, toContributionId } from "../ids/contributionId.ts";
import { NO_DIGEST, parseDigest } from "../ids/digest.ts";
import { AI_USE, codecOf } from "../ids/names.ts";
import type { AnchoredEvent } from "../roll/rollEvents.ts";
import type { ContributionLeaf, VoteLeaf } from "../roll/rollFacts.ts";
import type { AnchoredLeaves, ReadLeaves } from "./ReadLeaves.ts";

const cancelled = getAbiItem({ abi: worksAbi, name: "SignaturesCancelled" });

/** By author: the epochs, each with the block from which it is in force, in order. */
type Epochs = ReadonlyMap<string, readonly { readonly epoch: number; readonly block: number }[]>;

/**
 * Reads anchors' data: the file is what was anchored, and of its leaves those count whose signature, deadline and epoch hold at the
 * anchor's block, and of works, those that the AI policy allows. Epochs are asked of the chain once, when the first anchor is read.
 *
 * @param parameters `to`: the last block that is read.
 */
export function leafReader(
  client: ReadClient,
  parameters: {
    deployment: Pick<Target, "chainId" | "contributions" | "curation" | "startBlock">;
    campaign: Pick<ChainCampaign, "campaign" | "settings">;
    to: number;
  },
): ReadLeaves {
  const { deployment, campaign, to } = parameters;
  let epochs: Promise<Epochs> | undefined;
  return async (anchor, data): Promise<AnchoredLeaves> => {
    if (anchor.leaves === "polls") return { kind: "unreadable", why: "no roll hangs on answers to polls" };
    let batch: ReadBatch;
    try {
      batch = await readBatch(data);
    } catch (error) {
      if (error instanceof MalformedBatch) return { kind: "unreadable", why: error.what };
      throw error;
    }
    const fault = faultOf(batch, anchor, deployment, campaign);
    if (fault !== null) return { kind: "unreadable", why: fault };
    epochs ??= readEpochs(client, deployment, to);
    const epochsKnown = await epochs;
    const good = batch.leaves.filter((leaf) => isGood(leaf, anchor, epochsKnown));
    return anchor.leaves === "votes"
      ? { kind: "votes", leaves: votesOf(good, anchor) }
      : { kind: "contributions", leaves: contributionsOf(good, anchor, campaign) };
  };
}

/** Why a file isn't what was anchored; null where it is. */
function faultOf(
  { header, root, leaves }: ReadBatch,
  anchor: AnchoredEvent,
  deployment: Pick<Target, "chainId" | "contributions" | "curation">,
  { campaign, settings }: Pick<ChainCampaign, "campaign" | "settings">,
): string | null {
  if (header.kind !== anchor.leaves) return `it is of ${header.kind}, the anchor of ${anchor.leaves}`;
  if (leaves.length !== anchor.count) return `it has ${leaves.length} leaves, the anchor says ${anchor.count}`;
  const isWorks = anchor.leaves === "contributions";
  const contract = isWorks ? deployment.contributions : deployment.curation;
  if (header.chainId !== deployment.chainId || header.contract !== contract.toLowerCase()) {
    return `it is for ${header.contract} on chain ${header.chainId}`;
  }
  if (header.campaign !== campaign) return `it is for campaign ${header.campaign}`;
  if (isWorks && header.config !== anchor.config) return `it is of works signed under ${header.config}`;
  if (!isWorks && header.voterRoot !== settings.voterRoot.toLowerCase()) return "it names another list of voters";
  return root === anchor.root ? null : `it leads to the root ${root}`;
}

/** Fields and signature hold, and deadline and epoch at the anchor's block. */
function isGood({ problem, record }: Leaf, { time, block }: AnchoredEvent, epochs: Epochs): boolean {
  if (problem !== null || record.deadline < BigInt(time)) return false;
  return record.epoch === (epochs.get(record.signer)?.findLast((entry) => entry.block <= block)?.epoch ?? 0);
}

function votesOf(leaves: readonly Leaf[], { root, config }: AnchoredEvent): VoteLeaf[] {
  return leaves.flatMap(({ index, record, listed, signed }) => {
    if (record.kind !== "votes") return [];
    const [id, { signer: voter, votes }] = [parseContributionId(record.id), record];
    return [{ root, config, leaf: index, voter, id, votes, listed, signed: parseDigest(signed) }];
  });
}

/** Those that the campaign's AI policy allows. Whether their parents hold is for `admitLeaves`, which sees all anchors. */
function contributionsOf(
  leaves: readonly Leaf[],
  { root, config }: AnchoredEvent,
  { campaign, settings }: Pick<ChainCampaign, "campaign" | "settings">,
): ContributionLeaf[] {
  return leaves.flatMap(({ index, record }) => {
    if (record.kind !== "contributions") return [];
    const { signer: author, digest, codec, aiUse } = record;
    if (aiUse !== AI_USE.none && settings.aiPolicy === "none") return [];
    const manifest = record.manifest === NO_DIGEST ? null : record.manifest;
    const parents = record.parents.map(parseContributionId);
    const id = toContributionId(campaign, digest);
    return [{ root, config, leaf: index, id, author, digest, codec: codecOf(codec), manifest, parents }];
  });
}

async function readEpochs(
  client: ReadClient,
  deployment: Pick<Target, "contributions" | "startBlock">,
  to: number,
): Promise<Epochs> {
  const range = { fromBlock: BigInt(deployment.startBlock), toBlock: BigInt(to) };
  const asked = { address: deployment.contributions, event: cancelled, strict: true } as const;
  const logs = await pagedLogs(range, (piece) => getLogs(client, { ...asked, ...piece })).catch(rethrow("getLogs"));
  const epochs = new Map<string, { epoch: number; block: number }[]>();
  for (const { args, blockNumber } of logs) {
    const author = args.author.toLowerCase();
    const list = epochs.get(author) ?? [];
    list.push({ epoch: args.epoch, block: Number(blockNumber) });
    epochs.set(author, list);
  }
  return epochs;
}
