import { getAbiItem } from "viem";
import { getBlock, getLogs } from "viem/actions";
import { worksAbi } from "../abis/worksAbi.ts";
import { type Certificate, certificateSchema } from "../certificate/certificate.ts";
import { cidFromDigest } from "../content/cidFromDigest.ts";
import { parseAccount } from "../ids/account.ts";
import { parseConfigHash } from "../ids/configHash.ts";
import { toContributionId } from "../ids/contributionId.ts";
import { parseDigest } from "../ids/digest.ts";
import { ANCHOR_KIND, CODEC } from "../ids/names.ts";
import { assertChain } from "./assertChain.ts";
import type { ReadClient, Target } from "./client.ts";
import { EventMissing } from "./errors.ts";
import { pagedLogs } from "./pagedLogs.ts";
import type { AnchoredWorkParameters } from "./requests/signedWork.ts";
import { rethrow } from "./rethrow.ts";

const anchored = getAbiItem({ abi: worksAbi, name: "Anchored" });

/**
 * Makes the certificate of a work that is on chain by its author's signature: in an anchor, without a token yet. Once it has one,
 * `issueCertificate` makes the token's.
 *
 * @param parameters `work` and `root`, as the index's `/v1/works/{id}/mint` (`anchoredWork`) or the relay (`mintableOf`) tells them. Nobody is
 * trusted with them: `checkCertificate` refuses what doesn't fit. `sha256` and `size` of the file's bytes, where the caller has the file.
 * @throws {WrongChain} {ChainUnreachable}; {EventMissing} where the chain has no such anchor
 *
 * @example
 * const { steps } = await api.mint(id);
 * const step = steps.at(-1);
 * if (step) await issueAnchoredCertificate(client, { deployment, root: step.root, work: anchoredWork(step) });
 */
export async function issueAnchoredCertificate(
  client: ReadClient,
  parameters: {
    deployment: Pick<Target, "chainId" | "startBlock" | "contributions">;
    work: AnchoredWorkParameters;
    root: string;
    sha256?: string | undefined;
    size?: number | undefined;
  },
): Promise<Certificate> {
  const { deployment, work } = parameters;
  const root = parseDigest(parameters.root);
  const config = parseConfigHash(work.config);
  await assertChain(client, deployment);
  const head = await getBlock(client).catch(rethrow("getBlock"));
  const range = { fromBlock: BigInt(deployment.startBlock), toBlock: head.number };
  const args = { campaign: work.campaign, kind: ANCHOR_KIND.contributions, root };
  const address = deployment.contributions;
  const logs = await pagedLogs(range, (piece) =>
    getLogs(client, { address, event: anchored, args, strict: true, ...piece }),
  ).catch(rethrow("getLogs"));
  const log = logs.find((one) => one.args.config.toLowerCase() === config);
  if (log === undefined) throw new EventMissing(root, "Anchored");
  const block = await getBlock(client, { blockHash: log.blockHash }).catch(rethrow("getBlock"));
  const digest = parseDigest(work.digest);
  const time = Number(block.timestamp);
  return certificateSchema.parse({
    colophon: "certificate",
    v: 1,
    chainId: deployment.chainId,
    contract: parseAccount(address),
    work: { id: toContributionId(work.campaign, digest), campaign: work.campaign, kind: work.kind, aiUse: work.aiUse },
    content: {
      cid: cidFromDigest(digest, CODEC[work.codec]),
      codec: work.codec,
      digest,
      sha256: parameters.sha256?.toLowerCase() ?? (work.codec === "raw" ? digest : null),
      size: parameters.size ?? null,
    },
    attribution: { author: parseAccount(work.author), certifiedAt: time, finalAt: null },
    manifest: work.manifest === undefined ? null : parseDigest(work.manifest),
    parents: [...(work.parents ?? [])],
    config,
    evidence: {
      kind: "anchored",
      transaction: log.transactionHash,
      block: { number: Number(log.blockNumber), hash: log.blockHash, time },
      log: { index: log.logIndex, topics: log.topics, data: log.data },
      leaf: {
        index: work.index,
        proof: [...work.proof],
        epoch: work.epoch,
        deadline: work.deadline.toString(),
        signature: work.signature.toLowerCase(),
      },
    },
  } satisfies Record<keyof Certificate, unknown>);
}
