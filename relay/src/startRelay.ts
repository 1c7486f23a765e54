import type { AddressInfo } from "node:net";
import { ColophonError } from "@colophon/sdk/errors/ColophonError.ts";
import { serve } from "@hono/node-server";
import { create } from "kubo-rpc-client";
import { pino } from "pino";
import type { Step } from "./batches/pipeline.ts";
import { anchoringConfig, relayConfig } from "./config.ts";
import { relayApp } from "./relayApp.ts";
import { type Anchoring, startAnchoring } from "./startAnchoring.ts";

/** Until a request's head has come. */
const HEADERS_MS = 30_000;
/** Until a connection on which nothing moves is ended: the IPFS node may take two minutes to pin what came. */
const IDLE_MS = 300_000;

/**
 * Runs the relay until SIGTERM or SIGINT. What keeps it from starting is told in words, with status 1.
 *
 * @param env the environment, docs/operations.md
 * @param afterStep told after each step of a batch
 */
export async function startRelay(
  env: Readonly<Record<string, string | undefined>>,
  afterStep?: (step: Step) => Promise<void>,
): Promise<void> {
  const log = pino({ name: "relay" });
  const { config, ipfs, anchoring } = await prepare().catch((error: unknown) => {
    console.error(error instanceof ColophonError ? error.message : error);
    process.exit(1);
  });

  async function prepare() {
    const config = relayConfig(env);
    const settings = anchoringConfig(config);
    const ipfs = create({ url: config.IPFS_API_URL });
    const anchoring: Anchoring | null = settings && (await startAnchoring(config, settings, ipfs, log, afterStep));
    return { config, ipfs, anchoring };
  }

  const server = serve(
    {
      fetch: relayApp(config, log, ipfs, anchoring).fetch,
      hostname: config.HOST,
      port: config.PORT,
    },
    ({ address, port }: AddressInfo) => log.info({ url: `http://${address}:${port}` }, "listening"),
  );
  server.maxConnections = config.MAX_CONNECTIONS;
  if ("requestTimeout" in server) {
    // A large file on a slow line takes hours; an upload that stalls is given up by its own clock, and so is a message.
    server.requestTimeout = 0;
    server.headersTimeout = HEADERS_MS;
    server.timeout = Math.max(IDLE_MS, 2_000 * config.UPLOAD_PATIENCE);
  }
  server.once("error", (error) => {
    log.fatal(error, "can't listen");
    process.exit(1);
  });

  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      log.info({ signal }, "ending");
      setTimeout(() => process.exit(0), 5000).unref();
      const closed = new Promise((resolve) => server.close(resolve));
      if ("closeIdleConnections" in server) server.closeIdleConnections();
      void Promise.all([closed, anchoring?.stop()]).then(() => process.exit(0));
    });
  }
}
