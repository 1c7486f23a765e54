import type { Address, Account as Signer } from "viem";
import { getBlock, signTypedData } from "viem/actions";
import { contributionTypedData } from "../typed-data/contribution.ts";
import { canonicalSignature } from "../typed-data/signature.ts";
import { assertChain } from "./assertChain.ts";
import type { Target, WriteClient } from "./client.ts";
import { NoAccount } from "./errors.ts";
import { readEpoch } from "./readEpoch.ts";
import type { CertifyForParameters } from "./requests/certifyForRequest.ts";
import type { CertifyParameters } from "./requests/certifyRequest.ts";
import { rethrow } from "./rethrow.ts";
import { toActionError } from "./toActionError.ts";

/** How long a signature stays good unless told otherwise, in seconds: 7 days. */
const SIGNATURE_LIFE = 7n * 86_400n;

/**
 * Signs a contribution, for somebody else to certify and pay for ({@link certifyFor}). Sends nothing.
 *
 * @param parameters The contribution; `deadline` is the last second in which the signature is good (unix seconds; 7 days by
 * the chain's clock by default); `account` signs, the client's own by default.
 * @returns Everything that `certifyFor` takes.
 * @throws {UnsignableMessage} {MalformedId} {MalformedWorkHeader} where the contract would refuse the message.
 * @throws {NoAccount} {SignatureRejected} {WrongChain} {ChainUnreachable}
 *
 * @example
 * const signed = await signContribution(author, { deployment, campaign: 1, config, digest, codec: "raw", kind: "image", aiUse: "none" });
 * await certifyFor(payer, { deployment, ...signed });
 */
export async function signContribution(
  client: WriteClient,
  parameters: CertifyParameters & {
    deployment: Pick<Target, "chainId" | "contributions">;
    deadline?: bigint | undefined;
    account?: Signer | Address | undefined;
  },
): Promise<CertifyForParameters> {
  const { deployment, campaign, config, digest, codec, kind, aiUse, manifest, parents } = parameters;
  const account = parameters.account ?? client.account;
  if (account === undefined) throw new NoAccount();
  await assertChain(client, deployment);
  const author = typeof account === "string" ? account : account.address;
  const epoch = await readEpoch(client, { deployment, author });
  const deadline = parameters.deadline ?? (await chainTime(client)) + SIGNATURE_LIFE;
  const contribution = { campaign, config, digest, codec, kind, aiUse, manifest, parents, author, deadline };
  const place = { chainId: deployment.chainId, contract: deployment.contributions };
  const data = contributionTypedData(place, { ...contribution, epoch });
  const signature = await signTypedData(client, { account, ...data }).catch((error: unknown) => {
    throw toActionError(error, "signTypedData");
  });
  return { ...contribution, signature: isKeySignature(signature) ? canonicalSignature(signature) : signature };
}

async function chainTime(client: WriteClient): Promise<bigint> {
  return (await getBlock(client).catch(rethrow("getBlock"))).timestamp;
}

/** 65 or 64 bytes; smart accounts' signatures have other lengths and stay as they are. */
function isKeySignature(signature: string): boolean {
  return signature.length === 132 || signature.length === 130;
}
