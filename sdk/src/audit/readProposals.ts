import { type Address, getAbiItem } from "viem";
import { getLogs } from "viem/actions";
import { rewardPoolsAbi } from "../abis/generated.ts";
import type { ReadClient, Target } from "../actions/client.ts";
import { type BlockRange, pagedLogs } from "../actions/pagedLogs.ts";
import { type ChainPool, readPool } from "../actions/readPool.ts";
import { rethrow } from "../actions/rethrow.ts";
import { cidFromDigest } from "../content/cidFromDigest.ts";
import { CODEC, codecOf } from "../ids/names.ts";
import { timesOf } from "./timesOf.ts";

const event = {
  proposed: getAbiItem({ abi: rewardPoolsAbi, name: "StatementProposed" }),
  empty: getAbiItem({ abi: rewardPoolsAbi, name: "EmptyProposed" }),
  disputed: getAbiItem({ abi: rewardPoolsAbi, name: "StatementDisputed" }),
  stood: getAbiItem({ abi: rewardPoolsAbi, name: "StatementStood" }),
  fell: getAbiItem({ abi: rewardPoolsAbi, name: "StatementFell" }),
};

/** A statement that stands, did, or may still. */
export interface Proposal {
  readonly token: Address;
  readonly number: number;
  /** `superseded`: it stood until a later one did. */
  readonly state: "stands" | "superseded" | "pending";
  /** Null: it says that the roll is empty. */
  readonly file: { readonly cid: string; readonly root: string; readonly total: bigint } | null;
  readonly claimableFrom: number;
  /** Since when it stands; null: it doesn't yet. Unix seconds. */
  readonly stoodAt: number | null;
  readonly block: number;
}

/**
 * The statements of a campaign that count, in the order in which they were proposed; those that fell are left out.
 *
 * @param parameters `token`: of one pool only.
 * @throws {ChainUnreachable}
 */
export async function readProposals(
  client: ReadClient,
  parameters: { deployment: Pick<Target, "startBlock" | "rewardPools">; campaign: number; to: number },
): Promise<Proposal[]> {
  const { deployment, campaign, to } = parameters;
  const range: BlockRange = { fromBlock: BigInt(deployment.startBlock), toBlock: BigInt(to) };
  const asked = { address: deployment.rewardPools, args: { campaign }, strict: true } as const;
  const [proposed, empty, disputed, stood, fell] = await Promise.all([
    pagedLogs(range, (piece) => getLogs(client, { ...asked, event: event.proposed, ...piece })),
    pagedLogs(range, (piece) => getLogs(client, { ...asked, event: event.empty, ...piece })),
    pagedLogs(range, (piece) => getLogs(client, { ...asked, event: event.disputed, ...piece })),
    pagedLogs(range, (piece) => getLogs(client, { ...asked, event: event.stood, ...piece })),
    pagedLogs(range, (piece) => getLogs(client, { ...asked, event: event.fell, ...piece })),
  ]).catch(rethrow("getLogs"));
  const key = (log: { args: { token: Address; number: number } }) => `${log.args.token} ${log.args.number}`;
  const fallen = new Set(fell.map(key));
  const fought = new Set(disputed.map(key));
  const times = await timesOf(client, stood);
  const stoodAt = new Map(stood.map((log) => [key(log), times.get(Number(log.blockNumber)) ?? 0]));
  const pools = new Map<Address, ChainPool>();
  for (const { args } of [...proposed, ...empty]) {
    if (!pools.has(args.token)) {
      pools.set(args.token, await readPool(client, { deployment, campaign, token: args.token }));
    }
  }
  const all = [...proposed, ...empty].sort((a, b) => Number(a.blockNumber - b.blockNumber) || a.logIndex - b.logIndex);
  const found = all.flatMap((log): Proposal[] => {
    const { token, number, claimableFrom } = log.args;
    const pool = pools.get(token);
    if (fallen.has(key(log)) || pool === undefined) return [];
    const newest = number === pool.proposals;
    const pending = newest && pool.state !== "none";
    // What time has decided is in no event yet: the pool says it.
    const stands = log.eventName === "EmptyProposed" ? pool.emptyStood : pool.root === log.args.root;
    if (newest && !pending && !stands) return [];
    // By time alone, unless it was fought over: then the event says when.
    const since = fought.has(key(log)) ? (stoodAt.get(key(log)) ?? claimableFrom) : claimableFrom;
    return [
      {
        token: token.toLowerCase() as Address,
        number,
        state: pending ? "pending" : "superseded",
        file: log.eventName === "EmptyProposed" ? null : fileOf(log.args),
        claimableFrom,
        stoodAt: pending ? null : since,
        block: Number(log.blockNumber),
      },
    ];
  });
  return found.map((proposal, place) => {
    const later = found.slice(place + 1).some(({ token, state }) => token === proposal.token && state !== "pending");
    return proposal.state === "superseded" && !later ? { ...proposal, state: "stands" } : proposal;
  });
}

function fileOf(args: { statement: string; codec: number; root: string; total: bigint }): Proposal["file"] {
  return { cid: cidFromDigest(args.statement, CODEC[codecOf(args.codec)]), root: args.root, total: args.total };
}
