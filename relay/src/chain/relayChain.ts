import { curationAbi } from "@colophon/sdk/abis/generated.ts";
import { ContractReverted } from "@colophon/sdk/actions/ContractReverted.ts";
import { pagedLogs } from "@colophon/sdk/actions/pagedLogs.ts";
import { type ChainCampaign, readCampaign } from "@colophon/sdk/actions/readCampaign.ts";
import { readEpoch } from "@colophon/sdk/actions/readEpoch.ts";
import type { Deployment } from "@colophon/sdk/deployment/parseDeployment.ts";
import { createPublicClient, getAbiItem, type Hex, http, type PublicClient } from "viem";
import { chainUnavailable } from "../problems.ts";
import { fetchUnhurried } from "./fetchUnhurried.ts";

/** What the rules need to know of the chain. Each throws {@link chainUnavailable} where it doesn't answer. */
export interface RelayChain {
  client: PublicClient;
  deployment: Deployment;
  /** The newest block's time, unix seconds: contracts judge by it, not by our clock. */
  now(): Promise<number>;
  /** Null where there is none. At most some seconds old. */
  campaign(id: number): Promise<ChainCampaign | null>;
  epochOf(account: Hex): Promise<number>;
  /** When a poll closes, by its first opening; null where nobody opened it. */
  pollCloses(campaign: number, poll: Hex): Promise<number | null>;
  /** True where an account has code, and isn't a key that delegates to some (EIP-7702). */
  isContract(account: Hex): Promise<boolean>;
}

/** Settings change until the campaign is locked, roles and terms after it too. */
const FRESH_MS = 3_000;
const KEPT = 1_000;
/** Blocks that are searched again, because others may have come in their place. */
const REORG = 64n;
const POLL_OPENED = getAbiItem({ abi: curationAbi, name: "PollOpened" });

/** Reads a chain by JSON-RPC. @example const chain = relayChain(config.rpcUrl, deployment); */
export function relayChain(rpcUrl: string, deployment: Deployment): RelayChain {
  const patience = { retryCount: 1, timeout: 10_000, fetchFn: fetchUnhurried };
  const client: PublicClient = createPublicClient({ transport: http(rpcUrl, patience) });
  const campaigns = new Map<number, { at: number; value: Promise<ChainCampaign | null> }>();
  /**
   * Polls by campaign, and up to where the log was searched for them: polls that nobody opened cost a look at new blocks only. The first
   * opening is the one that counts: once known, it stays (but for a reorg, which the index judges by).
   */
  const polls = new Map<number, { closes: Map<string, number>; upTo: bigint }>();

  const findCampaign = async (id: number): Promise<ChainCampaign | null> => {
    try {
      return await readCampaign(client, { deployment, campaign: id });
    } catch (error) {
      if (error instanceof ContractReverted) return null;
      throw chainUnavailable(error);
    }
  };

  return {
    client,
    deployment,
    now: async () => Number((await client.getBlock().catch(fail)).timestamp),
    campaign: (id) => {
      const known = campaigns.get(id);
      if (known !== undefined && performance.now() - known.at < FRESH_MS) return known.value;
      const value = findCampaign(id);
      bounded(campaigns).set(id, { at: performance.now(), value });
      value.catch(() => campaigns.delete(id));
      return value;
    },
    epochOf: (author) => readEpoch(client, { deployment, author }).catch(fail),
    pollCloses: async (campaign, poll) => {
      const known = polls.get(campaign) ?? { closes: new Map<string, number>(), upTo: BigInt(deployment.startBlock) };
      const before = known.closes.get(poll);
      if (before !== undefined) return before;
      const toBlock = await client.getBlockNumber({ cacheTime: 0 }).catch(fail);
      const again = known.upTo - REORG;
      const fromBlock = again > BigInt(deployment.startBlock) ? again : BigInt(deployment.startBlock);
      const logs = await pagedLogs({ fromBlock, toBlock }, (piece) =>
        client.getLogs({
          address: deployment.curation,
          event: POLL_OPENED,
          args: { campaign },
          strict: true,
          ...piece,
        }),
      ).catch(fail);
      for (const { args } of logs) if (!known.closes.has(args.poll)) known.closes.set(args.poll, args.closes);
      if (toBlock > known.upTo) known.upTo = toBlock;
      bounded(polls).set(campaign, known);
      return known.closes.get(poll) ?? null;
    },
    isContract: async (account) => {
      const code = await client.getCode({ address: account }).catch(fail);
      return code !== undefined && code !== "0x" && !code.startsWith("0xef0100");
    },
  };
}

function fail(error: unknown): never {
  throw chainUnavailable(error);
}

/** Forgets the oldest where a map gets large: what it keeps can be read again. */
function bounded<Key, Value>(map: Map<Key, Value>): Map<Key, Value> {
  if (map.size >= KEPT) for (const key of [...map.keys()].slice(0, KEPT / 2)) map.delete(key);
  return map;
}
