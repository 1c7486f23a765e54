import type { Hex } from "viem";
import { keccak256, parseTransaction } from "viem";
import { estimateGas } from "viem/actions";
import type { SignedCall } from "../store/tables.ts";
import { CostTooHigh, FeeTooHigh, PaysEnough, TooMuchGas } from "./errors.ts";
import { type Pipeline, wallSeconds } from "./pipeline.ts";

export interface SignOptions {
  nonce: number;
  /** The transaction whose place it takes: nodes want at least a tenth more for that. */
  replaces: SignedCall | null;
  /** What a smart account's code takes to look at a signature is that account's to say, and ours to pay. */
  mostGas?: bigint | undefined;
  /** In wei, with all the gas and the fee that it may take. */
  mostCost?: bigint | undefined;
}

/** A replacement pays at most so many times what the chain asks for: where that gets it into no block (the chain stands still, say), more wouldn't. */
const MOST_TIMES = 8n;

/**
 * Signs a transaction, with what the chain asks for now.
 *
 * @throws {FeeTooHigh} where that is more than the operator allows; {PaysEnough} where only a replacement would be; {TooMuchGas} {CostTooHigh}
 */
export async function signCall(
  { chain, account, maxFee }: Pipeline,
  { to, data }: { to: Hex; data: Hex },
  { nonce, replaces, mostGas, mostCost }: SignOptions,
): Promise<SignedCall> {
  const { client, deployment } = chain;
  const asked = await client.estimateFeesPerGas();
  const least = (fee: string | undefined) => (fee === undefined ? 0n : (BigInt(fee) * 125n) / 100n + 1n);
  const max = (a: bigint, b: bigint) => (a > b ? a : b);
  const min = (a: bigint, b: bigint) => (a < b ? a : b);
  const maxFeePerGas = max(asked.maxFeePerGas, least(replaces?.maxFee));
  const maxPriorityFeePerGas = max(asked.maxPriorityFeePerGas, least(replaces?.tip));
  if (asked.maxFeePerGas > maxFee) throw new FeeTooHigh(asked.maxFeePerGas, maxFee);
  if (replaces !== null) {
    const most = min(maxFee, asked.maxFeePerGas * MOST_TIMES);
    if (maxFeePerGas > most) throw new PaysEnough(BigInt(replaces.maxFee), most);
  }
  // A replacement can't be estimated where what it replaces counts already; and it is the same call.
  const gas =
    replaces === null
      ? ((await estimateGas(client, { account, to, data })) * 12n) / 10n
      : parseTransaction(replaces.raw).gas;
  if (gas === undefined) throw new Error("a transaction without gas was signed");
  if (mostGas !== undefined && gas > mostGas) throw new TooMuchGas(gas, mostGas);
  const cost = gas * maxFeePerGas;
  if (mostCost !== undefined && cost > mostCost) throw new CostTooHigh(cost, mostCost);
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
  return { hash: keccak256(raw), raw, nonce, maxFee: maxFeePerGas.toString(), tip, at: wallSeconds() };
}
