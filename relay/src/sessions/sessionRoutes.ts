import { type SessionNonce, sessionRequest } from "@colophon/sdk/api/intakeSchemas.ts";
import { eq } from "drizzle-orm";
import { type Context, Hono } from "hono";
import { addressOf } from "../addressOf.ts";
import { smallBody } from "../bodyOf.ts";
import type { RelayConfig } from "../config.ts";
import { Allowance } from "../networks/Allowance.ts";
import { tooManyMessages } from "../problems.ts";
import { sessions } from "../store/tables.ts";
import { makeNonce } from "./nonces.ts";
import { openSession, type SessionOptions } from "./openSession.ts";
import { tokenHash } from "./tokenHash.ts";

/** `GET /v1/sessions/nonce`, `POST /v1/sessions`, `DELETE /v1/sessions`. */
export function sessionRoutes(options: SessionOptions & { config: RelayConfig }): Hono {
  const { config, db, secret } = options;
  const app = new Hono();
  const allowance = new Allowance(config.MESSAGES_A_MINUTE);
  const allow = (c: Context) => {
    const wait = allowance.take(addressOf(c, config));
    if (wait > 0) throw tooManyMessages(wait, "Your address has signed in so often within a minute.");
  };
  const now = () => Math.floor(Date.now() / 1000);

  app.get("/v1/sessions/nonce", (c) => {
    allow(c);
    const nonce: SessionNonce = makeNonce(secret, now());
    c.header("cache-control", "no-store");
    return c.json(nonce);
  });
  app.post("/v1/sessions", async (c) => {
    allow(c);
    const sent = await smallBody.read(c, sessionRequest);
    c.header("cache-control", "no-store");
    return c.json(await openSession(options, sent, now()), 201);
  });
  app.delete("/v1/sessions", async (c) => {
    allow(c);
    const token = c.req.header("authorization")?.replace(/^Bearer /, "") ?? "";
    await db.delete(sessions).where(eq(sessions.token, tokenHash(token)));
    return c.body(null, 204);
  });
  return app;
}
