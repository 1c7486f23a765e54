import { anchor } from "@colophon/sdk/actions/anchor.ts";
import { certify } from "@colophon/sdk/actions/certify.ts";
import { openCampaign } from "@colophon/sdk/actions/openCampaign.ts";
import { signVote } from "@colophon/sdk/actions/signVote.ts";
import type { BatchHeader, BatchRecord } from "@colophon/sdk/batches/batch.ts";
import { batchTree } from "@colophon/sdk/batches/batchTree.ts";
import { compactSignature } from "@colophon/sdk/batches/compactSignature.ts";
import { encodeBatch } from "@colophon/sdk/batches/encodeBatch.ts";
import { voterLeaf } from "@colophon/sdk/batches/voterLeaf.ts";
import type { Account } from "@colophon/sdk/ids/account.ts";
import { NO_DIGEST } from "@colophon/sdk/ids/digest.ts";
import { MerkleTree } from "@colophon/sdk/merkle/MerkleTree.ts";
import { type Hex, hexToBytes, keccak256, sha256 } from "viem";
import { startIndexedChain } from "./indexedChain.ts";
import { putBlock } from "./putBlock.ts";
import { eventually } from "./startProcess.ts";
import { testSettings } from "./testSettings.ts";

export const [BRAND, ADA, BRUNO, ARBITER, RELAY, STRANGER] = [0, 1, 2, 5, 8, 4] as const;

const utf8 = (text: string) => new TextEncoder().encode(text);

export interface VoteFields {
  by: number;
  work: number;
  votes: number;
  deadline?: bigint;
  epoch?: number;
  proof?: Hex[];
}

export type AnchorWorld = Awaited<ReturnType<typeof startAnchorWorld>>;

/** An indexed chain with a campaign whose authors vote, another (`listed`) with a list of voters, and a work of ada's and of bruno's in each. */
export async function startAnchorWorld(kind: "pglite" | "postgres") {
  const world = await startIndexedChain(kind);
  const { chain, ipfs, api, account, indexed } = world;
  const works: Hex[] = [];
  const configOf = async (id: number) => {
    await indexed();
    return (await api.campaign(id)).config;
  };
  const now = await chain.now();
  const leaves = [ADA, STRANGER].map((index) => hexToBytes(voterLeaf(account(index))));
  const voters = new MerkleTree(Buffer.concat(leaves));
  const common = {
    deployment: chain.deployment,
    arbiter: account(ARBITER),
    relay: account(RELAY),
    terms: keccak256("0x7e"),
  };
  const settings = { closes: now + 9_000, equalBps: 5_000, communityBps: 5_000, votesClose: now + 9_000 };
  const { campaign, config } = await openCampaign(chain.wallet(BRAND), {
    ...common,
    settings: testSettings(now, settings),
  });
  const closed = testSettings(now, { ...settings, voterRoot: voters.root as Hex });
  const listed: number = (await openCampaign(chain.wallet(BRAND), { ...common, settings: closed })).campaign;
  for (const by of [ADA, BRUNO]) {
    const digest = await putBlock(ipfs.url, utf8(`a work of ${by}`));
    const work = { deployment: chain.deployment, kind: "text", codec: "raw", aiUse: "none", digest } as const;
    works.push((await certify(chain.wallet(by), { ...work, campaign, config })).id);
    await certify(chain.wallet(by), { ...work, campaign: listed, config: (await configOf(listed)) as Hex });
  }
  await indexed();

  const voteRecord = async (
    { by, work, votes, deadline, epoch, proof = [] }: VoteFields,
    of: number = campaign,
  ): Promise<BatchRecord> => {
    const id = `0x${of.toString(16).padStart(8, "0")}${works[work]?.slice(10)}` as Hex;
    const terms = { deadline: deadline ?? BigInt(await chain.now()) + 50_000n };
    const signed = await signVote(chain.wallet(by), {
      deployment: chain.deployment,
      campaign: of,
      id,
      votes,
      ...terms,
    });
    const signature = compactSignature(signed.signature);
    return { kind: "votes", signer: account(by), id, votes, epoch: epoch ?? signed.epoch, ...terms, signature, proof };
  };
  const header = (kind: "votes" | "polls", more: Partial<BatchHeader> = {}): BatchHeader => ({
    kind,
    chainId: chain.deployment.chainId,
    contract: chain.deployment.curation.toLowerCase() as Account,
    campaign,
    config: `0x${"0".repeat(40)}`,
    voterRoot: NO_DIGEST,
    ...more,
  });
  /** Anchors records, with their file on IPFS or not. */
  const anchorBatch = async (
    own: BatchHeader,
    records: BatchRecord[],
    more: { stored?: boolean; bytes?: Uint8Array<ArrayBuffer>; count?: number } = {},
  ) => {
    const bytes = more.bytes ?? encodeBatch(own, records);
    const { root } = batchTree(own, records).tree;
    const digest = sha256(bytes);
    if (more.stored !== false) await putBlock(ipfs.url, bytes);
    await anchor(chain.wallet(RELAY), {
      deployment: chain.deployment,
      campaign: own.campaign,
      kind: own.kind,
      root,
      count: more.count ?? records.length,
      data: { digest, codec: "raw" },
      config: own.campaign === campaign ? config : await configOf(own.campaign),
    });
    await indexed();
    return { root, bytes };
  };
  const stateOf = async (root: Hex, of: number = campaign) =>
    eventually(
      async () => (await api.anchors(of, { limit: 100 })).items.find((item) => item.root === root)?.data,
      (data) => data !== undefined && data.state !== "unread",
      `the file of ${root}`,
    );
  return { ...world, campaign, listed, voters, works, voteRecord, header, anchorBatch, stateOf };
}
