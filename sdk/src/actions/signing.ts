import type { Address, Hex, Account as Signer } from "viem";
import { getBlock } from "viem/actions";
import { canonicalSignature } from "../typed-data/signature.ts";
import { assertChain } from "./assertChain.ts";
import type { Target, WriteClient } from "./client.ts";
import { NoAccount } from "./errors.ts";
import { readEpoch } from "./readEpoch.ts";
import { rethrow } from "./rethrow.ts";

/** How long a signature stays good unless told otherwise, in seconds: 7 days. */
const SIGNATURE_LIFE = 7n * 86_400n;

export type SigningOptions = {
  deployment: Pick<Target, "chainId" | "contributions" | "curation">;
  /** Last second in which the signature is good (unix seconds); 7 days by the chain's clock by default. */
  deadline?: bigint | undefined;
  /** Who signs; the client's own account by default. */
  account?: Signer | Address | undefined;
};

/** Who signs, in which epoch, and how long it is good. */
export type SigningTerms = { account: Signer | Address; signer: Address; epoch: number; deadline: bigint };

/**
 * What every message of the protocol needs beside its own fields: the signer's epoch and a deadline by the chain's clock.
 *
 * @throws {NoAccount} {WrongChain} {ChainUnreachable}
 */
export async function signingTerms(client: WriteClient, options: SigningOptions): Promise<SigningTerms> {
  const { deployment } = options;
  const account = options.account ?? client.account;
  if (account === undefined) throw new NoAccount();
  await assertChain(client, deployment);
  const signer = typeof account === "string" ? account : account.address;
  const epoch = await readEpoch(client, { deployment, author: signer });
  const deadline = options.deadline ?? (await chainTime(client)) + SIGNATURE_LIFE;
  return { account, signer, epoch, deadline };
}

/**
 * What a wallet answered to typed data; a key's signature comes in the one form that contracts take.
 *
 * @throws {SignatureRejected} {ChainUnreachable}
 */
export async function signatureFrom(signing: Promise<Hex>): Promise<Hex> {
  const signature = await signing.catch(rethrow("signTypedData"));
  return isKeySignature(signature) ? canonicalSignature(signature) : signature;
}

async function chainTime(client: WriteClient): Promise<bigint> {
  return (await getBlock(client).catch(rethrow("getBlock"))).timestamp;
}

/** 65 or 64 bytes; smart accounts' signatures have other lengths and stay as they are. */
function isKeySignature(signature: string): boolean {
  return signature.length === 132 || signature.length === 130;
}
