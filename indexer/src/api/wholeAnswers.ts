import { createHash } from "node:crypto";
import type { Context, MiddlewareHandler, TypedResponse } from "hono";
import type { WholeAnswer } from "./PageCache.ts";

const bodies = new WeakMap<Context, Uint8Array<ArrayBuffer>>();

/** Of answers that aren't whole already. */
export const generateDigest = (body: Uint8Array<ArrayBuffer>) =>
  Uint8Array.from(createHash("sha1").update(body).digest()).buffer;

/**
 * Answers with JSON as `c.json` does, for pages that are asked for all the time: its bytes pass by the middleware, each of which would
 * make a stream of them, and are put in by {@link wholeAnswers}. Middleware finds the headers, `etag` among them, and no body.
 *
 * @typeParam T what the JSON says
 */
export function wholeJson<T>(c: Context, { body, etag }: WholeAnswer): Response & TypedResponse<T, 200, "json"> {
  bodies.set(c, body);
  const headers = { "content-type": "application/json", etag };
  return new Response(null, { headers }) as Response & TypedResponse<T, 200, "json">;
}

/** Has to be the outermost middleware: what is outside of it sees the bytes again. */
export const wholeAnswers: MiddlewareHandler = async (c, next) => {
  await next();
  const body = bodies.get(c);
  // An answer that became another one has its own body, or none.
  if (body === undefined || c.res.status !== 200) return;
  const { headers } = c.res;
  // Else the body were read out of the response, as a stream, to merge the headers of both.
  c.res = undefined;
  c.res = new Response(body, { headers });
};
