import { OpenAPIHono } from "@hono/zod-openapi";
import { bodyLimit } from "hono/body-limit";
import { cors } from "hono/cors";
import { etag } from "hono/etag";
import { secureHeaders } from "hono/secure-headers";
import type { Logger } from "pino";
import type { Db } from "../store/openDatabase.ts";
import type { HeadState } from "./headState.ts";
import { answerProblem, noStore, problem } from "./problem.ts";
import { accountRoutes } from "./routes/accountRoutes.ts";
import { ballotRoutes } from "./routes/ballotRoutes.ts";
import { campaignRoutes } from "./routes/campaignRoutes.ts";
import { claimRoutes } from "./routes/claimRoutes.ts";
import { curationRoutes } from "./routes/curationRoutes.ts";
import { headRoute } from "./routes/headRoute.ts";
import { statementRoutes } from "./routes/statementRoutes.ts";
import { statusRoutes } from "./routes/statusRoutes.ts";
import { workRoutes } from "./routes/workRoutes.ts";
import { generateDigest, wholeAnswers } from "./wholeAnswers.ts";

export interface ApiContext {
  db: Db;
  head: HeadState;
  log: Logger;
  /** Origins whose pages may call. */
  origins: readonly string[];
}

export type App = OpenAPIHono;

/** The block that an answer stands on, at the least. */
const BLOCK_HEADER = "colophon-block";

/** The API as a fetch handler. @example serve({ fetch: createApp(context).fetch, port: 4000 }) */
export function createApp(context: ApiContext): App {
  const { log, origins } = context;
  const app = new OpenAPIHono({
    defaultHook: (result, c) => {
      if (result.success) return;
      const issues = result.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
      return c.json(
        problem("bad-request", `The request has a mistake: ${issues.join("; ")}`, { issues }),
        400,
        noStore,
      );
    },
  });
  app.onError((error, c) => answerProblem(c, error, log));
  app.notFound((c) =>
    c.json(
      problem("no-such-route", `There is nothing at ${c.req.path}. /openapi.json lists all routes.`),
      404,
      noStore,
    ),
  );
  app.use(wholeAnswers);
  app.use(secureHeaders({ crossOriginResourcePolicy: "cross-origin" }));
  app.use(
    cors({
      origin: [...origins],
      allowMethods: ["GET", "HEAD", "OPTIONS"],
      exposeHeaders: ["etag", BLOCK_HEADER],
      maxAge: 600,
    }),
  );
  app.use(
    bodyLimit({
      maxSize: 0,
      onError: (c) => c.json(problem("bad-request", "This API takes no bodies."), 400, noStore),
    }),
  );
  app.use(async (c, next) => {
    if (c.req.url.length > 4_096) {
      return c.json(problem("too-long", "The address is longer than 4,096 characters."), 414, noStore);
    }
    if (c.req.method !== "GET" && c.req.method !== "HEAD") {
      return c.json(problem("read-only", "This API only answers GET: acts go to the chain."), 405, {
        allow: "GET, HEAD",
      });
    }
    await next();
  });

  statusRoutes(app, context);
  headRoute(app, context);
  // Pages change with each block: kept by caches, and asked about each time.
  app.use("/v1/*", async (c, next) => {
    // As of then: what is read after it may be newer, and is never older.
    const block = context.head.row()?.block;
    await next();
    if (block !== undefined) c.res.headers.set(BLOCK_HEADER, String(block));
    if (c.res.ok && !c.res.headers.has("cache-control")) c.res.headers.set("cache-control", "public, no-cache");
  });
  app.use("/v1/*", etag({ weak: true, generateDigest }));
  campaignRoutes(app, context);
  curationRoutes(app, context);
  ballotRoutes(app, context);
  workRoutes(app, context);
  statementRoutes(app, context);
  accountRoutes(app, context);
  claimRoutes(app, context);

  app.doc31("/openapi.json", {
    openapi: "3.1.0",
    info: {
      title: "Colophon",
      version: "1",
      description: "Certified works, their lineage and their rewards, as read from the chain. Read-only.",
    },
  });
  return app;
}
