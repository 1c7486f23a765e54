import { mint } from "@colophon/sdk/api/mintSchemas.ts";
import { historyPage, lineage, work, workPage } from "@colophon/sdk/api/schemas.ts";
import { createRoute, z } from "@hono/zod-openapi";
import { Slots } from "../../Slots.ts";
import { finds, lists } from "../answers.ts";
import type { ApiContext, App } from "../createApp.ts";
import { PageCache } from "../PageCache.ts";
import { digestParam, idParam, pagingQuery, type WorkQuery, workQuery } from "../params.ts";
import { ApiProblem } from "../problem.ts";
import { digestWorks } from "../queries/digestWorks.ts";
import { findWork } from "../queries/findWork.ts";
import { lineageOf } from "../queries/lineageOf.ts";
import { listWorks } from "../queries/listWorks.ts";
import { mintOf } from "../queries/mintOf.ts";
import { workHistory } from "../queries/workHistory.ts";
import { wholeJson } from "../wholeAnswers.ts";

const params = z.object({ id: idParam });

/** Searches at a time: one for common words that a campaign doesn't have walks through all its works. */
const SEARCHES = 4;
/** How long one waits for others, ms. */
const PATIENCE_MS = 5_000;

export function workRoutes(app: App, { db, head }: ApiContext): void {
  const pages = new PageCache({ head: () => head.row()?.hash });
  const searches = new Slots(SEARCHES);
  const list = async (query: WorkQuery) => {
    if (query.search === undefined) return listWorks(db, query, head.now());
    const leave = await searches.take(AbortSignal.timeout(PATIENCE_MS)).catch(() => {
      throw new ApiProblem(503, "busy", "Many search at the same time. Try again in some seconds.");
    });
    return listWorks(db, query, head.now()).finally(leave);
  };
  app.openapi(
    createRoute({
      method: "get",
      path: "/v1/works",
      summary: "Works: accepted and verified ones, newest first, unless asked otherwise",
      request: { query: workQuery },
      responses: lists(workPage),
    }),
    async (c) => {
      const query = c.req.valid("query");
      const answer = await pages.answer(JSON.stringify(query), () => list(query));
      return wholeJson<Awaited<ReturnType<typeof listWorks>>>(c, answer);
    },
  );
  app.openapi(
    createRoute({
      method: "get",
      path: "/v1/works/{id}",
      summary: "One work",
      request: { params },
      responses: finds(work),
    }),
    async (c) => c.json(await findWork(db, c.req.valid("param").id, head.now()), 200),
  );
  app.openapi(
    createRoute({
      method: "get",
      path: "/v1/works/{id}/lineage",
      summary: "What a work comes from, and what came of it",
      request: { params },
      responses: finds(lineage),
    }),
    async (c) => c.json(await lineageOf(db, c.req.valid("param").id, head.now()), 200),
  );
  app.openapi(
    createRoute({
      method: "get",
      path: "/v1/works/{id}/history",
      summary: "Certification, verdicts, appeals, and changes of author and of hands, earliest first",
      request: { params, query: pagingQuery },
      responses: finds(historyPage),
    }),
    async (c) => c.json(await workHistory(db, c.req.valid("param").id, c.req.valid("query")), 200),
  );
  app.openapi(
    createRoute({
      method: "get",
      path: "/v1/works/{id}/mint",
      summary:
        "What it takes to mint an anchored work: the signed work, its place and proof, and its ancestors' in order",
      request: { params },
      responses: finds(mint),
    }),
    async (c) => c.json(await mintOf(db, c.req.valid("param").id, head.now()), 200),
  );
  app.openapi(
    createRoute({
      method: "get",
      path: "/v1/digests/{digest}",
      summary: "Every certification of these bytes, earliest first",
      request: { params: z.object({ digest: digestParam }), query: pagingQuery },
      responses: lists(workPage),
    }),
    async (c) => c.json(await digestWorks(db, c.req.valid("param").digest, c.req.valid("query"), head.now()), 200),
  );
}
