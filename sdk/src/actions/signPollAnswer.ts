import type { Address, Hex } from "viem";
import { signTypedData } from "viem/actions";
import { type PollAnswerInput, pollAnswerTypedData } from "../typed-data/pollAnswer.ts";
import type { WriteClient } from "./client.ts";
import { type SigningOptions, signatureFrom, signingTerms } from "./signing.ts";

/** An answer to a poll with its signature: what a relay anchors. */
export type SignedPollAnswer = PollAnswerInput & { voter: Address; deadline: bigint; signature: Hex };

/**
 * Signs an answer to a poll, for a relay to anchor. Sends nothing. The last answer counts; who returns to an earlier one
 * signs another deadline.
 *
 * @throws {UnsignableMessage} {MalformedId} where it could never count.
 * @throws {NoAccount} {SignatureRejected} {WrongChain} {ChainUnreachable}
 *
 * @example
 * const signed = await signPollAnswer(anybody, { deployment, campaign: 1, poll: digest, option: 0 });
 */
export async function signPollAnswer(
  client: WriteClient,
  parameters: Pick<PollAnswerInput, "campaign" | "poll" | "option"> & SigningOptions,
): Promise<SignedPollAnswer> {
  const { deployment, campaign, poll, option } = parameters;
  const { account, signer: voter, epoch, deadline } = await signingTerms(client, parameters);
  const answer = { campaign, poll, option, voter, epoch, deadline };
  const data = pollAnswerTypedData(deployment, answer);
  return { ...answer, signature: await signatureFrom(signTypedData(client, { account, ...data })) };
}
