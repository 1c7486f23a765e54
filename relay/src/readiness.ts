import { sql } from "drizzle-orm";
import type { KuboRPCClient } from "kubo-rpc-client";
import type { RelayChain } from "./chain/relayChain.ts";
import { chainUnavailable, databaseUnavailable, ipfsUnavailable } from "./problems.ts";
import type { Db } from "./store/openStore.ts";

const PATIENCE_MS = 5_000;
/** Whoever asks more often gets the last answer: each look costs a request to everything that is asked. */
const FRESH_MS = 1_000;

/**
 * Looks whether all that the relay works with is there: the IPFS node; and where it anchors, chain and database.
 *
 * @param anchoring null: it takes files only
 * @returns what settles where all is, and throws {RelayProblem} `ipfs-unavailable` `chain-unavailable` `database-unavailable` otherwise
 */
export function readiness(
  ipfs: KuboRPCClient,
  anchoring: { db: Db; chain: RelayChain } | null,
  now: () => number = () => performance.now(),
): () => Promise<void> {
  const look = async (): Promise<void> => {
    const looks: Promise<unknown>[] = [
      within(ipfs.version({ signal: AbortSignal.timeout(PATIENCE_MS) }), ipfsUnavailable),
    ];
    if (anchoring !== null) {
      looks.push(
        within(anchoring.db.execute(sql`select 1`), databaseUnavailable),
        within(anchoring.chain.client.getBlockNumber({ cacheTime: 0 }), chainUnavailable),
      );
    }
    await Promise.all(looks);
  };
  let last: { at: number; answer: Promise<void> } | null = null;
  return () => {
    if (last === null || now() - last.at >= FRESH_MS) {
      last = { at: now(), answer: look() };
    }
    return last.answer;
  };
}

/** What comes in time; else the problem. */
async function within(task: PromiseLike<unknown>, problem: (cause: unknown) => Error): Promise<unknown> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${PATIENCE_MS / 1000} s`)), PATIENCE_MS);
  });
  try {
    return await Promise.race([task, late]);
  } catch (cause) {
    throw problem(cause);
  } finally {
    clearTimeout(timer);
  }
}
