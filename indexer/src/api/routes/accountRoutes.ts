import { appealPage, claimable, claimRecordPage, credit, editionHeldPage } from "@colophon/sdk/api/schemas.ts";
import { createRoute, z } from "@hono/zod-openapi";
import { lists } from "../answers.ts";
import type { ApiContext, App } from "../createApp.ts";
import { addressParam, ownAppealsQuery, pagingQuery } from "../params.ts";
import { claimablesOf } from "../queries/claimablesOf.ts";
import { listAppeals } from "../queries/listAppeals.ts";
import { listClaims } from "../queries/listClaims.ts";
import { listCredits } from "../queries/listCredits.ts";
import { listHeld } from "../queries/listHeld.ts";

const params = z.object({ address: addressParam });

export function accountRoutes(app: App, context: ApiContext): void {
  const { db, head } = context;
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
      return c.json({ items: await claimablesOf(context, address) }, 200);
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
  app.openapi(
    createRoute({
      method: "get",
      path: "/v1/accounts/{address}/editions",
      summary: "The editions that an account holds, of the newest campaigns first",
      request: { params, query: pagingQuery },
      responses: lists(editionHeldPage),
    }),
    async (c) => c.json(await listHeld(db, c.req.valid("param").address, c.req.valid("query")), 200),
  );
  app.openapi(
    createRoute({
      method: "get",
      path: "/v1/accounts/{address}/appeals",
      summary: "An account's appeals, newest first; `withdrawable=true`: those whose bond it can have now",
      request: { params, query: ownAppealsQuery },
      responses: lists(appealPage),
    }),
    async (c) => {
      const { address: author } = c.req.valid("param");
      const { withdrawable, ...paging } = c.req.valid("query");
      const filter = { author, withdrawable: withdrawable === "true" };
      return c.json(await listAppeals(db, filter, paging, head.now()), 200);
    },
  );
  app.openapi(
    createRoute({
      method: "get",
      path: "/v1/accounts/{address}/credits",
      summary: "What an account may withdraw from the pools: returned bonds and won stakes, by token",
      request: { params },
      responses: lists(z.object({ items: z.array(credit) })),
    }),
    async (c) => c.json({ items: await listCredits(db, c.req.valid("param").address) }, 200),
  );
}
