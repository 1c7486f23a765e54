import { createHmac } from "node:crypto";
import { readDeployment } from "@colophon/sdk/deployment/readDeployment.ts";
import type { KuboRPCClient } from "kubo-rpc-client";
import type { Logger } from "pino";
import { parseGwei } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import type { BallotOptions } from "./ballots/ballotRoutes.ts";
import { pollDocuments } from "./ballots/pollDocuments.ts";
import type { Pipeline, Step } from "./batches/pipeline.ts";
import { runBatches } from "./batches/runBatches.ts";
import { relayChain } from "./chain/relayChain.ts";
import { worksChain } from "./chain/worksChain.ts";
import type { AnchoringConfig, RelayConfig } from "./config.ts";
import { captchaOf } from "./contributions/captcha.ts";
import { openUploads } from "./files/openUploads.ts";
import type { IntakeRoutesOptions } from "./intakeRoutes.ts";
import { runPublishing } from "./publish/runPublishing.ts";
import { openStore } from "./store/openStore.ts";

export interface Anchoring {
  /** What the routes need. */
  ballots: BallotOptions;
  intake: IntakeRoutesOptions;
  stop(): Promise<void>;
}

/** Beyond the wait for a batch: until its file is stored and its transaction is in a block. */
const ON_ITS_WAY = 120;

/**
 * Starts what takes signed messages and anchors them.
 *
 * @param afterStep told after each step of a batch; tests end the process there
 * @throws {DeploymentMissing} {DeploymentInvalid}; {RelayProblem} `database-owned`
 */
export async function startAnchoring(
  config: RelayConfig,
  anchoring: AnchoringConfig,
  ipfs: KuboRPCClient,
  log: Logger,
  afterStep: (step: Step) => Promise<void> = async () => undefined,
): Promise<Anchoring> {
  const deployment = await readDeployment(anchoring.deploymentPath);
  const account = privateKeyToAccount(anchoring.key);
  const chain = relayChain(anchoring.rpcUrl, deployment);
  const store = await openStore(anchoring.database);
  const stop = new AbortController();
  // What relays on one database share: their key is one.
  const secret = createHmac("sha256", anchoring.key).update("colophon relay").digest();
  const folder = await openUploads(store.db, anchoring.files);
  const pipeline: Pipeline = {
    db: store.db,
    chain,
    ipfs,
    account,
    log,
    batchSeconds: config.BATCH_SECONDS,
    batchLeaves: config.BATCH_LEAVES,
    stuckSeconds: config.STUCK_SECONDS,
    maxFee: parseGwei(String(config.MAX_FEE_GWEI)),
    confirmations: config.CONFIRMATIONS,
    budgets: config.BRAND_BUDGETS,
    folder,
    publishConfirmations: config.PUBLISH_CONFIRMATIONS,
    afterStep,
  };
  const rounds = { store, roundMs: config.ROUND_MS, signal: stop.signal };
  const running = Promise.all([
    runBatches(pipeline, rounds),
    runPublishing(pipeline, { ...rounds, expire: config.FILES_EXPIRE }),
  ]);
  const anchorWithin = config.BATCH_SECONDS + ON_ITS_WAY;
  log.info({ relay: account.address, chainId: deployment.chainId }, "anchoring");
  return {
    ballots: { db: store.db, account, config, chain, documents: pollDocuments(ipfs), anchorWithin },
    intake: {
      db: store.db,
      lockAlone: store.lockAlone,
      account,
      config,
      chain,
      works: worksChain(chain, account.address),
      folder,
      ipfs,
      secret,
      captcha: captchaOf(config),
      anchorWithin,
      log,
    },
    stop: async () => {
      stop.abort();
      await running;
      await store.close();
    },
  };
}
