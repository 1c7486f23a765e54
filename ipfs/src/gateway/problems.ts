import { ColophonError } from "@colophon/sdk/errors/ColophonError.ts";
import type { Context, ErrorHandler } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";

const STATUS: Record<string, ContentfulStatusCode> = {
  "block-not-found": 404,
  "no-such-route": 404,
  "method-not-allowed": 405,
  "not-a-file": 415,
  "unsupported-cid": 400,
  "not-for-workers": 400,
  "unsatisfiable-range": 416,
  "gateway-timeout": 504,
};

/** A problem as every service answers it; never kept by caches, as the content may come at any time. */
export function problem(c: Context, error: ColophonError): Response {
  c.header("cache-control", "no-store");
  return c.json(error.toProblem(), STATUS[error.code] ?? 500);
}

/** Thrown for requests that the gateway doesn't serve, by code. */
export class GatewayProblem extends ColophonError {}

export const onGatewayError: ErrorHandler = (error, c) => {
  if (error instanceof ColophonError) return problem(c, error);
  console.error(error);
  return problem(
    c,
    new GatewayProblem({
      code: "internal",
      what: "The gateway failed.",
      action: "Try again; if it stays so, its log says why.",
    }),
  );
};
