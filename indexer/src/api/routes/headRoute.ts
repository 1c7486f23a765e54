import { createRoute, z } from "@hono/zod-openapi";
import { streamSSE } from "hono/streaming";
import type { ApiContext, App } from "../createApp.ts";
import { ApiProblem } from "../problem.ts";

/** Pages that may listen at a time. */
const MOST = 2_000;
const KEEP_ALIVE_MS = 15_000;
/** What a stream says of itself before it begins. */
const ABOUT = { "content-type": "text/event-stream", "cache-control": "no-cache" };

/** `GET /v1/head`: one event `{ block, time }` (the block's time, unix seconds) at once and for each indexed block. */
export function headRoute(app: App, { head }: ApiContext): void {
  let open = 0;
  app.openapi(
    createRoute({
      method: "get",
      path: "/v1/head",
      summary: "Server-sent events: one { block, time } for each indexed block",
      responses: { 200: { description: "The stream", content: { "text/event-stream": { schema: z.string() } } } },
    }),
    (c) => {
      // A stream that nobody reads would listen for good.
      if (c.req.method === "HEAD") return new Response(null, { headers: ABOUT });
      if (open >= MOST)
        throw new ApiProblem(503, "too-many-listeners", "Too many pages listen already. Poll /ready instead.");
      // Proxies that buffer would hold events back.
      c.header("x-accel-buffering", "no");
      return streamSSE(c, async (stream) => {
        open++;
        let wake: () => void = () => undefined;
        let latest = head.row()?.block ?? null;
        let told: number | null = null;
        const stop = head.hear((block) => {
          latest = block;
          wake();
        });
        stream.onAbort(() => wake());
        try {
          while (!stream.aborted && !stream.closed) {
            if (latest !== null && latest !== told) {
              told = latest;
              await stream.writeSSE({ data: JSON.stringify({ block: told, time: head.now() }) });
              continue;
            }
            const timedOut = await new Promise<boolean>((resolve) => {
              const timer = setTimeout(() => resolve(true), KEEP_ALIVE_MS);
              wake = () => {
                clearTimeout(timer);
                resolve(false);
              };
            });
            if (timedOut) await stream.write(": still here\n\n");
          }
        } finally {
          stop();
          open--;
        }
      });
    },
  );
}
