import { defaultHasher } from "./defaultHasher.ts";
import { MerkleTree } from "./MerkleTree.ts";
import { RewardLeaves } from "./RewardLeaves.ts";
import type { RewardPoolPlace } from "./rewardLeaf.ts";
import type { TreeHasher } from "./TreeHasher.ts";

/**
 * The tree of a statement; leaf `i` is account `i`.
 *
 * @param accounts Lower case, each once.
 * @param hasher In Node `twoThreadHasher` gives one that uses two cores.
 * @param expected How many accounts there will be, if that's known: saves memory.
 * @throws {MerkleError} without accounts, or where one is malformed.
 * @throws {MalformedId}
 * @example rewardTree({ chainId: 1, pool, campaign: 7, token }, [{ account, cumulative: 100n }]).root
 */
export function rewardTree(
  place: RewardPoolPlace,
  accounts: Iterable<{ readonly account: string; readonly cumulative: bigint }>,
  hasher: TreeHasher = defaultHasher(),
  expected = Array.isArray(accounts) ? accounts.length : 0,
): MerkleTree {
  const leaves = new RewardLeaves(place, expected, hasher);
  for (const { account, cumulative } of accounts) leaves.add(account, cumulative);
  return new MerkleTree(leaves.hashes(), hasher);
}
