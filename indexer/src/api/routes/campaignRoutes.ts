import { campaign, campaignPage, editionHolderPage, roll, statementPage } from "@colophon/sdk/api/schemas.ts";
import { createRoute, z } from "@hono/zod-openapi";
import { finds, lists } from "../answers.ts";
import type { ApiContext, App } from "../createApp.ts";
import { campaignParam, campaignQuery, pagingQuery } from "../params.ts";
import { findCampaign } from "../queries/findCampaign.ts";
import { listCampaigns } from "../queries/listCampaigns.ts";
import { listHolders } from "../queries/listHolders.ts";
import { listStatements } from "../queries/listStatements.ts";
import { rollOf } from "../queries/rollOf.ts";

const params = z.object({ id: campaignParam });

export function campaignRoutes(app: App, { db, head }: ApiContext): void {
  app.openapi(
    createRoute({
      method: "get",
      path: "/v1/campaigns",
      summary: "Campaigns, newest first; `role` finds those of which an account is brand, curator or arbiter",
      request: { query: campaignQuery },
      responses: lists(campaignPage),
    }),
    async (c) => c.json(await listCampaigns(db, c.req.valid("query"), head.now()), 200),
  );
  app.openapi(
    createRoute({
      method: "get",
      path: "/v1/campaigns/{id}",
      summary: "One campaign",
      request: { params },
      responses: finds(campaign),
    }),
    async (c) => c.json(await findCampaign(db, c.req.valid("param").id, head.now()), 200),
  );
  app.openapi(
    createRoute({
      method: "get",
      path: "/v1/campaigns/{id}/roll",
      summary: "The accepted, verified works in the order that rewards are computed in, as of the indexed block",
      request: { params },
      responses: finds(roll),
    }),
    async (c) => c.json(await rollOf(db, c.req.valid("param").id, head), 200),
  );
  app.openapi(
    createRoute({
      method: "get",
      path: "/v1/campaigns/{id}/statements",
      summary: "Statements of all its pools, newest first",
      request: { params, query: pagingQuery },
      responses: finds(statementPage),
    }),
    async (c) => c.json(await listStatements(db, c.req.valid("param").id, c.req.valid("query"), head.now()), 200),
  );
  app.openapi(
    createRoute({
      method: "get",
      path: "/v1/campaigns/{id}/edition/holders",
      summary: "Who holds its editions, most first",
      request: { params, query: pagingQuery },
      responses: finds(editionHolderPage),
    }),
    async (c) => c.json(await listHolders(db, c.req.valid("param").id, c.req.valid("query")), 200),
  );
}
