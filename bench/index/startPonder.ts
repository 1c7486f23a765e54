import { join } from "node:path";
import { root } from "../../scripts/runtime/paths.ts";
import { freePort } from "../../scripts/runtime/ports.ts";
import { type Indexer, startIndexer } from "./Indexer.ts";
import type { Where } from "./startOurs.ts";

/** Where Ponder and its project lie, with a lock file of their own. */
export const ponderFolder = join(root, "bench", "ponder");

/** Ponder, as its own command starts it, on the same contract. `full`: keeping what the product keeps; else one insert and one upsert. */
export async function startPonder(
  { rpcUrl, database }: Where,
  works: string,
  handler: "least" | "full",
): Promise<Indexer> {
  const port = await freePort();
  const command = join(ponderFolder, "node_modules", "ponder", "dist", "esm", "bin", "ponder.js");
  return startIndexer({
    command: [process.execPath, command, "start", "--schema", "bench", "--port", String(port), "--log-level", "warn"],
    cwd: ponderFolder,
    url: `http://127.0.0.1:${port}`,
    newest: "/works?limit=1",
    env: {
      CHAIN_URL: rpcUrl,
      WORKS_ADDRESS: works,
      HANDLER: handler,
      PONDER_TELEMETRY_DISABLED: "1",
      ...(database.includes("://") ? { DATABASE_URL: database } : { PGLITE_FOLDER: database }),
    },
  });
}
