import { Hono } from "hono";
import { cors } from "hono/cors";
import { create, type KuboRPCClient } from "kubo-rpc-client";
import type { Logger } from "pino";
import { type BallotOptions, ballotRoutes } from "./ballots/ballotRoutes.ts";
import type { RelayConfig } from "./config.ts";
import { answerProblem, foreignOrigin, ipfsUnavailable, noSuchRoute, takesFilesOnly } from "./problems.ts";
import { uploadRoutes } from "./uploads/uploadRoutes.ts";
import { version } from "./version.ts";

/** The relay over HTTP. @param ballots what taking signed messages needs; null: it takes files only */
export function relayApp(
  config: RelayConfig,
  log: Logger,
  ipfs: KuboRPCClient = create({ url: config.IPFS_API_URL }),
  ballots: BallotOptions | null = null,
): Hono {
  const app = new Hono();
  app.use(
    cors({
      origin: config.APP_ORIGIN,
      allowMethods: ["GET", "POST"],
      allowHeaders: ["content-type"],
      exposeHeaders: ["retry-after"],
      maxAge: 600,
    }),
  );
  app.use(async (c, next) => {
    c.header("x-content-type-options", "nosniff");
    const origin = c.req.header("origin");
    // Without it a foreign page could still make a visitor's browser upload, blind.
    if (origin !== undefined && !config.APP_ORIGIN.includes(origin)) throw foreignOrigin(origin);
    await next();
  });
  app.get("/health", (c) => c.json({ ok: true, version }));
  app.get("/ready", async (c) => {
    await ipfs.version({ signal: AbortSignal.timeout(5000) }).catch((cause: unknown) => {
      throw ipfsUnavailable(cause);
    });
    return c.json({ ready: true });
  });
  app.route("/", uploadRoutes(config, ipfs, log));
  if (ballots !== null) app.route("/", ballotRoutes(ballots));
  else {
    app.get("/v1/relay", (c) => c.json({ relay: null, chainId: null, anchorWithin: null }));
    app.all("/v1/ballots/*", () => {
      throw takesFilesOnly();
    });
  }
  app.notFound((c) => answerProblem(c, noSuchRoute(c.req.method, c.req.path)));
  app.onError((error, c) => {
    if (!("code" in error)) log.error(error);
    return answerProblem(c, error);
  });
  return app;
}
