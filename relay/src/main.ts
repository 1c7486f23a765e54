import type { AddressInfo } from "node:net";
import { ColophonError } from "@colophon/sdk/errors/ColophonError.ts";
import { serve } from "@hono/node-server";
import { pino } from "pino";
import { type RelayConfig, relayConfig } from "./config.ts";
import { relayApp } from "./relayApp.ts";

/** The relay as a process. It keeps nothing itself: what it has taken is in IPFS. */
const log = pino({ name: "relay" });
let config: RelayConfig;
try {
  config = relayConfig(process.env);
} catch (error) {
  console.error(error instanceof ColophonError ? error.message : error);
  process.exit(1);
}

const server = serve(
  { fetch: relayApp(config, log).fetch, hostname: config.HOST, port: config.PORT },
  ({ address, port }: AddressInfo) => log.info({ url: `http://${address}:${port}` }, "listening"),
);
// A large file on a slow line takes hours; an upload that stalls is given up by its own clock.
if ("requestTimeout" in server) server.requestTimeout = 0;
server.once("error", (error) => {
  log.fatal(error, "can't listen");
  process.exit(1);
});

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    log.info({ signal }, "ending");
    server.close(() => process.exit(0));
    if ("closeIdleConnections" in server) server.closeIdleConnections();
    setTimeout(() => process.exit(0), 5000).unref();
  });
}
