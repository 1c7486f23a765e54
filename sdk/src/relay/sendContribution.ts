import type { SignedWorkParameters } from "../actions/requests/signedWork.ts";
import { type ApiReceipt, receipt } from "../api/ballotSchemas.ts";
import type { ContributionSubmission } from "../api/intakeSchemas.ts";
import { hashContribution } from "../typed-data/contribution.ts";
import type { ReceiptPlace } from "../typed-data/receipt.ts";
import { askRelay, type RelayOptions } from "./askRelay.ts";
import { checkReceipt } from "./checkReceipt.ts";
import { urlAt } from "./urlAt.ts";

export interface SendContributionOptions extends RelayOptions {
  deployment: ReceiptPlace;
  /** What {@link uploadFile} answered. */
  upload: string;
  /** The manifest's text, where the work names one: its bytes have to hash to the signed digest. */
  manifestText?: string | undefined;
  /** The campaign's relay on chain, where it is known: then nobody else's receipt is taken. */
  relay?: string | undefined;
}

/**
 * Gives a signed contribution to the campaign's relay, which puts it on chain and pays for that. Sending it again is safe: it is taken
 * once, and its receipt is answered again.
 *
 * @param relayUrl for example `config.relayUrl`
 * @returns The relay's signed receipt, checked. Keep it: it shows what the relay promised.
 * @throws {RelayRefused} with the relay's code, and `direct` where {@link certify} would still do; {RelayUnreachable}; {ReceiptInvalid}
 * @example
 * const upload = await uploadFile(relayUrl, file, { cid });
 * const signed = await signContribution(author, { deployment, campaign: 1, config, digest, codec: "raw", kind: "video", aiUse: "none" });
 * const receipt = await sendContribution(relayUrl, signed, { deployment, relay, upload });
 */
export async function sendContribution(
  relayUrl: string,
  signed: SignedWorkParameters,
  options: SendContributionOptions,
): Promise<ApiReceipt> {
  const { deployment, relay, upload, manifestText } = options;
  const { campaign, config, author, digest, codec, kind, aiUse, manifest, epoch, deadline, signature } = signed;
  const body: ContributionSubmission = {
    campaign,
    config,
    author,
    digest,
    codec,
    kind,
    aiUse,
    manifest,
    manifestText,
    parents: [...(signed.parents ?? [])],
    epoch,
    deadline: deadline.toString(),
    signature,
    upload,
  };
  const answer = await askRelay(receipt, urlAt(relayUrl, "/v1/contributions"), body, options);
  const place = { chainId: deployment.chainId, contract: deployment.contributions };
  return checkReceipt(deployment, answer, {
    kind: "contributions",
    campaign,
    signed: hashContribution(place, signed),
    signer: author,
    relay,
  });
}
