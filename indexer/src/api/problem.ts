import type { Problem } from "@colophon/sdk/api/schemas.ts";
import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import type { Logger } from "pino";

export type ProblemStatus = 400 | 404 | 405 | 414 | 500 | 503;

/** An answer that says what is wrong. */
export class ApiProblem extends Error {
  readonly status: ProblemStatus;
  readonly code: string;
  readonly details: Record<string, unknown> | undefined;

  constructor(status: ProblemStatus, code: string, message: string, details?: Record<string, unknown>) {
    super(message);
    this.name = "ApiProblem";
    this.status = status;
    this.code = code;
    this.details = details;
  }
}

/** Answers an error. What wasn't thrown on purpose is logged, and only a general sentence gets out. */
export function answerProblem(c: Context, error: Error, log: Logger): Response {
  if (error instanceof ApiProblem) {
    const { code, message, details } = error;
    return c.json(problem(code, message, details), error.status, noStore);
  }
  if (error instanceof HTTPException && error.status < 500) {
    return c.json(problem("bad-request", "The request can't be read."), error.status, noStore);
  }
  log.error({ err: error, path: c.req.path }, "a request failed");
  return c.json(
    problem("internal", "Something went wrong on our side. Try again; if it stays, tell who runs this service."),
    500,
    noStore,
  );
}

export const noStore = { "cache-control": "no-store" };

export function problem(code: string, message: string, details?: Record<string, unknown>): Problem {
  return details ? { code, message, details } : { code, message };
}
