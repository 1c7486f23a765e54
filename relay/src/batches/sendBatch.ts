import { worksAbi } from "@colophon/sdk/abis/worksAbi.ts";
import { encodeRequest } from "@colophon/sdk/actions/requests/encodeRequest.ts";
import { simulateRequest } from "@colophon/sdk/actions/simulateRequest.ts";
import { and, eq, sql } from "drizzle-orm";
import type { Hex } from "viem";
import { readContract } from "viem/actions";
import { type Attempt, awaits, type Batch, batches, messages } from "../store/tables.ts";
import { batchRequest } from "./batchRequest.ts";
import { broadcast } from "./broadcast.ts";
import { endRefused } from "./endRefused.ts";
import { findOnChain } from "./findOnChain.ts";
import { nextNonce } from "./nextNonce.ts";
import { noteAnchored } from "./noteAnchored.ts";
import type { Pipeline } from "./pipeline.ts";
import { signAnchor } from "./signAnchor.ts";

/** A batch whose file is made. */
export type StoredBatch = Batch & { root: Hex; data: Hex; codec: "raw" | "dag-pb" };

/**
 * Puts a stored batch's root on chain: looks whether it is there, asks whether it would be taken, signs, writes the transaction down, and only
 * then sends it. A process that is killed anywhere in between leaves a batch that the next one finds as it is.
 *
 * @throws {ContractReverted} where the chain wouldn't take it now
 */
export async function sendBatch(pipeline: Pipeline, batch: StoredBatch): Promise<void> {
  const { db, chain, account, log } = pipeline;
  const { campaign, kind, root } = batch;
  const config = await configOf(pipeline, batch);
  for (const tried of new Set([config, ...batch.attempts.map((attempt) => attempt.config)])) {
    const time = await findOnChain(pipeline, batch, tried);
    if (time === null) continue;
    return noteAnchored(pipeline, batch, { config: tried, time, block: null, transaction: null });
  }
  if (kind === "contributions" && (await nextTime(pipeline)) <= (await lastParent(pipeline, batch))) return;
  const request = await batchRequest(pipeline, batch, config);
  let attempt: Attempt;
  try {
    await simulateRequest(chain.client, { account: account.address, request });
    // What was rehearsed may be refused when its gas is estimated: an account's code can tell the two apart.
    attempt = await signAnchor(pipeline, encodeRequest(request), {
      nonce: await nextNonce(pipeline),
      config,
      replaces: null,
      mostGas: batch.direct ? MOST_DIRECT_GAS : undefined,
    });
  } catch (error) {
    return endRefused(pipeline, batch, config, error);
  }
  const noted = await db
    .update(batches)
    .set({ state: "sent", config, attempts: [...batch.attempts, attempt], failures: 0, nextTry: 0, trouble: null })
    .where(and(eq(batches.id, batch.id), eq(batches.state, "stored")))
    .returning({ id: batches.id });
  if (noted.length === 0) return;
  await pipeline.afterStep("signed");
  await broadcast(pipeline, attempt);
  log.info({ batch: batch.id, campaign, kind, root, transaction: attempt.hash }, "a batch is on its way");
  await pipeline.afterStep("broadcast");
}

/** A work takes some 150,000; an account's own check of a signature rarely a tenth of the rest. */
const MOST_DIRECT_GAS = 1_000_000n;

/** Contributions are signed under one; votes and answers go under whichever holds. */
async function configOf({ chain }: Pipeline, { kind, config, campaign }: StoredBatch): Promise<Hex> {
  if (kind === "contributions" && config !== null) return config;
  return readContract(chain.client, {
    address: chain.deployment.contributions,
    abi: worksAbi,
    functionName: "configOf",
    args: [campaign],
  });
}

/** The least time that a block can have in which our transaction is. */
async function nextTime({ chain }: Pipeline): Promise<number> {
  return Number((await chain.client.getBlock({ blockTag: "pending" })).timestamp);
}

/** When the last of the works that a batch's works build on was anchored: rollups have several blocks a second, and earlier means a second earlier. */
async function lastParent({ db }: Pipeline, { id }: StoredBatch): Promise<number> {
  const [row] = await db
    .select({
      time: sql<number | null>`max((
        select b.time from relay.messages p join relay.batches b on b.id = p.batch where p.signed = ${awaits.parent}))::int`,
    })
    .from(messages)
    .innerJoin(awaits, eq(awaits.signed, messages.signed))
    .where(eq(messages.batch, id));
  return row?.time ?? 0;
}
