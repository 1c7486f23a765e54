import { type Address, getAbiItem, type Hex } from "viem";
import { getBlock, getLogs } from "viem/actions";
import { worksAbi } from "../abis/worksAbi.ts";
import { type CertificationEvent, certificationEvent } from "../certificate/certificationEvent.ts";
import type { ConfigHash } from "../ids/configHash.ts";
import type { ContributionId } from "../ids/contributionId.ts";
import { type Digest, parseDigest } from "../ids/digest.ts";
import { assertChain } from "./assertChain.ts";
import type { ReadClient, Target } from "./client.ts";
import { pagedLogs } from "./pagedLogs.ts";
import { type ChainContribution, readContribution } from "./readContribution.ts";
import { rethrow } from "./rethrow.ts";

/** One certification of a content, with what its event said. */
export type Certification = ChainContribution & {
  /** `final` once nothing can change author and certified-at any more. */
  status: "provisional" | "final";
  /** The settings and terms it was made under. */
  config: ConfigHash;
  /** Digest of the manifest; null where there is none. */
  manifest: Digest | null;
  parents: ContributionId[];
  /** How it came to be what it is: certified directly, from older evidence, or taken over by it. */
  event: CertificationEvent["event"];
  /** The commitment or anchor that certified-at is of; null: the event's own block. */
  evidence: CertificationEvent["evidence"];
  /** Who lost the token, where it was taken over. */
  previous: Address | null;
  /** Of that event. */
  transaction: Hex;
  block: bigint;
  logIndex: number;
};

/** What was found, and as of which block. */
export type Certifications = {
  digest: Digest;
  /** Earliest first. */
  items: Certification[];
  asOf: { block: bigint; hash: Hex; time: number };
};

const contributed = getAbiItem({ abi: worksAbi, name: "Contributed" });
const fromEvidence = getAbiItem({ abi: worksAbi, name: "ContributedFromEvidence" });
const superseded = getAbiItem({ abi: worksAbi, name: "Superseded" });

/**
 * Finds every certification of a content, in all campaigns, from the chain alone: the digest is a topic of each event that
 * certifies, directly, from older evidence or by taking a token over. Author and times are then read from the contract's state.
 *
 * @param parameters `digest` is the content's; `campaign` looks in one campaign only.
 * @returns All of them, earliest first; `items` is empty where there is none.
 * @throws {MalformedId} where `digest` is malformed.
 * @throws {WrongChain} {ChainUnreachable}
 *
 * @example
 * const { items } = await findCertifications(client, { deployment, digest });
 * console.log(items.map(({ campaign, author, status }) => `campaign ${campaign}: ${author}, ${status}`));
 */
export async function findCertifications(
  client: ReadClient,
  parameters: {
    deployment: Pick<Target, "chainId" | "startBlock" | "contributions">;
    digest: string;
    campaign?: number | undefined;
  },
): Promise<Certifications> {
  const { deployment } = parameters;
  const digest = parseDigest(parameters.digest);
  await assertChain(client, deployment);
  const head = await getBlock(client).catch(rethrow("getBlock"));
  const range = { fromBlock: BigInt(deployment.startBlock), toBlock: head.number };
  const address: Address = deployment.contributions;
  // An endpoint is asked for one event at a time: all of them take a filter by digest then.
  const asked = { address, args: { digest }, strict: true } as const;
  const found = await Promise.all([
    pagedLogs(range, (piece) => getLogs(client, { ...asked, ...piece, event: contributed })),
    pagedLogs(range, (piece) => getLogs(client, { ...asked, ...piece, event: fromEvidence })),
    pagedLogs(range, (piece) => getLogs(client, { ...asked, ...piece, event: superseded })),
  ]).catch(rethrow("getLogs"));

  // The last event of a work is its present one.
  const logs = found.flat().sort((a, b) => Number(a.blockNumber - b.blockNumber) || a.logIndex - b.logIndex);
  const newest = new Map<ContributionId, { log: (typeof logs)[number]; said: CertificationEvent }>();
  for (const log of logs) {
    const said = certificationEvent(log);
    if (said !== null) newest.set(said.id, { log, said });
  }
  const items = await Promise.all(
    [...newest].map(async ([id, { log, said }]): Promise<Certification> => {
      const contribution = await readContribution(client, { deployment, id, blockNumber: head.number });
      return {
        ...contribution,
        status: head.timestamp >= BigInt(contribution.finalAt) ? "final" : "provisional",
        config: said.header.config,
        manifest: said.manifest,
        parents: [...said.parents],
        event: said.event,
        evidence: said.evidence,
        previous: said.previous,
        transaction: log.transactionHash,
        block: log.blockNumber,
        logIndex: log.logIndex,
      };
    }),
  );
  return {
    digest,
    items: items
      // By id a token is taken over also by a digest that differs in the 32 bits that aren't in it: then this one is gone.
      .filter((item) => item.digest === digest)
      .filter((item) => parameters.campaign === undefined || item.campaign === parameters.campaign)
      .sort((a, b) => a.certifiedAt - b.certifiedAt || Number(a.block - b.block) || a.logIndex - b.logIndex),
    asOf: { block: head.number, hash: head.hash, time: Number(head.timestamp) },
  };
}
