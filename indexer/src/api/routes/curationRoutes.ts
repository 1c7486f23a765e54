import { anchorPage, appealPage, pollPage, votePage } from "@colophon/sdk/api/schemas.ts";
import { createRoute, z } from "@hono/zod-openapi";
import { finds } from "../answers.ts";
import type { ApiContext, App } from "../createApp.ts";
import { anchorsQuery, appealsQuery, campaignParam, pagingQuery } from "../params.ts";
import { checkCampaign } from "../queries/checkCampaign.ts";
import { listAnchors } from "../queries/listAnchors.ts";
import { listAppeals } from "../queries/listAppeals.ts";
import { listPolls } from "../queries/listPolls.ts";
import { listVotes } from "../queries/listVotes.ts";

const params = z.object({ id: campaignParam });

export function curationRoutes(app: App, { db, head }: ApiContext): void {
  app.openapi(
    createRoute({
      method: "get",
      path: "/v1/campaigns/{id}/anchors",
      summary: "Roots of signed works, votes and answers, newest first; what their leaves say isn't read",
      request: { params, query: anchorsQuery },
      responses: finds(anchorPage),
    }),
    async (c) => c.json(await listAnchors(db, c.req.valid("param").id, c.req.valid("query")), 200),
  );
  app.openapi(
    createRoute({
      method: "get",
      path: "/v1/campaigns/{id}/appeals",
      summary: "Appeals against rejections, newest first, each with the work it is about",
      request: { params, query: appealsQuery },
      responses: finds(appealPage),
    }),
    async (c) => {
      const { id: campaign } = c.req.valid("param");
      const { state, ...paging } = c.req.valid("query");
      await checkCampaign(db, campaign);
      return c.json(await listAppeals(db, { campaign, state }, paging, head.now()), 200);
    },
  );
  app.openapi(
    createRoute({
      method: "get",
      path: "/v1/campaigns/{id}/votes",
      summary:
        "What each work was given by direct votes, most first, as the log says: who may vote, budgets and anchored votes are the roll's to judge",
      request: { params, query: pagingQuery },
      responses: finds(votePage),
    }),
    async (c) => c.json(await listVotes(db, c.req.valid("param").id, c.req.valid("query")), 200),
  );
  app.openapi(
    createRoute({
      method: "get",
      path: "/v1/campaigns/{id}/polls",
      summary: "Polls, newest first",
      request: { params, query: pagingQuery },
      responses: finds(pollPage),
    }),
    async (c) => c.json(await listPolls(db, c.req.valid("param").id, c.req.valid("query"), head.now()), 200),
  );
}
