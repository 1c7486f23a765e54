import { db } from "ponder:api";
import { fullWork, work } from "ponder:schema";
import { Hono } from "hono";
import { desc } from "ponder";

const app = new Hono();
const table = process.env.HANDLER === "full" ? fullWork : work;
const text = (_: string, value: unknown) => (typeof value === "bigint" ? Number(value) : value);

// The newest works, as a page of a gallery is: how soon a block is in it is measured here.
app.get("/works", async (c) => {
  const limit = Math.min(Number(c.req.query("limit") ?? 50), 100);
  const items = await db.select().from(table).orderBy(desc(table.certifiedAt), desc(table.id)).limit(limit);
  return c.body(JSON.stringify({ items }, text), 200, { "content-type": "application/json" });
});

export default app;
