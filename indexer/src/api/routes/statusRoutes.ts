import type { ApiReadiness } from "@colophon/sdk/api/schemas.ts";
import { health, readiness } from "@colophon/sdk/api/schemas.ts";
import { createRoute } from "@hono/zod-openapi";
import { jsonAnswer } from "../answers.ts";
import type { ApiContext, App } from "../createApp.ts";
import type { HeadState } from "../headState.ts";
import { noStore } from "../problem.ts";
import { version } from "../version.ts";

/** An indexer that said nothing for so long is gone, in seconds. */
const SILENCE = 20;
/** Blocks that the index may be behind and still count as ready. */
const SLACK = 5;

export function statusRoutes(app: App, { head, log }: ApiContext): void {
  app.openapi(
    createRoute({
      method: "get",
      path: "/health",
      summary: "Is the API up?",
      responses: { 200: jsonAnswer(health, "It is") },
    }),
    (c) => c.json({ ok: true, version }, 200, noStore),
  );
  app.openapi(
    createRoute({
      method: "get",
      path: "/ready",
      summary: "Is the index up to date?",
      responses: { 200: jsonAnswer(readiness, "It is"), 503: jsonAnswer(readiness, "It isn't, and why") },
    }),
    async (c) => {
      const answer = await readinessOf(head).catch((error: unknown) => {
        log.error({ err: error }, "the database doesn't answer");
        return notReady("The database doesn't answer. Check DATABASE_URL and its server.");
      });
      return c.json(answer, answer.ready ? 200 : 503, noStore);
    },
  );
}

async function readinessOf(head: HeadState): Promise<ApiReadiness> {
  const row = await head.refresh();
  if (!row) return notReady("Nothing is indexed yet. The indexer is starting, or can't reach the chain (see its log).");
  const at = { chainId: row.chainId, block: row.block, head: row.head, finalized: row.floor };
  const silent = Math.floor(Date.now() / 1000) - row.seenAt;
  const behind = row.head - row.block;
  const reason =
    lagOf(row, await head.primary()) ??
    row.halted ??
    row.trouble ??
    (silent > SILENCE ? `The indexer has been silent for ${silent} s. Check that it runs.` : null) ??
    (behind > SLACK ? `The index is ${behind} blocks behind the chain and catching up.` : null);
  return { ready: reason === null, ...at, reason };
}

/** Why a replica can't be relied on; null where it can, or queries go to no replica. */
function lagOf(row: Position, primary: Position | null): string | null {
  if (!primary) return null;
  const blocks = primary.block - row.block;
  const seconds = primary.seenAt - row.seenAt;
  if (blocks <= SLACK && seconds <= SILENCE) return null;
  return `The read replica is ${blocks} blocks and ${seconds} s behind the index. Check the replication behind DATABASE_READ_URL; answers are right, but old.`;
}

interface Position {
  block: number;
  seenAt: number;
}

function notReady(reason: string): ApiReadiness {
  return { ready: false, chainId: 0, block: null, head: null, finalized: null, reason };
}
