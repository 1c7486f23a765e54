import { CAR_TYPE } from "@colophon/sdk/content/carLayout.ts";
import { carLimitOf } from "@colophon/sdk/content/carLimitOf.ts";
import { CarTooLarge } from "@colophon/sdk/content/errors.ts";
import { parseCid } from "@colophon/sdk/content/parseCid.ts";
import { type Context, Hono } from "hono";
import type { KuboRPCClient } from "kubo-rpc-client";
import type { Logger } from "pino";
import { addressOf } from "../addressOf.ts";
import type { RelayConfig } from "../config.ts";
import { noBody, storeFull, wrongMediaType } from "../problems.ts";
import { bodyPieces } from "./bodyPieces.ts";
import { countedPieces } from "./countedPieces.ts";
import { heldBytes } from "./heldBytes.ts";
import { isPinned } from "./isPinned.ts";
import { storeCar } from "./storeCar.ts";
import { UploadLimits } from "./UploadLimits.ts";
import { type SharedCount, uploadBudget } from "./uploadBudget.ts";

/** What nobody signed may fill so much of the node where signed works need it, too. */
const UNSIGNED_SHARE = 0.5;

/**
 * `POST /v1/uploads?root=CID`, `GET /v1/uploads/{cid}` and `GET /v1/limits`.
 *
 * @param shared where the relay also takes signed works; null: it takes files only
 */
export function uploadRoutes(
  config: RelayConfig,
  ipfs: KuboRPCClient,
  log: Logger,
  shared: SharedCount | null = null,
): Hono {
  const app = new Hono();
  const limits = new UploadLimits({
    atOnce: config.UPLOADS_AT_ONCE,
    atOnceEach: config.UPLOADS_AT_ONCE_EACH,
    aMinute: config.UPLOADS_A_MINUTE,
  });
  const countBytes = uploadBudget(config.UPLOAD_BYTES_A_DAY, shared);
  const quota = config.UPLOAD_QUOTA * (shared === null ? 1 : UNSIGNED_SHARE);
  /** Bytes of uploads under way, which the node's own count may not have yet. */
  let coming = 0;

  // So that a page can say "too large" before it hashes and sends.
  app.get("/v1/limits", (c) => c.json({ maxUploadBytes: config.MAX_UPLOAD_BYTES }));

  app.get("/v1/uploads/:cid", async (c) => {
    const { cid } = parseCid(c.req.param("cid"));
    c.header("cache-control", "no-store");
    return c.json({ cid, pinned: await isPinned(ipfs, cid) });
  });

  app.post("/v1/uploads", async (c) => {
    const started = Date.now();
    const address = addressOf(c, config);
    const end = limits.begin(address);
    const body = c.req.raw.body === null ? null : bodyPieces(c.req.raw.body, config.UPLOAD_PATIENCE);
    let received = 0;
    try {
      const { cid } = parseCid(c.req.query("root") ?? "");
      checkAnnounced(c, config);
      if (body === null) throw noBody();
      const held = await heldBytes(ipfs);
      const counted = async function* () {
        for await (const piece of countedPieces(body.pieces, (bytes) => countBytes(address, bytes))) {
          received += piece.length;
          coming += piece.length;
          if (held + coming > quota) throw storeFull();
          yield piece;
        }
      };
      const { size, blocks } = await storeCar(ipfs, counted(), cid, config.MAX_UPLOAD_BYTES);
      log.info({ size, blocks, ms: Date.now() - started }, "stored an upload");
      return c.json({ cid, size, blocks }, 201);
    } catch (error) {
      // Whose file it is, and which, stays out of the log.
      log.warn({ error: codeOf(error), received, ms: Date.now() - started }, "refused an upload");
      await body?.discard();
      throw error;
    } finally {
      coming -= received;
      end();
    }
  });

  return app;
}

/** What can be refused by the request's head. */
function checkAnnounced(c: Context, config: RelayConfig): void {
  if ((c.req.header("content-type") ?? "").split(";")[0]?.trim().toLowerCase() !== CAR_TYPE) throw wrongMediaType();
  const length = Number(c.req.header("content-length") ?? 0);
  if (length > carLimitOf(config.MAX_UPLOAD_BYTES)) throw new CarTooLarge("content", length, config.MAX_UPLOAD_BYTES);
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? ` (${error.cause.message})` : "";
  return `${"code" in error ? error.code : error.stack}${cause}`;
}
