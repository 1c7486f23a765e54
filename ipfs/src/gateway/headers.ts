import type { MiddlewareHandler } from "hono";

const EXPOSED =
  "Accept-Ranges, Content-Disposition, Content-Length, Content-Range, Content-Type, ETag, X-Ipfs-Path, X-Ipfs-Roots";

/** No script, no form, no frame, an origin of its own: what is served here was made by strangers. */
const POLICY = [
  "sandbox",
  "default-src 'none'",
  "img-src 'self' data:",
  "media-src 'self' data:",
  "style-src 'unsafe-inline'",
  "frame-ancestors *",
].join("; ");

/** Headers of every answer, and the answer to preflights: any page may read, none may be fooled into running. */
export const safeHeaders: MiddlewareHandler = async (c, next) => {
  c.header("access-control-allow-origin", "*");
  c.header("access-control-expose-headers", EXPOSED);
  c.header("cross-origin-resource-policy", "cross-origin");
  c.header("content-security-policy", POLICY);
  c.header("x-content-type-options", "nosniff");
  c.header("referrer-policy", "no-referrer");
  if (c.req.method === "OPTIONS") {
    c.header("access-control-allow-methods", "GET, HEAD, OPTIONS");
    c.header("access-control-allow-headers", "Content-Type, If-None-Match, If-Range, Range, X-Requested-With");
    c.header("access-control-max-age", "86400");
    return c.body(null, 204);
  }
  return next();
};
