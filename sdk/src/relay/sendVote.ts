import type { Hex } from "viem";
import type { SignedVote } from "../actions/signVote.ts";
import { type ApiReceipt, receipt } from "../api/ballotSchemas.ts";
import type { CurationPlace } from "../typed-data/domain.ts";
import type { ReceiptPlace } from "../typed-data/receipt.ts";
import { hashVote } from "../typed-data/vote.ts";
import { askRelay, type RelayOptions } from "./askRelay.ts";
import { checkReceipt } from "./checkReceipt.ts";

export interface SendVoteOptions extends RelayOptions {
  deployment: CurationPlace & ReceiptPlace;
  /** From the voter to the campaign's list of voters, where it has one. */
  proof?: readonly Hex[] | undefined;
  /** The campaign's relay on chain, where it is known: then nobody else's receipt is taken. */
  relay?: string | undefined;
}

/**
 * Gives a signed vote to the relay, which anchors it: voting without gas. Sending it again is safe.
 *
 * @param relayUrl for example `config.relayUrl`
 * @returns The relay's signed receipt, checked. Keep it: it shows what the relay promised.
 * @throws {RelayRefused} with the relay's code, and `direct` where {@link vote} would still do; {RelayUnreachable}; {ReceiptInvalid}
 * @example
 * const signed = await signVote(voter, { deployment, campaign: 1, id, votes: 3 });
 * const receipt = await sendVote(relayUrl, signed, { deployment });
 */
export async function sendVote(relayUrl: string, signed: SignedVote, options: SendVoteOptions): Promise<ApiReceipt> {
  const { deployment, proof, relay } = options;
  const { campaign, voter, id, votes, epoch, deadline, signature } = signed;
  const body = { campaign, voter, id, votes, epoch, deadline: deadline.toString(), signature, proof };
  const url = `${relayUrl.replace(/\/+$/, "")}/v1/ballots/votes`;
  const answer = await askRelay(receipt, url, body, options);
  return checkReceipt(deployment, answer, {
    kind: "votes",
    campaign,
    signed: hashVote(deployment, signed),
    signer: voter,
    relay,
  });
}
