import type { Address, Hex } from "viem";
import { signTypedData } from "viem/actions";
import { type VoteInput, voteTypedData } from "../typed-data/vote.ts";
import type { WriteClient } from "./client.ts";
import { type SigningOptions, signatureFrom, signingTerms } from "./signing.ts";

/** A vote with its voter's signature: what a relay anchors. */
export type SignedVote = VoteInput & { voter: Address; deadline: bigint; signature: Hex };

/**
 * Signs a vote, for a relay to anchor. Sends nothing. Who means to give the same votes once more signs another deadline.
 *
 * @throws {UnsignableMessage} {MalformedId} where it could never count.
 * @throws {NoAccount} {SignatureRejected} {WrongChain} {ChainUnreachable}
 *
 * @example
 * const signed = await signVote(voter, { deployment, campaign: 1, id, votes: 3 });
 */
export async function signVote(
  client: WriteClient,
  parameters: Pick<VoteInput, "campaign" | "id" | "votes"> & SigningOptions,
): Promise<SignedVote> {
  const { deployment, campaign, id, votes } = parameters;
  const { account, signer: voter, epoch, deadline } = await signingTerms(client, parameters);
  const vote = { campaign, id, votes, voter, epoch, deadline };
  const data = voteTypedData(deployment, vote);
  return { ...vote, signature: await signatureFrom(signTypedData(client, { account, ...data })) };
}
