import { anchorPage, appealPage } from "@colophon/sdk/api/schemas.ts";
import { createRoute, z } from "@hono/zod-openapi";
import { finds } from "../answers.ts";
import type { ApiContext, App } from "../createApp.ts";
import { anchorsQuery, appealsQuery, campaignParam } from "../params.ts";
import { checkCampaign } from "../queries/checkCampaign.ts";
import { listAnchors } from "../queries/listAnchors.ts";
import { listAppeals } from "../queries/listAppeals.ts";

const params = z.object({ id: campaignParam });

export function curationRoutes(app: App, { db, head }: ApiContext): void {
  app.openapi(
    createRoute({
      method: "get",
      path: "/v1/campaigns/{id}/anchors",
      summary: "Roots of signed works, votes and answers, newest first, and what is known of their files",
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
}
