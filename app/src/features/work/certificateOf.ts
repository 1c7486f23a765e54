import { issueAnchoredCertificate } from "@colophon/sdk/actions/issueAnchoredCertificate.ts";
import { issueCertificate } from "@colophon/sdk/actions/issueCertificate.ts";
import type { ApiMint } from "@colophon/sdk/api/mintSchemas.ts";
import type { ApiWork } from "@colophon/sdk/api/schemas.ts";
import type { Certificate } from "@colophon/sdk/certificate/certificate.ts";
import { anchoredWork } from "@colophon/sdk/evidence/anchoredWork.ts";
import type { Client } from "viem";
import { getJson } from "../../lib/api.ts";
import type { AppConfig } from "../../lib/config.ts";

/** The index has no evidence at hand for a work without a token. */
export class NoEvidence extends Error {
  override readonly name = "NoEvidence";

  constructor() {
    super("The index doesn't give out this work's evidence now. Try again later.");
  }
}

/**
 * A work's certificate, made here of what the chain says; of a work without a token, with the signature that the index tells, which the
 * certificate's check holds against the chain. Brings zod: import it when somebody asks.
 *
 * @throws {ColophonError} {ApiError} {NoEvidence}
 */
export async function certificateOf(
  work: ApiWork,
  { deployment, apiUrl }: AppConfig,
  client: Client,
): Promise<Certificate> {
  const size = work.size ?? undefined;
  if (work.state === "minted") return issueCertificate(client, { deployment, id: work.id, size });
  const { steps } = await getJson<ApiMint>(apiUrl, `/v1/works/${work.id}/mint`);
  const step = steps.at(-1);
  if (step === undefined) throw new NoEvidence();
  return issueAnchoredCertificate(client, { deployment, work: anchoredWork(step), root: step.root, size });
}
