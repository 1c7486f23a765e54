import { answers, ballot } from "@colophon/sdk/api/ballotSchemas.ts";
import { pollPage, votePage } from "@colophon/sdk/api/schemas.ts";
import { createRoute, z } from "@hono/zod-openapi";
import { finds } from "../answers.ts";
import { tallyCache } from "../ballots/tallyCache.ts";
import type { ApiContext, App } from "../createApp.ts";
import { addressParam, campaignParam, pagingQuery } from "../params.ts";
import { answersOf } from "../queries/answersOf.ts";
import { ballotOf } from "../queries/ballotOf.ts";
import { listPolls } from "../queries/listPolls.ts";
import { listVotes } from "../queries/listVotes.ts";

const params = z.object({ id: campaignParam });
const voterQuery = z.object({ voter: addressParam });

/** Votes, which move money, and polls, which don't; direct and signed ones alike. */
export function ballotRoutes(app: App, { db, head }: ApiContext): void {
  const tallies = tallyCache(db, head);
  app.openapi(
    createRoute({
      method: "get",
      path: "/v1/campaigns/{id}/votes",
      summary:
        "What counts of the votes for each work, most first, by budget and eligibility, direct and anchored alike",
      request: { params, query: pagingQuery },
      responses: finds(votePage),
    }),
    async (c) => c.json(await listVotes(db, tallies, c.req.valid("param").id, c.req.valid("query")), 200),
  );
  app.openapi(
    createRoute({
      method: "get",
      path: "/v1/campaigns/{id}/ballot",
      summary: "One voter's votes: what counts of them, why the others don't, and what is left of the credits",
      request: { params, query: voterQuery },
      responses: finds(ballot),
    }),
    async (c) => c.json(await ballotOf(tallies, c.req.valid("param").id, c.req.valid("query").voter), 200),
  );
  app.openapi(
    createRoute({
      method: "get",
      path: "/v1/campaigns/{id}/polls",
      summary: "Polls, newest first, with their documents and the answers that count; no money hangs on them",
      request: { params, query: pagingQuery },
      responses: finds(pollPage),
    }),
    async (c) => c.json(await listPolls(db, c.req.valid("param").id, c.req.valid("query"), head.now()), 200),
  );
  app.openapi(
    createRoute({
      method: "get",
      path: "/v1/campaigns/{id}/answers",
      summary: "One voter's anchored answers to a campaign's polls, the last first",
      request: { params, query: voterQuery },
      responses: finds(answers),
    }),
    async (c) => c.json(await answersOf(db, c.req.valid("param").id, c.req.valid("query").voter), 200),
  );
}
