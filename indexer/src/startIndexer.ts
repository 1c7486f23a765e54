import { signatureThreads } from "@colophon/sdk/signatures/node/signatureThreads.ts";
import type { Logger } from "pino";
import { createApp } from "./api/createApp.ts";
import { openApiState } from "./api/openApiState.ts";
import { serveApi } from "./api/serveApi.ts";
import { followedDeployment } from "./config/followedDeployment.ts";
import type { IndexerConfig } from "./config/parseConfig.ts";
import { gatewayBlocks } from "./content/blockSource.ts";
import { countUnsettled } from "./content/countUnsettled.ts";
import { findFacts } from "./content/findFacts.ts";
import { kuboBlocks } from "./content/kuboBlocks.ts";
import { logDecoder } from "./handlers/decodeLog.ts";
import { openDatabase } from "./store/openDatabase.ts";
import { chainSource } from "./sync/chainSource.ts";
import { checkDeployment, clearIndex } from "./sync/cursor.ts";
import { followChain } from "./sync/followChain.ts";

export interface Running {
  port: number;
  /** Settles when following ends: by `stop`, or with what made it impossible, such as another indexer on the database. */
  ended: Promise<void>;
  /** Facts that nobody has tried to find out yet. */
  unsettled(): Promise<number>;
  stop(): Promise<void>;
}

/**
 * Starts the indexer with its API.
 *
 * @param options.reindex forget what was indexed and read the chain anew
 * @throws DeploymentMissing, DeploymentInvalid, DatabaseOwnedError, OtherDeploymentError, ListenError
 */
export async function startIndexer(
  config: IndexerConfig,
  log: Logger,
  options: { reindex: boolean },
): Promise<Running> {
  const deployed = await followedDeployment(config.deploymentPath);
  const { contributions, curation, rewardPools, royalties, editions } = deployed;
  const source = chainSource(config.rpcUrl, [contributions, curation, rewardPools, royalties, editions]);
  const database = await openDatabase(
    "url" in config.database ? { ...config.database, writer: true } : config.database,
  );
  const { db } = database;
  const stop = new AbortController();
  try {
    if (options.reindex) {
      await clearIndex(db);
      log.warn("--reindex: what was indexed is forgotten, the chain is read anew");
    }
    await checkDeployment(db, deployed);
    // Never by the indexer's own connections: what people ask for mustn't keep blocks waiting, and ends after a while.
    const own = "url" in config.database ? config.database.url : undefined;
    const api = await openApiState(database, config.databaseReadUrl ?? own, log);
    const app = createApp({ db: api.db, head: api.head, log, origins: config.origins });
    const server = await serveApi(app, config.host, config.port);
    log.info({ port: server.port, database: database.kind, rpc: hostOf(config.rpcUrl) }, "indexer and API are up");
    const following = followChain({
      db,
      source,
      decode: logDecoder(deployed),
      deployed,
      log,
      finality: config.finality,
      pollMs: config.pollMs,
      signal: stop.signal,
    });
    const signatures = signatureThreads();
    const facts = findFacts(database, {
      db,
      openBlocks: (connections) =>
        config.ipfsApiUrl ? kuboBlocks(config.ipfsApiUrl, { connections }) : gatewayBlocks(config.ipfsGatewayUrl ?? ""),
      client: source.client,
      chainId: deployed.chainId,
      rewardPools: deployed.rewardPools,
      contributions: deployed.contributions,
      curation: deployed.curation,
      signatures,
      maxBytes: config.maxContentBytes,
      log,
      signal: stop.signal,
    });
    return {
      port: server.port,
      ended: Promise.race([Promise.all([following, facts]).then(() => undefined), database.lost]),
      unsettled: () => countUnsettled(db),
      stop: async () => {
        stop.abort();
        source.close();
        // What waits for a signature to be checked would else be waited for.
        await signatures.close();
        await Promise.allSettled([following, facts]);
        await server.close();
        await api.close();
        await database.close();
      },
    };
  } catch (error) {
    source.close();
    await database.close();
    throw error;
  }
}

/** Without the key that a provider's URL may carry. */
function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : "?";
}
