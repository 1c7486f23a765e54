import { getAbiItem } from "viem";
import { getBlock, getLogs } from "viem/actions";
import { worksAbi } from "../abis/worksAbi.ts";
import { blockBefore, blockOf } from "../audit/blockBefore.ts";
import { GatewayUnreachable } from "../audit/errors.ts";
import { fetchFile } from "../audit/fetchFile.ts";
import type { IpfsSource } from "../audit/IpfsSource.ts";
import { MalformedBatch } from "../batches/errors.ts";
import { findLeaf } from "../batches/findLeaf.ts";
import { largestBatch } from "../batches/layout.ts";
import { certificationEvent } from "../certificate/certificationEvent.ts";
import { cidFromDigest } from "../content/cidFromDigest.ts";
import { parseDigest } from "../ids/digest.ts";
import { ANCHOR_KIND, CODEC, codecOf } from "../ids/names.ts";
import { PROMISE_GRACE } from "../relay/isPromiseOver.ts";
import type { FoundOnChain, Whereabouts } from "../relay/ReceiptReader.ts";
import type { ReceiptFile } from "../relay/receiptFileSchema.ts";
import type { ReadClient, Target } from "./client.ts";
import { type BlockRange, pagedLogs } from "./pagedLogs.ts";
import { readAnchor } from "./readAnchor.ts";
import { rethrow } from "./rethrow.ts";

/** How much a relay's clock and the chain's may differ, in seconds: anchors from that long before the receipt on are looked at. */
const CLOCKS = 3_600;
/** Anchors after the promise's end that are looked at: they change no verdict, but tell that it came late. */
const MOST_LATER = 64;

const anchored = getAbiItem({ abi: worksAbi, name: "Anchored" });
const contributed = getAbiItem({ abi: worksAbi, name: "Contributed" });
const fromEvidence = getAbiItem({ abi: worksAbi, name: "ContributedFromEvidence" });

interface Search {
  readonly deployment: Pick<Target, "startBlock" | "contributions">;
  /** Null: anchors' files can't be had. */
  readonly ipfs: IpfsSource | null;
  readonly file: ReceiptFile;
}

/**
 * Looks on chain for what a receipt is for: a token of that work by that author, where the file says which work; and a leaf of the
 * campaign's anchors, whose files come from IPFS and aren't trusted: only one that leads to the anchored root says anything.
 *
 * @throws {ChainUnreachable}
 */
export async function findReceipted(client: ReadClient, search: Search): Promise<Whereabouts> {
  const { deployment, file } = search;
  const { takenAt, anchorBy } = file.receipt;
  const from = deployment.startBlock;
  const head = Number((await getBlock(client).catch(rethrow("getBlock"))).number);
  const token = await findToken(client, search, head);
  const until = anchorBy + PROMISE_GRACE;
  if (token !== null && token.time <= until) return { found: token, read: 0, unread: [] };

  // A chain that hasn't come to that time yet, or whose clock is far behind: then all of it is looked through.
  const first = (await blockBefore(client, from, takenAt - CLOCKS))?.number ?? from;
  const last = (await blockBefore(client, from, until + 1))?.number ?? head;
  const inTime = await lookThrough(client, search, await anchorsIn(client, search, first, last));
  if (inTime.found !== null || token !== null) return { ...inTime, found: inTime.found ?? token };
  const later = last >= head ? [] : await anchorsIn(client, search, last + 1, head);
  const late = await lookThrough(client, search, later.slice(0, MOST_LATER));
  return { found: late.found, read: inTime.read + late.read, unread: inTime.unread };
}

type AnchorLog = Awaited<ReturnType<typeof anchorsIn>>[number];

async function anchorsIn(client: ReadClient, { deployment, file }: Search, first: number, last: number) {
  const { campaign, kind } = file.receipt;
  const args = { campaign, kind: ANCHOR_KIND[kind] } as const;
  const asked = { address: deployment.contributions, event: anchored, args, strict: true } as const;
  const range = { fromBlock: BigInt(first), toBlock: BigInt(last) };
  return pagedLogs(range, (piece) => getLogs(client, { ...asked, ...piece })).catch(rethrow("getLogs"));
}

