import { type Account, parseAccount } from "../ids/account.ts";
import { MerkleError } from "./errors.ts";
import { MerkleTree } from "./MerkleTree.ts";
import { RewardLeaves } from "./RewardLeaves.ts";
import type { RewardPoolPlace } from "./rewardLeaf.ts";

/** One account's leaf: everything that it earned from the pool so far, in the token's smallest unit. */
export interface RewardLeaf {
  readonly account: string;
  readonly cumulative: bigint;
}

/** What `claimBatch` takes. */
export interface ClaimBatch {
  readonly campaign: number;
  readonly token: Account;
  readonly accounts: readonly Account[];
  readonly cumulatives: readonly bigint[];
  readonly proof: readonly `0x${string}`[];
  readonly flags: readonly boolean[];
}

/**
 * Several accounts' claims on one statement, proven together.
 *
 * @param place Which pool.
 * @param leaves All accounts of the standing statement, as its file lists them.
 * @param accounts Who is to be paid; each in the list, none twice.
 * @throws {MerkleError} for an account without a leaf, one named twice, or no account at all.
 * @throws {MalformedId}
 * @example await claimBatch(client, { deployment, ...claimBatchOf(place, statement.accounts, [ann, bob]) });
 */
export function claimBatchOf(
  place: RewardPoolPlace,
  leaves: readonly RewardLeaf[],
  accounts: readonly string[],
): ClaimBatch {
  const hashed = new RewardLeaves(place, leaves.length);
  const places = new Map<string, number>();
  for (const [index, { account, cumulative }] of leaves.entries()) {
    const parsed = parseAccount(account);
    hashed.add(parsed, cumulative);
    places.set(parsed, index);
  }
  if (accounts.length === 0) throw new MerkleError("no-leaves");
  const named = accounts.map((account) => {
    const index = places.get(parseAccount(account));
    if (index === undefined) throw new MerkleError("no-such-leaf", { account });
    return index;
  });
  const { leaves: order, proof, flags } = new MerkleTree(hashed.hashes()).multiProof(named);
  const chosen = order.flatMap((index) => leaves[index] ?? []);
  return {
    campaign: place.campaign,
    token: parseAccount(place.token),
    accounts: chosen.map(({ account }) => parseAccount(account)),
    cumulatives: chosen.map(({ cumulative }) => cumulative),
    proof,
    flags,
  };
}
