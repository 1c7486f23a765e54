import { type Account, type Address, erc20Abi, type Hex, parseAbi } from "viem";
import { getChainId, readContract, signTypedData } from "viem/actions";
import type { WriteClient } from "./client.ts";
import { NoAccount } from "./errors.ts";
import { toActionError } from "./toActionError.ts";

const permitAbi = parseAbi([
  "function nonces(address owner) view returns (uint256)",
  "function eip712Domain() view returns (bytes1 fields, string name, string version, uint256 chainId, address verifyingContract, bytes32 salt, uint256[] extensions)",
]);

const types = {
  Permit: [
    { name: "owner", type: "address" },
    { name: "spender", type: "address" },
    { name: "value", type: "uint256" },
    { name: "nonce", type: "uint256" },
    { name: "deadline", type: "uint256" },
  ],
} as const;

/**
 * Signs an ERC-2612 permit: the right of `spender` to take `amount` of a token, without a transaction.
 *
 * @returns The signature; null where the token has no permits.
 * @throws {NoAccount} {SignatureRejected} {ChainUnreachable}
 *
 * @example
 * const signature = await signPermit(client, { token, spender: deployment.rewardPools, amount, deadline });
 */
export async function signPermit(
  client: WriteClient,
  parameters: {
    token: Address;
    spender: Address;
    /** In the token's smallest unit. */
    amount: bigint;
    /** Last second in which the permit is good (unix seconds). */
    deadline: bigint;
    account?: Account | Address | undefined;
  },
): Promise<Hex | null> {
  const { token, spender, amount, deadline } = parameters;
  const account = parameters.account ?? client.account;
  if (account === undefined) throw new NoAccount();
  const owner = typeof account === "string" ? account : account.address;
  const nonce = await readContract(client, {
    address: token,
    abi: permitAbi,
    functionName: "nonces",
    args: [owner],
  }).catch(() => null);
  if (nonce === null) return null;
  const domain = { ...(await nameOf(client, token)), chainId: await getChainId(client), verifyingContract: token };
  const message = { owner, spender, value: amount, nonce, deadline };
  return signTypedData(client, { account, domain, types, primaryType: "Permit", message }).catch((error: unknown) => {
    throw toActionError(error, "permit");
  });
}

/** The domain's name and version: as the token says (ERC-5267), else its name and the version that nearly all tokens use. */
async function nameOf(client: WriteClient, token: Address): Promise<{ name: string; version: string }> {
  try {
    const [, name, version] = await readContract(client, {
      address: token,
      abi: permitAbi,
      functionName: "eip712Domain",
    });
    return { name, version };
  } catch {
    return { name: await readContract(client, { address: token, abi: erc20Abi, functionName: "name" }), version: "1" };
  }
}
