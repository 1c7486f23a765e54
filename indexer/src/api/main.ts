/** An API of its own over an index in PostgreSQL: as many as needed beside one indexer. */
import { pino } from "pino";
import { parseApiConfig } from "../config/parseConfig.ts";
import { endOnSignals, runMain } from "../process.ts";
import { openDatabase } from "../store/openDatabase.ts";
import { createApp } from "./createApp.ts";
import { openApiState } from "./openApiState.ts";
import { serveApi } from "./serveApi.ts";

await runMain(async () => {
  const config = parseApiConfig(process.env);
  const log = pino({ name: "api", level: config.logLevel });
  const database = await openDatabase({ url: config.databaseUrl, writer: false });
  const state = await openApiState(database, config.databaseReadUrl, log);
  const app = createApp({ db: state.db, head: state.head, log, origins: config.origins });
  const server = await serveApi(app, config.host, config.port);
  log.info({ port: server.port }, "the API is served");
  await endOnSignals();
  await server.close();
  await state.close();
  await database.close();
});
