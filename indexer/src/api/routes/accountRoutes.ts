import { claimable, claimRecordPage } from "@colophon/sdk/api/schemas.ts";
import { createRoute, z } from "@hono/zod-openapi";
import { lists } from "../answers.ts";
import { treeCache } from "../claims/treeCache.ts";
import type { ApiContext, App } from "../createApp.ts";
import { addressParam, pagingQuery } from "../params.ts";
import { claimablesOf } from "../queries/claimablesOf.ts";
import { listClaims } from "../queries/listClaims.ts";

const params = z.object({ address: addressParam });

export function accountRoutes(app: App, { db, head }: ApiContext): void {
  const trees = treeCache(db);
  app.openapi(
    createRoute({
      method: "get",
      path: "/v1/accounts/{address}/claimables",
      summary:
        "What an account earned by the statements that stand, what of it was paid, and the proofs to claim the rest",
      request: { params },
      responses: lists(z.object({ items: z.array(claimable) })),
    }),
    async (c) => {
      const { address } = c.req.valid("param");
      return c.json({ items: await claimablesOf(db, trees, address, head) }, 200);
    },
  );
  app.openapi(
    createRoute({
      method: "get",
      path: "/v1/accounts/{address}/claims",
      summary: "What an account claimed, newest first",
      request: { params, query: pagingQuery },
      responses: lists(claimRecordPage),
    }),
    async (c) => c.json(await listClaims(db, { account: c.req.valid("param").address }, c.req.valid("query")), 200),
  );
}
