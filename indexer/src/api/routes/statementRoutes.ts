import { accountExplanation, workExplanation } from "@colophon/sdk/api/explanationSchemas.ts";
import { createRoute, z } from "@hono/zod-openapi";
import { finds } from "../answers.ts";
import type { ApiContext, App } from "../createApp.ts";
import { addressParam, digestParam, idParam, pagingQuery } from "../params.ts";
import { explainAccount } from "../queries/explainAccount.ts";
import { explainWork } from "../queries/explainWork.ts";

export function statementRoutes(app: App, { db, head }: ApiContext): void {
  app.openapi(
    createRoute({
      method: "get",
      path: "/v1/statements/{root}/accounts/{account}",
      summary: "Why an account got what it got by a statement, with its works, largest parts first",
      request: { params: z.object({ root: digestParam, account: addressParam }), query: pagingQuery },
      responses: finds(accountExplanation),
    }),
    async (c) => c.json(await explainAccount(db, c.req.valid("param"), c.req.valid("query"), head.now()), 200),
  );
  app.openapi(
    createRoute({
      method: "get",
      path: "/v1/statements/{root}/works/{id}",
      summary: "Why a work got what it got by a statement, with its remixes, largest amounts first",
      request: { params: z.object({ root: digestParam, id: idParam }), query: pagingQuery },
      responses: finds(workExplanation),
    }),
    async (c) => c.json(await explainWork(db, c.req.valid("param"), c.req.valid("query"), head.now()), 200),
  );
}
