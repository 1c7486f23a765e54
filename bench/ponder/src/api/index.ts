import { Hono } from "hono";
import { desc } from "ponder";
import { db } from "ponder:api";
import { work } from "ponder:schema";

const app = new Hono();
const text = (_: string, value: unknown) => (typeof value === "bigint" ? value.toString() : value);

// The newest works, as a page of a gallery is; the latency of a block is measured here.
app.get("/works", async (c) => {
  const limit = Math.min(Number(c.req.query("limit") ?? 50), 100);
  const items = await db.select().from(work).orderBy(desc(work.certifiedAt), desc(work.id)).limit(limit);
  return c.body(JSON.stringify({ items }, text), 200, { "content-type": "application/json" });
});

export default app;
