import { getAbiItem } from "viem";
import { getLogs } from "viem/actions";
import { worksAbi } from "../abis/worksAbi.ts";
import type { ReadClient, Target } from "../actions/client.ts";
import { pagedLogs } from "../actions/pagedLogs.ts";
import type { ChainCampaign } from "../actions/readCampaign.ts";
import { rethrow } from "../actions/rethrow.ts";
import { MalformedBatch } from "../batches/errors.ts";
import { type ReadBatch, readBatch } from "../batches/readBatch.ts";
import { parseContributionId } from "../ids/contributionId.ts";
import { parseDigest } from "../ids/digest.ts";
import type { AnchoredEvent } from "../roll/rollEvents.ts";
import type { VoteLeaf } from "../roll/rollFacts.ts";
import type { AnchoredLeaves, ReadLeaves } from "./ReadLeaves.ts";

const cancelled = getAbiItem({ abi: worksAbi, name: "SignaturesCancelled" });

/** By author: the epochs, each with the block from which it is in force, in order. */
type Epochs = ReadonlyMap<string, readonly { readonly epoch: number; readonly block: number }[]>;

/**
 * Reads anchors' data as `ICuration.voteHash` asks: the file is what was anchored, and of its leaves those count whose signature,
 * deadline and epoch hold at the anchor's block. Epochs are asked of the chain once, when the first anchor is read.
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
    if (anchor.leaves !== "votes") return { kind: "unreadable", why: "leaves of this kind aren't read here" };
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
    return { kind: "votes", leaves: votesOf(batch, anchor, await epochs) };
  };
}

/** Why a file isn't what was anchored; null where it is. */
function faultOf(
  { header, root, leaves }: ReadBatch,
  anchor: AnchoredEvent,
  deployment: Pick<Target, "chainId" | "curation">,
  { campaign, settings }: Pick<ChainCampaign, "campaign" | "settings">,
): string | null {
  if (header.kind !== anchor.leaves) return `it is of ${header.kind}, the anchor of ${anchor.leaves}`;
  if (leaves.length !== anchor.count) return `it has ${leaves.length} leaves, the anchor says ${anchor.count}`;
  if (header.chainId !== deployment.chainId || header.contract !== deployment.curation.toLowerCase()) {
    return `it is for ${header.contract} on chain ${header.chainId}`;
  }
  if (header.campaign !== campaign) return `it is for campaign ${header.campaign}`;
  if (header.voterRoot !== settings.voterRoot.toLowerCase()) return "it names another list of voters";
  return root === anchor.root ? null : `it leads to the root ${root}`;
}

function votesOf({ leaves }: ReadBatch, anchor: AnchoredEvent, epochs: Epochs): VoteLeaf[] {
  const { root, config, time, block } = anchor;
  return leaves.flatMap(({ index, record, problem, listed, signed }) => {
    if (problem !== null || record.kind !== "votes" || record.deadline < BigInt(time)) return [];
    const inForce = epochs.get(record.signer)?.findLast((entry) => entry.block <= block)?.epoch ?? 0;
    if (record.epoch !== inForce) return [];
    const [id, { signer: voter, votes }] = [parseContributionId(record.id), record];
    return [{ root, config, leaf: index, voter, id, votes, listed, signed: parseDigest(signed) }];
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
