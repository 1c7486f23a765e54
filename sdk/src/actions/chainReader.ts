import { type Address, type Hex, isHex, parseAbi } from "viem";
import { getBlock, getCode, getTransactionReceipt, readContract } from "viem/actions";
import type { ChainReader } from "../certificate/ChainReader.ts";
import { ColophonError } from "../errors/ColophonError.ts";
import { parseAccount } from "../ids/account.ts";
import { parseDigest } from "../ids/digest.ts";
import { assertChain } from "./assertChain.ts";
import { ContractReverted } from "./ContractReverted.ts";
import type { ReadClient, Target } from "./client.ts";
import { readContribution } from "./readContribution.ts";
import { rethrow } from "./rethrow.ts";

/**
 * What the checks of `certificate/` ask of a chain, answered by a viem client.
 *
 * @throws {WrongChain} {ChainUnreachable}
 *
 * @example
 * const reader = await chainReader(client, { deployment });
 * const { holds, checks } = await checkAuthorshipProof(parseAuthorshipProof(text), reader);
 */
export async function chainReader(
  client: ReadClient,
  { deployment }: { deployment: Pick<Target, "chainId" | "contributions"> },
): Promise<ChainReader> {
  await assertChain(client, deployment);
  return {
    chainId: deployment.chainId,
    contract: parseAccount(deployment.contributions),
    async now() {
      return Number((await getBlock(client).catch(rethrow("getBlock"))).timestamp);
    },
    async workOf(id) {
      try {
        return await readContribution(client, { deployment, id });
      } catch (error) {
        if (error instanceof ContractReverted && error.errorName === "UnknownContribution") return null;
        throw error;
      }
    },
    async isSignatureOf(account, hash, signature) {
      return isHex(signature) && acceptsSignature(client, parseAccount(account), parseDigest(hash), signature);
    },
    async receiptOf(transaction) {
      const receipt = await getTransactionReceipt(client, { hash: parseDigest(transaction) }).catch(notFound);
      if (receipt === null) return null;
      const { timestamp } = await getBlock(client, { blockHash: receipt.blockHash }).catch(rethrow("getBlock"));
      return {
        blockNumber: receipt.blockNumber,
        blockHash: receipt.blockHash,
        blockTime: Number(timestamp),
        succeeded: receipt.status === "success",
        logs: receipt.logs,
      };
    },
  };
}

const ERC1271 = parseAbi(["function isValidSignature(bytes32 hash, bytes signature) view returns (bytes4)"]);
const ACCEPTED = "0x1626ba7e";

/** ERC-1271, asked directly: viem's own helpers answer “no” where the chain can't be reached. */
async function acceptsSignature(client: ReadClient, address: Address, hash: Hex, signature: Hex): Promise<boolean> {
  const code = await getCode(client, { address }).catch(rethrow("getCode"));
  if (code === undefined || code === "0x") return false;
  const call = { address, abi: ERC1271, functionName: "isValidSignature", args: [hash, signature] } as const;
  try {
    return (await readContract(client, call).catch(rethrow("isValidSignature"))) === ACCEPTED;
  } catch (error) {
    // A refusal, or a contract that isn't an account at all and answers something else.
    if (error instanceof ContractReverted || !(error instanceof ColophonError)) return false;
    throw error;
  }
}

/** “No such transaction” is an answer; everything else is a failure. */
function notFound(error: unknown): null {
  if (error instanceof Error && error.name === "TransactionReceiptNotFoundError") return null;
  return rethrow("getTransactionReceipt")(error);
}
