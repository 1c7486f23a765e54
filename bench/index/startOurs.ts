import { join } from "node:path";
import { root } from "../../scripts/runtime/paths.ts";
import { freePort } from "../../scripts/runtime/ports.ts";
import { type Indexer, startIndexer } from "./Indexer.ts";

export interface Where {
  /** Of the chain: http:// or ws://. */
  rpcUrl: string;
  /** A PostgreSQL's URL, or a folder for PGlite. */
  database: string;
}

/**
 * The product's own indexer with its API, whole. Its IPFS doesn't answer, so that nothing but the chain is read.
 *
 * @param settings of its environment, over its defaults
 */
export async function startOurs(
  { rpcUrl, database }: Where,
  deploymentPath: string,
  settings: Record<string, string> = {},
): Promise<Indexer> {
  const port = await freePort();
  return startIndexer({
    command: [process.execPath, join(root, "indexer", "src", "main.ts")],
    cwd: root,
    url: `http://127.0.0.1:${port}`,
    newest: "/v1/works?limit=1&standing=any&verification=any",
    env: {
      RPC_URL: rpcUrl,
      DEPLOYMENT: deploymentPath,
      IPFS_API_URL: "http://127.0.0.1:9",
      PORT: String(port),
      LOG_LEVEL: "warn",
      ...(database.includes("://") ? { DATABASE_URL: database } : { COLOPHON_DATA: database }),
      ...settings,
    },
  });
}
