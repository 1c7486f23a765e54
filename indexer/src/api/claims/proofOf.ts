import { MerkleError } from "@colophon/sdk/merkle/errors.ts";
import { type RewardPoolPlace, rewardLeaf } from "@colophon/sdk/merkle/rewardLeaf.ts";
import type { Logger } from "pino";
import type { Hex } from "viem";
import type { Db } from "../../store/openDatabase.ts";
import { proveStored } from "../../store/trees/proveStored.ts";

/**
 * What an account needs to claim against a root; null where there is no proof that leads there. What is damaged in the database is told
 * to who runs this, and keeps nobody from claims on other pools.
 */
export async function proofOf(
  { db, log }: { readonly db: Db; readonly log: Logger },
  root: Hex,
  place: RewardPoolPlace,
  { account, cumulative }: { readonly account: Hex; readonly cumulative: bigint },
): Promise<Hex[] | null> {
  try {
    return await proveStored(db, root, rewardLeaf(place, account, cumulative));
  } catch (error) {
    if (!(error instanceof MerkleError)) throw error;
    log.error(
      { err: error, root, account },
      "a stored tree is damaged: delete its row of trees, and set next_attempt to 0 for its root in statement_files",
    );
    return null;
  }
}
