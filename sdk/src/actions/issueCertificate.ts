import { getBlock, getTransactionReceipt } from "viem/actions";
import { type Certificate, certificateSchema, EVIDENCE_KINDS } from "../certificate/certificate.ts";
import { certificationEvent } from "../certificate/certificationEvent.ts";
import { parseAccount } from "../ids/account.ts";
import type { ReadClient, Target } from "./client.ts";
import { EventMissing } from "./errors.ts";
import { findCertifications } from "./findCertifications.ts";
import { readContribution } from "./readContribution.ts";
import { rethrow } from "./rethrow.ts";

/**
 * Makes a work's certificate from the chain alone.
 *
 * @param parameters `sha256` and `size` of the file's bytes, where the caller has the file: the certificate then names them too.
 * @throws {MalformedId} where `id` is no work's id.
 * @throws {ContractReverted} `UnknownContribution`.
 * @throws {WrongChain} {ChainUnreachable} {EventMissing}
 *
 * @example
 * await writeFile("work.colophon.json", writeCertificate(await issueCertificate(client, { deployment, id })));
 */
export async function issueCertificate(
  client: ReadClient,
  parameters: {
    deployment: Pick<Target, "chainId" | "startBlock" | "contributions">;
    id: string | bigint;
    sha256?: string | undefined;
    size?: number | undefined;
  },
): Promise<Certificate> {
  const { deployment } = parameters;
  const work = await readContribution(client, parameters);
  const { items } = await findCertifications(client, { deployment, digest: work.digest, campaign: work.campaign });
  const certified = items.find(({ id }) => id === work.id);
  if (certified === undefined) throw new EventMissing(work.id, "certification");

  const receipt = await getTransactionReceipt(client, { hash: certified.transaction }).catch(
    rethrow("getTransactionReceipt"),
  );
  const block = await getBlock(client, { blockHash: receipt.blockHash }).catch(rethrow("getBlock"));
  const log = receipt.logs.find(({ logIndex }) => logIndex === certified.logIndex);
  const said = log === undefined ? null : certificationEvent(log);
  if (log === undefined || said === null) throw new EventMissing(certified.transaction, certified.event);

  return certificateSchema.parse({
    colophon: "certificate",
    v: 1,
    chainId: deployment.chainId,
    contract: parseAccount(deployment.contributions),
    work: { id: work.id, campaign: work.campaign, kind: said.header.kind, aiUse: said.header.aiUse },
    content: {
      cid: work.cid,
      codec: work.codec,
      digest: work.digest,
      sha256: parameters.sha256?.toLowerCase() ?? (work.codec === "raw" ? work.digest : null),
      size: parameters.size ?? null,
    },
    attribution: { author: parseAccount(work.author), certifiedAt: work.certifiedAt, finalAt: work.finalAt },
    manifest: said.manifest,
    parents: [...said.parents],
    config: said.header.config,
    evidence: {
      kind: EVIDENCE_KINDS[said.event],
      transaction: certified.transaction,
      block: { number: Number(receipt.blockNumber), hash: receipt.blockHash, time: Number(block.timestamp) },
      log: { index: log.logIndex, topics: log.topics, data: log.data },
    },
  } satisfies Record<keyof Certificate, unknown>);
}
