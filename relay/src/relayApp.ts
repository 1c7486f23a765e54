import { FILES_PATH } from "@colophon/sdk/api/intakeSchemas.ts";
import { ColophonError } from "@colophon/sdk/errors/ColophonError.ts";
import { Hono } from "hono";
import { cors } from "hono/cors";
import { create, type KuboRPCClient } from "kubo-rpc-client";
import type { Logger } from "pino";
import { type BallotOptions, ballotRoutes } from "./ballots/ballotRoutes.ts";
import { troubleOf } from "./batches/troubleOf.ts";
import type { RelayConfig } from "./config.ts";
import { type IntakeRoutesOptions, intakeRoutes } from "./intakeRoutes.ts";
import { answerProblem, foreignOrigin, noSuchRoute, takesFilesOnly } from "./problems.ts";
import { readiness } from "./readiness.ts";
import { uploadRoutes } from "./uploads/uploadRoutes.ts";
import { version } from "./version.ts";

/** Headers of tus (https://tus.io/protocols/resumable-upload), which pages of another origin may send and read. */
const TUS_REQUEST = ["tus-resumable", "upload-length", "upload-metadata", "upload-offset", "x-http-method-override"];
const TUS_ANSWER = ["location", "tus-resumable", "tus-max-size", "upload-offset", "upload-length", "upload-expires"];

/** The relay over HTTP. @param anchoring what taking signed messages needs; null: it takes files only */
export function relayApp(
  config: RelayConfig,
  log: Logger,
  ipfs: KuboRPCClient = create({ url: config.IPFS_API_URL }),
  anchoring: { ballots: BallotOptions; intake?: IntakeRoutesOptions } | null = null,
): Hono {
  const app = new Hono();
  app.use(
    cors({
      origin: config.APP_ORIGIN,
      allowMethods: ["GET", "POST", "HEAD", "PATCH", "DELETE"],
      allowHeaders: ["content-type", "authorization", ...TUS_REQUEST],
      exposeHeaders: ["retry-after", ...TUS_ANSWER],
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
  const checkReady = readiness(ipfs, anchoring?.ballots ?? null);
  app.get("/ready", async (c) => {
    await checkReady();
    return c.json({ ready: true });
  });
  app.route("/", uploadRoutes(config, ipfs, log, anchoring?.intake ?? null));
  if (anchoring !== null) {
    app.route("/", ballotRoutes(anchoring.ballots));
    if (anchoring.intake !== undefined) app.route("/", intakeRoutes(anchoring.intake));
  } else {
    app.get("/v1/relay", (c) => c.json({ relay: null, chainId: null, anchorWithin: null }));
    const signed = ["/v1/ballots/*", "/v1/contributions/*", "/v1/sessions/*", "/v1/claims/*"];
    for (const path of [...signed, `${FILES_PATH}/*`, "/v1/intake"]) {
      app.all(path, () => {
        throw takesFilesOnly();
      });
    }
  }
  app.notFound((c) => answerProblem(c, noSuchRoute(c.req.method, c.req.path)));
  app.onError((error, c) => {
    // By its class: what the system says (a full disk, say) has a code, too.
    if (!(error instanceof ColophonError))
      log.error({ err: troubleOf(error).logged, path: c.req.path }, "a request failed");
    return answerProblem(c, error);
  });
  return app;
}
