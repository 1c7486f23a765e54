import { MerkleTree } from "@colophon/sdk/merkle/MerkleTree.ts";
import { rewardLeafHasher } from "@colophon/sdk/merkle/rewardLeaf.ts";
import { readStatement } from "@colophon/sdk/rewards/readStatement.ts";
import { MalformedStatement } from "@colophon/sdk/rewards/statementErrors.ts";
import { and, eq, sql } from "drizzle-orm";
import type { Hex } from "viem";
import { IndexerError } from "../errors.ts";
import { chunks } from "../store/chunks.ts";
import { statementFiles } from "../store/factTables.ts";
import { IpfsUnreachableError } from "./blockSource.ts";
import type { FactLane, FactOptions } from "./factLane.ts";
import { reasonOf, retryAt } from "./retryAt.ts";
import { ContentTooLargeError, NonCanonicalError, walkContent } from "./walkContent.ts";

interface Due {
  campaign: number;
  token: Hex;
  root: Hex;
  statement: Hex;
  codec: number;
  attempts: number;
}

/** A statement file of another pool, or one that doesn't lead to the root on chain. */
export class WrongStatementError extends IndexerError {
  constructor(why: string) {
    super("wrong-statement", `The statement file can't be used: ${why}.`);
  }
}

/** Largest statement file that is read, in bytes: some millions of accounts and works. */
const LARGEST = 4 * 2 ** 30;

/** Reads statement files, and keeps the leaves of those that lead to their root. */
export function statementsLane(options: FactOptions): FactLane<Due> {
  const { db, signal, log } = options;
  return {
    name: "statements",
    width: 1,
    due: (now, limit) =>
      db
        .select({
          campaign: statementFiles.campaign,
          token: statementFiles.token,
          root: statementFiles.root,
          statement: statementFiles.statement,
          codec: statementFiles.codec,
          attempts: statementFiles.attempts,
        })
        .from(statementFiles)
        .where(sql`${statementFiles.nextAttempt} <= ${now}`)
        .orderBy(statementFiles.attempts, statementFiles.nextAttempt)
        .limit(limit),
    settle: async (item) => {
      const { campaign, token, root, statement, codec, attempts } = item;
      const key = and(
        eq(statementFiles.campaign, campaign),
        eq(statementFiles.token, token),
        eq(statementFiles.root, root),
        eq(statementFiles.statement, statement),
        eq(statementFiles.codec, codec),
      );
      try {
        const leaves = await readLeaves(options, item);
        await db.transaction(async (tx) => {
          for (const rows of chunks(leaves.map((leaf) => ({ root, campaign, token, ...leaf })))) {
            await tx.execute(
              sql`insert into statement_leaves (root, account, campaign, token, cumulative)
                select decode(substr(root, 3), 'hex'), decode(substr(account, 3), 'hex'), campaign, decode(substr(token, 3), 'hex'), cumulative
                from json_to_recordset(${JSON.stringify(rows)}::json) as leaf(root text, account text, campaign bigint, token text, cumulative numeric)
                on conflict do nothing`,
            );
          }
          await tx
            .update(statementFiles)
            .set({ state: "valid", error: null, attempts: attempts + 1, nextAttempt: null })
            .where(key);
        });
        log.info({ campaign, token, root, accounts: leaves.length }, "a statement was read");
      } catch (error) {
        if (signal.aborted || error instanceof IpfsUnreachableError) throw error;
        const never = [MalformedStatement, WrongStatementError, NonCanonicalError, ContentTooLargeError].some(
          (sort) => error instanceof sort,
        );
        log.warn({ campaign, token, root, err: reasonOf(error) }, "a statement can't be read");
        await db
          .update(statementFiles)
          .set({
            state: never ? "invalid" : "unavailable",
            error: reasonOf(error),
            attempts: attempts + 1,
            nextAttempt: never ? null : retryAt(attempts),
          })
          .where(key);
      }
    },
  };
}

/** @throws WrongStatementError, MalformedStatement, and what `walkContent` throws */
async function readLeaves({ blocks, chainId, rewardPools, signal }: FactOptions, item: Due) {
  const { campaign, token, root, statement, codec } = item;
  const hash = rewardLeafHasher({ chainId, pool: rewardPools, campaign, token });
  const leaves: { account: Hex; cumulative: string }[] = [];
  const walk = walkContent({ source: blocks, digest: statement, codec, maxBytes: LARGEST, signal });
  for await (const line of readStatement(walk)) {
    if (line.kind === "header") {
      const { value } = line;
      const ours = value.chainId === chainId && value.pool === rewardPools && value.campaign === campaign;
      if (!ours || value.token !== token) throw new WrongStatementError("it is of another pool");
      if (value.root !== root) throw new WrongStatementError(`it names the root ${value.root}, on chain is ${root}`);
    } else if (line.kind === "account") {
      leaves.push({ account: line.value.account as Hex, cumulative: line.value.cumulative });
    }
  }
  const hashes = new Uint8Array(leaves.length * 32);
  leaves.forEach(({ account, cumulative }, index) => {
    hash(account, BigInt(cumulative), hashes.subarray(index * 32, index * 32 + 32));
  });
  const found = new MerkleTree(hashes).root;
  if (found !== root) throw new WrongStatementError(`its accounts lead to the root ${found}, on chain is ${root}`);
  return leaves;
}
