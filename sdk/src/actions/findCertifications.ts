import { type Address, getAbiItem, type Hex } from "viem";
import { getBlock, getLogs } from "viem/actions";
import { worksAbi } from "../abis/worksAbi.ts";
import type { ConfigHash } from "../ids/configHash.ts";
import { type ContributionId, parseContributionId } from "../ids/contributionId.ts";
import { type Digest, NO_DIGEST, parseDigest } from "../ids/digest.ts";
import { unpackWorkHeader } from "../ids/workHeader.ts";
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

const event = getAbiItem({ abi: worksAbi, name: "Contributed" });

/**
 * Finds every certification of a content, in all campaigns, from the chain alone: the digest is a topic of the event.
 * Author and times are then read from the contract's state, which a correction of authorship may have changed since.
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
  const logs = await pagedLogs(range, (piece) =>
    getLogs(client, { address, event, args: { digest }, strict: true, ...piece }),
  ).catch(rethrow("getLogs"));

  // The last event of a work is its present one.
  const newest = new Map(logs.map((log) => [parseContributionId(log.args.id), log]));
  const items = await Promise.all(
    [...newest].map(async ([id, log]): Promise<Certification> => {
      const contribution = await readContribution(client, { deployment, id, blockNumber: head.number });
      return {
        ...contribution,
        status: head.timestamp >= BigInt(contribution.finalAt) ? "final" : "provisional",
        config: unpackWorkHeader(log.args.header).config,
        manifest: log.args.manifest === NO_DIGEST ? null : parseDigest(log.args.manifest),
        parents: log.args.parents.map(parseContributionId),
        transaction: log.transactionHash,
        block: log.blockNumber,
        logIndex: log.logIndex,
      };
    }),
  );
  return {
    digest,
    items: items
      .filter((item) => parameters.campaign === undefined || item.campaign === parameters.campaign)
      .sort((a, b) => a.certifiedAt - b.certifiedAt || Number(a.block - b.block) || a.logIndex - b.logIndex),
    asOf: { block: head.number, hash: head.hash, time: Number(head.timestamp) },
  };
}
