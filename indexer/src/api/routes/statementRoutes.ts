import { poolStatementPage } from "@colophon/sdk/api/disputeSchemas.ts";
import { accountExplanation, statementAccountPage, workExplanation } from "@colophon/sdk/api/explanationSchemas.ts";
import { createRoute, z } from "@hono/zod-openapi";
import { finds } from "../answers.ts";
import type { ApiContext, App } from "../createApp.ts";
import { addressParam, campaignParam, digestParam, idParam, pagingQuery, statementAccountsQuery } from "../params.ts";
import { explainAccount } from "../queries/explainAccount.ts";
import { explainWork } from "../queries/explainWork.ts";
import { listAccounts } from "../queries/listAccounts.ts";
import { listPoolStatements } from "../queries/listPoolStatements.ts";

export function statementRoutes(app: App, { db, head }: ApiContext): void {
  app.openapi(
    createRoute({
      method: "get",
      path: "/v1/campaigns/{id}/statements/{token}",
      summary: "One pool's statements, newest first, each with its dispute: stakes, the arbiter's answer, the outcome",
      request: { params: z.object({ id: campaignParam, token: addressParam }), query: pagingQuery },
      responses: finds(poolStatementPage),
    }),
    async (c) => c.json(await listPoolStatements(db, c.req.valid("param"), c.req.valid("query"), head.now()), 200),
  );
  app.openapi(
    createRoute({
      method: "get",
      path: "/v1/statements/{root}/accounts",
      summary: "Who earned what by a statement: accounts, largest amounts first; `account` asks for that one alone",
      request: { params: z.object({ root: digestParam }), query: statementAccountsQuery },
      responses: finds(statementAccountPage),
    }),
    async (c) => c.json(await listAccounts(db, c.req.valid("param").root, c.req.valid("query"), head.now()), 200),
  );
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
