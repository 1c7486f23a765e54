import { claimRecordPage, token } from "@colophon/sdk/api/schemas.ts";
import { createRoute, z } from "@hono/zod-openapi";
import { lists } from "../answers.ts";
import type { ApiContext, App } from "../createApp.ts";
import { claimsQuery } from "../params.ts";
import { listClaims } from "../queries/listClaims.ts";
import { listTokens } from "../queries/tokensOf.ts";

export function claimRoutes(app: App, { db }: ApiContext): void {
  app.openapi(
    createRoute({
      method: "get",
      path: "/v1/claims",
      summary: "Claims, newest first",
      request: { query: claimsQuery },
      responses: lists(claimRecordPage),
    }),
    async (c) => {
      const query = c.req.valid("query");
      return c.json(await listClaims(db, { campaign: query.campaign }, query), 200);
    },
  );
  app.openapi(
    createRoute({
      method: "get",
      path: "/v1/tokens",
      summary: "Tokens that pools were funded in or editions are sold for, and ETH",
      responses: lists(z.object({ items: z.array(token) })),
    }),
    async (c) => c.json({ items: await listTokens(db) }, 200),
  );
}
