import type { SignedWorkParameters } from "../actions/requests/signedWork.ts";
import { type ApiReceipt, receipt } from "../api/ballotSchemas.ts";
import { hashContribution } from "../typed-data/contribution.ts";
import type { ReceiptPlace } from "../typed-data/receipt.ts";
import { askRelay, type RelayOptions } from "./askRelay.ts";
import { checkReceipt } from "./checkReceipt.ts";

export interface SendContributionOptions extends RelayOptions {
  deployment: ReceiptPlace;
  /** The tus upload that has the work's bytes: the last part of its URL. */
  upload: string;
  /** The manifest, exactly as it was hashed, where the message names one. */
  manifestText?: string | undefined;
  /** The campaign's relay on chain, where it is known: then nobody else's receipt is taken. */
  relay?: string | undefined;
}

/**
 * Gives a signed contribution to the relay, which anchors it: certifying without gas. Sending it again is safe.
 *
 * @param relayUrl for example `config.relayUrl`
 * @returns The relay's signed receipt, checked. Keep it: it shows what the relay promised, and since when it had the work.
 * @throws {RelayRefused} with the relay's code, and `direct` where {@link certify} would still do; {RelayUnreachable}; {ReceiptInvalid}
 * @example
 * const signed = await signContribution(author, { deployment, ...work });
 * const receipt = await sendContribution(relayUrl, signed, { deployment, upload, manifestText });
 */
export async function sendContribution(
  relayUrl: string,
  signed: SignedWorkParameters,
  options: SendContributionOptions,
): Promise<ApiReceipt> {
  const { deployment, upload, manifestText, relay } = options;
  const { campaign, config, author, digest, codec, kind, aiUse, manifest, epoch, deadline, signature } = signed;
  const body = {
    ...{ campaign, config, author, digest, codec, kind, aiUse, manifest, manifestText },
    ...{ parents: signed.parents ?? [], epoch, deadline: deadline.toString(), signature, upload },
  };
  const url = `${relayUrl.replace(/\/+$/, "")}/v1/contributions`;
  const answer = await askRelay(receipt, url, body, options);
  const place = { chainId: deployment.chainId, contract: deployment.contributions };
  return checkReceipt(deployment, answer, {
    kind: "contributions",
    campaign,
    signed: hashContribution(place, signed),
    signer: author,
    relay,
  });
}
