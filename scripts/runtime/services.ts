import { join } from "node:path";
import { LOCAL_RELAY_KEY } from "./localRelay.ts";
import { pathsIn } from "./paths.ts";
import type { Ports } from "./ports.ts";
import { Service, type ServiceOptions } from "./Service.ts";

/** Where everything of a stack is reached, without slashes at the end. */
export interface Urls {
  app: string;
  rpc: string;
  api: string;
  relay: string;
  ipfsApi: string;
  gateway: string;
}

export function urlsOf(ports: Ports): Urls {
  const on = (port: number) => `http://127.0.0.1:${port}`;
  return {
    app: on(ports.app),
    rpc: on(ports.chain),
    api: on(ports.api),
    relay: on(ports.relay),
    ipfsApi: on(ports.ipfsRpc),
    gateway: on(ports.gateway),
  };
}

export interface ServicesOptions {
  dataDir: string;
  ports: Ports;
  /** PostgreSQL instead of the embedded database. */
  databaseUrl?: string;
  /** How pages reach the relay, where something stands in front of it. */
  relayFront?: string;
  /** What the relay is told beside what every local one is. */
  relayEnv?: Record<string, string>;
  watch: Pick<ServiceOptions, "onStart" | "onLine" | "onGiveUp">;
}

/** Our services, not started yet. The environment of each is what docs/architecture.md says. */
export function servicesOf({ dataDir, ports, databaseUrl, relayFront, relayEnv, watch }: ServicesOptions) {
  const urls = urlsOf(ports);
  const paths = pathsIn(dataDir);
  // A person may open the page by either name.
  const origins = `${urls.app},http://localhost:${ports.app}`;
  const common = { HOST: "127.0.0.1", COLOPHON_DATA: dataDir, APP_ORIGIN: origins };
  const make = (name: string, entry: string, port: number, health: string, env: Record<string, string>) =>
    new Service({
      name,
      entry,
      env: { ...common, PORT: String(port), ...env },
      readyUrl: health,
      logs: paths.logs,
      ...watch,
    });
  return {
    ipfs: make("ipfs", "ipfs/src/main.ts", ports.ipfsRpc, `${urls.gateway}/health`, {
      GATEWAY_PORT: String(ports.gateway),
      IPFS_DATA: paths.ipfs,
    }),
    indexer: make("indexer", "indexer/src/main.ts", ports.api, `${urls.api}/health`, {
      RPC_URL: urls.rpc,
      DEPLOYMENT: paths.deployment,
      IPFS_API_URL: urls.ipfsApi,
      IPFS_GATEWAY_URL: urls.gateway,
      // An empty one means the embedded database, whatever the shell that started us has set.
      DATABASE_URL: databaseUrl ?? "",
    }),
    relay: make("relay", "relay/src/main.ts", ports.relay, `${urls.relay}/health`, {
      IPFS_API_URL: urls.ipfsApi,
      RPC_URL: urls.rpc,
      DEPLOYMENT: paths.deployment,
      DATABASE_URL: databaseUrl ?? "",
      RELAY_KEY: LOCAL_RELAY_KEY,
      // Whoever tries it out shouldn't have to wait for ten minutes.
      BATCH_SECONDS: "10",
      ...relayEnv,
    }),
    app: (dist: string) =>
      make("app", join("scripts", "app", "main.ts"), ports.app, `${urls.app}/health`, {
        APP_DIST: dist,
        DEPLOYMENT: paths.deployment,
        RPC_URL: urls.rpc,
        API_URL: urls.api,
        RELAY_URL: relayFront ?? urls.relay,
        IPFS_GATEWAY_URL: urls.gateway,
        CHAIN_NAME: "Local chain",
        LOCAL: "1",
      }),
  };
}
