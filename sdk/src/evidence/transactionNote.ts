import { concat, type Hex, isHex, size, slice, stringToHex, toFunctionSelector } from "viem";
import { isDigest } from "../ids/digest.ts";
import { MalformedId } from "../ids/errors.ts";

/** What announces a note behind a call's arguments; wallets may put marks of their own after it. */
const TAG = stringToHex("colophon");

/** The calls of `RewardPools` that can carry a note, by selector, with the bytes of their arguments. */
const CALLS: ReadonlyMap<string, number> = new Map([
  [toFunctionSelector("dispute(uint32,address)"), 2 * 32],
  [toFunctionSelector("raise(uint32,address,bool)"), 3 * 32],
  [toFunctionSelector("decide(uint32,address,bytes32,uint128,bool)"), 5 * 32],
]);

/**
 * What is put behind a call's data, so that its transaction names a note (a raw block on IPFS): the evidence of a dispute, a raise's
 * reason, the arbiter's answer. The contract doesn't read it; whoever signed the transaction signed it too.
 *
 * @param digest sha2-256 of the note's block.
 * @throws {MalformedId}
 * @example { ...disputeStatementRequest(deployment, { campaign: 1, bond }), dataSuffix: noteSuffix(evidence.digest) }
 */
export function noteSuffix(digest: string): Hex {
  if (!isDigest(digest)) throw new MalformedId("digest", digest, "0x and 64 lower-case hex digits");
  return concat([TAG, digest as Hex]);
}

/**
 * The note that a transaction names; null where it names none. Only a transaction straight to the contract can: in a bundle nobody
 * could tell whose note it is.
 *
 * @param transaction As the chain gives it.
 * @param rewardPools Where the contract is, in lower case.
 * @example noteOf(await client.getTransaction({ hash }), deployment.rewardPools)
 */
export function noteOf(transaction: { to: string | null; input: string }, rewardPools: string): Hex | null {
  const { to, input } = transaction;
  if (to?.toLowerCase() !== rewardPools || !isHex(input) || size(input) < 4) return null;
  const length = CALLS.get(slice(input, 0, 4));
  if (length === undefined) return null;
  const begin = 4 + length;
  if (size(input) < begin + size(TAG) + 32) return null;
  if (slice(input, begin, begin + size(TAG)) !== TAG) return null;
  return slice(input, begin + size(TAG), begin + size(TAG) + 32);
}
