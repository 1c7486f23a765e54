import { fastSigner } from "@colophon/sdk/signatures/node/fastSigner.ts";
import type { Address, Hex, PublicClient } from "viem";
import { verifyHash } from "viem/actions";
import { chainUnavailable } from "../problems.ts";

/**
 * Whether an account signed a hash: by its key, or by its code's own word (ERC-1271, ERC-6492 where it isn't there yet). A key's is found without asking
 * the chain. Whatever bytes somebody sends, and whatever an account's code does, the answer is yes or no.
 *
 * @throws {RelayProblem} `chain-unavailable`
 */
export async function accountSigned(
  client: PublicClient,
  { address, hash, signature }: { address: Address; hash: Hex; signature: Hex },
): Promise<boolean> {
  const signer = await fastSigner(hash, signature).catch(() => null);
  if (signer === address.toLowerCase()) return true;
  // Bytes that can't be decoded, code that fails or runs too long, and a chain that is away are all thrown or said as "no" alike.
  const holds = await verifyHash(client, { address, hash, signature }).catch(() => false);
  if (holds) return true;
  // A no is one where the chain answers.
  await client.getBlockNumber({ cacheTime: 0 }).catch((error: unknown) => {
    throw chainUnavailable(error);
  });
  return false;
}
