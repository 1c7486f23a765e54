import { compactSignature } from "@colophon/sdk/batches/compactSignature.ts";
import { fastSigner } from "@colophon/sdk/signatures/node/fastSigner.ts";
import type { Hex } from "viem";
import { isErc6492Signature, parseErc6492Signature } from "viem";
import type { RelayChain } from "../chain/relayChain.ts";
import type { WorksChain } from "../chain/worksChain.ts";
import { chainUnavailable, DIRECT, refusal } from "../problems.ts";

export interface Signer {
  /** 64 bytes of a key; or of a smart account, as its `isValidSignature` takes it. */
  signature: Hex;
  /** True for a smart account, whose word can change: anchored leaves are by key only. */
  direct: boolean;
}

/**
 * Whose signature it is, and which way to the chain it is good for. What a smart account's own code says is asked later, by the call that certifies.
 *
 * @throws {RelayProblem} `wrong-signature` `account-not-deployed` `chain-unavailable`
 */
export async function checkSigner(
  { chain, works }: { chain: RelayChain; works: WorksChain },
  signed: Hex,
  author: Hex,
  signature: Hex,
): Promise<Signer> {
  const found = await fastSigner(signed, signature).catch(() => null);
  if (found === author) return { signature: compactSignature(signature), direct: false };
  const wrapped = isErc6492Signature(signature);
  const code = await chain.client.getCode({ address: author }).catch((error: unknown) => {
    throw chainUnavailable(error);
  });
  if (code !== undefined && code !== "0x") {
    const own = wrapped ? unwrapped(signature) : signature;
    if (own !== null) return { signature: own.toLowerCase() as Hex, direct: true };
  }
  if (wrapped && (await works.wouldSign(author, signed, signature))) {
    throw refusal(
      "account-not-deployed",
      `${author} is a smart account that isn't on the chain yet, and the chain asks the account itself.`,
      "Deploy it (its wallet does with its first transaction), then send the same message again.",
      DIRECT,
    );
  }
  throw refusal(
    "wrong-signature",
    found === null ? "The signature is malformed, or in its malleable form." : `The signature isn't ${author}'s.`,
    "Sign again, on this chain and for this deployment.",
  );
}

/** What ERC-6492 wraps; null for bytes that only end like it. */
function unwrapped(signature: Hex): Hex | null {
  try {
    return parseErc6492Signature(signature).signature;
  } catch {
    return null;
  }
}
