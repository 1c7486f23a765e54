/** The indexer's process: follows the chain into the database and serves the API. `--reindex` reads the chain anew. */
import { pino } from "pino";
import { parseIndexerConfig } from "./config/parseConfig.ts";
import { endOnSignals, runMain } from "./process.ts";
import { startIndexer } from "./startIndexer.ts";

await runMain(async () => {
  const config = parseIndexerConfig(process.env);
  const log = pino({ name: "indexer", level: config.logLevel });
  const running = await startIndexer(config, log, { reindex: process.argv.includes("--reindex") });
  await Promise.race([endOnSignals(), running.ended]);
  log.info("ending");
  await running.stop();
});
