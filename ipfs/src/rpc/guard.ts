import type { MiddlewareHandler } from "hono";

/** Names by which a process on this machine reaches loopback. Any other one came by DNS that somebody else controls. */
const LOOPBACK = new Set(["127.0.0.1", "localhost", "[::1]"]);

/**
 * Keeps pages out, as Kubo does and stricter: who can call this may fill the disk and drop pins. A browser can't hide what it
 * is: it sends an Origin or a Referer, Sec-Fetch-Site, or its name. A page that rebinds its own name to loopback is known by
 * the Host header. No answer carries CORS headers, and preflights fail.
 */
export const guard: MiddlewareHandler = async (c, next) => {
  const host = (c.req.header("host") ?? "").replace(/:\d+$/, "").toLowerCase();
  if (!LOOPBACK.has(host)) return c.text(`403 - Host "${host}" isn't loopback`, 403);
  const fromPage =
    c.req.header("origin") !== undefined ||
    c.req.header("referer") !== undefined ||
    c.req.header("sec-fetch-site") !== undefined ||
    /^mozilla/i.test(c.req.header("user-agent") ?? "");
  if (fromPage) return c.text("403 - Forbidden: the IPFS RPC is not for pages", 403);
  if (c.req.method !== "POST") return c.text("405 - Method Not Allowed", 405, { allow: "POST" });
  await next();
};