/** Reads anchors' files in their order, until one of them has the message. */
async function lookThrough(client: ReadClient, search: Search, logs: readonly AnchorLog[]): Promise<Whereabouts> {
  const unread: string[] = [];
  let read = 0;
  for (const log of logs) {
    const { root } = log.args;
    const answer = await leafIn(search, log);
    if (typeof answer === "string") {
      unread.push(`the anchor ${root}: ${answer}`);
      continue;
    }
    read++;
    if (answer.leaf === null) continue;
    const { time } = await blockOf(client, Number(log.blockNumber));
    const at = { time, block: Number(log.blockNumber), transaction: log.transactionHash };
    return { found: { how: "anchor", ...at, root: parseDigest(root), leaf: answer.leaf }, read, unread };
  }
  return { found: null, read, unread };
}

/** @returns The message's leaf in an anchor, null where it has none; or why the anchor can't be read. */
async function leafIn({ ipfs, file }: Search, { args }: AnchorLog): Promise<{ leaf: number | null } | string> {
  if (ipfs === null) return "IPFS wasn't asked for its file";
  const { receipt } = file;
  const cid = cidFromDigest(args.data, CODEC[codecOf(args.codec)]);
  const maxBytes = largestBatch(receipt.kind, args.count);
  try {
    const fetched = await fetchFile(ipfs, cid, { maxBytes, keep: true });
    if (fetched.state !== "verified" || fetched.bytes === null) {
      return fetched.state === "verified" ? "its file wasn't kept" : fetched.why;
    }
    const { header, root, index } = findLeaf(fetched.bytes, receipt.signed);
    if (root !== args.root.toLowerCase()) return "its file leads to another root";
    // Under other terms than it was signed for it counts for nothing.
    const counts = header.kind !== "contributions" || header.config === args.config.toLowerCase();
    return { leaf: counts ? index : null };
  } catch (error) {
    if (error instanceof GatewayUnreachable || error instanceof MalformedBatch) return error.what;
    throw error;
  }
}

/** The earliest token of that work by that author: it was certified by a transaction of its own, or minted from an anchor since. */
async function findToken(client: ReadClient, { deployment, file }: Search, head: number): Promise<FoundOnChain | null> {
  const { receipt, message } = file;
  if (message === undefined) return null;
  const range = { fromBlock: BigInt(deployment.startBlock), toBlock: BigInt(head) };
  const args = { digest: parseDigest(message.digest) } as const;
  const asked = { address: deployment.contributions, args, strict: true } as const;
  const search = (ask: (piece: BlockRange) => Promise<readonly CertifiedLog[]>) =>
    pagedLogs(range, async (piece) => [...(await ask(piece))]);
  const logs = await Promise.all([
    search((piece) => getLogs(client, { ...asked, ...piece, event: contributed })),
    search((piece) => getLogs(client, { ...asked, ...piece, event: fromEvidence })),
  ]).catch(rethrow("getLogs"));
  const [log] = logs
    .flat()
    .filter((one) => {
      const said = certificationEvent(one);
      return said?.author === receipt.signer && said.header.campaign === receipt.campaign;
    })
    .sort((a, b) => Number(a.blockNumber - b.blockNumber));
  if (log === undefined) return null;
  const { time } = await blockOf(client, Number(log.blockNumber));
  const at = { block: Number(log.blockNumber), transaction: log.transactionHash };
  const root = certificationEvent(log)?.evidence?.hash;
  const { campaign } = receipt;
  const anchorTime =
    root === undefined
      ? null
      : await readAnchor(client, { deployment, campaign, kind: "contributions", root, config: message.config });
  return anchorTime === null || root === undefined
    ? { how: "transaction", time, ...at, root: null, leaf: null }
    : { how: "anchor", time: anchorTime, ...at, root, leaf: null };
}

interface CertifiedLog {
  readonly blockNumber: bigint;
  readonly transactionHash: `0x${string}`;
  readonly topics: readonly string[];
  readonly data: string;
}
