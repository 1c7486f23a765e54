import type { SignedPollAnswer } from "../actions/signPollAnswer.ts";
import { type ApiReceipt, receipt } from "../api/ballotSchemas.ts";
import type { CurationPlace } from "../typed-data/domain.ts";
import { hashPollAnswer } from "../typed-data/pollAnswer.ts";
import type { ReceiptPlace } from "../typed-data/receipt.ts";
import { askRelay, type RelayOptions } from "./askRelay.ts";
import { checkReceipt } from "./checkReceipt.ts";

export interface SendPollAnswerOptions extends RelayOptions {
  deployment: CurationPlace & ReceiptPlace;
  /** The campaign's relay on chain, where it is known: then nobody else's receipt is taken. */
  relay?: string | undefined;
}

/**
 * Gives a signed answer to a poll to the relay, which anchors it. Sending it again is safe. Answers can't be given directly: there is
 * no other way to the chain.
 *
 * @param relayUrl for example `config.relayUrl`
 * @returns The relay's signed receipt, checked.
 * @throws {RelayRefused} with the relay's code; {RelayUnreachable}; {ReceiptInvalid}
 * @example
 * const signed = await signPollAnswer(anybody, { deployment, campaign: 1, poll, option: 0 });
 * const receipt = await sendPollAnswer(relayUrl, signed, { deployment });
 */
export async function sendPollAnswer(
  relayUrl: string,
  signed: SignedPollAnswer,
  options: SendPollAnswerOptions,
): Promise<ApiReceipt> {
  const { deployment, relay } = options;
  const { campaign, voter, poll, option, epoch, deadline, signature } = signed;
  const body = { campaign, voter, poll, option, epoch, deadline: deadline.toString(), signature };
  const url = `${relayUrl.replace(/\/+$/, "")}/v1/ballots/answers`;
  const answer = await askRelay(receipt, url, body, options);
  return checkReceipt(deployment, answer, {
    kind: "polls",
    campaign,
    signed: hashPollAnswer(deployment, signed),
    signer: voter,
    relay,
  });
}
