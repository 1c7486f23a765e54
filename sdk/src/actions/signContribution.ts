import { signTypedData } from "viem/actions";
import { contributionTypedData } from "../typed-data/contribution.ts";
import type { WriteClient } from "./client.ts";
import type { CertifyParameters } from "./requests/certifyRequest.ts";
import type { SignedWorkParameters } from "./requests/signedWork.ts";
import { type SigningOptions, signatureFrom, signingTerms } from "./signing.ts";

/**
 * Signs a contribution, for somebody else to certify and pay for ({@link certifyFor}, {@link certifyCommittedFor}), or for a
 * relay to anchor. Sends nothing.
 *
 * @returns Everything that `certifyFor` and `mintAnchored` take, but for a leaf's place.
 * @throws {UnsignableMessage} {MalformedId} {MalformedWorkHeader} where the contract would refuse the message.
 * @throws {NoAccount} {SignatureRejected} {WrongChain} {ChainUnreachable}
 *
 * @example
 * const signed = await signContribution(author, { deployment, campaign: 1, config, digest, codec: "raw", kind: "image", aiUse: "none" });
 * await certifyFor(payer, { deployment, ...signed });
 */
export async function signContribution(
  client: WriteClient,
  parameters: CertifyParameters & SigningOptions,
): Promise<SignedWorkParameters> {
  const { deployment, campaign, config, digest, codec, kind, aiUse, manifest, parents } = parameters;
  const { account, signer: author, epoch, deadline } = await signingTerms(client, parameters);
  const work = { campaign, config, digest, codec, kind, aiUse, manifest, parents, author, deadline, epoch };
  const place = { chainId: deployment.chainId, contract: deployment.contributions };
  const data = contributionTypedData(place, work);
  return { ...work, signature: await signatureFrom(signTypedData(client, { account, ...data })) };
}
