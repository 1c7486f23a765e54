import type { Hex } from "viem";
import { keccak256 } from "viem";
import { estimateGas } from "viem/actions";
import type { Attempt } from "../store/tables.ts";
import { FeeTooHigh } from "./errors.ts";
import { type Pipeline, wallSeconds } from "./pipeline.ts";

export interface SignOptions {
  nonce: number;
  config: Hex;
  /** The transaction whose place it takes: nodes want at least a tenth more for that. */
  replaces: Attempt | null;
}

/**
 * Signs the transaction of an anchor, with what the chain asks for now.
 *
 * @throws {FeeTooHigh} where that is more than the operator allows
 */
export async function signAnchor(
  { chain, account, maxFee }: Pipeline,
  { to, data }: { to: Hex; data: Hex },
  { nonce, config, replaces }: SignOptions,
): Promise<Attempt> {
  const { client, deployment } = chain;
  const asked = await client.estimateFeesPerGas();
  const least = (fee: string | undefined) => (fee === undefined ? 0n : (BigInt(fee) * 125n) / 100n + 1n);
  const max = (a: bigint, b: bigint) => (a > b ? a : b);
  const maxFeePerGas = max(asked.maxFeePerGas, least(replaces?.maxFee));
  const maxPriorityFeePerGas = max(asked.maxPriorityFeePerGas, least(replaces?.tip));
  if (maxFeePerGas > maxFee) throw new FeeTooHigh(maxFeePerGas, maxFee);
  // A replacement can't be estimated where what it replaces counts already; and the work is the same for any anchor.
  const gas = replaces === null ? ((await estimateGas(client, { account, to, data })) * 12n) / 10n : REPLACEMENT_GAS;
  const raw = await account.signTransaction({
    type: "eip1559",
    chainId: deployment.chainId,
    nonce,
    to,
    data,
    gas,
    maxFeePerGas,
    maxPriorityFeePerGas,
  });
  const tip = maxPriorityFeePerGas.toString();
  return { hash: keccak256(raw), raw, nonce, config, maxFee: maxFeePerGas.toString(), tip, at: wallSeconds() };
}

/** An anchor takes some 55,000, more where calldata is dear (rollups). What isn't used isn't paid. */
const REPLACEMENT_GAS = 400_000n;
