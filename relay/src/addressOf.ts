import { getConnInfo } from "@hono/node-server/conninfo";
import type { Context } from "hono";
import type { RelayConfig } from "./config.ts";

/** Where a request comes from: behind a proxy that is trusted, what it says last. */
export function addressOf(c: Context, config: RelayConfig): string {
  const forwarded = config.TRUST_PROXY === "1" ? c.req.header("x-forwarded-for")?.split(",").at(-1)?.trim() : undefined;
  return forwarded || getConnInfo(c).remote.address || "unknown";
}
