import { CarBlockIterator } from "@ipld/car";
import { Hono } from "hono";
import type { CID } from "multiformats/cid";
import { BadRequest } from "../errors.ts";
import { importBlocks } from "../node/importBlocks.ts";
import type { IpfsNode } from "../node/openNode.ts";
import { pin } from "../node/pins.ts";
import { isColophonError } from "./problem.ts";
import { flag } from "./query.ts";
import { firstPartOf } from "./requestBody.ts";

/** `dag/import`: a CAR into the store. Answers once all is on disk (and its roots are pinned). */
export function dagCommands(node: IpfsNode): Hono {
  const app = new Hono();

  app.post("/dag/import", async (c) => {
    const { bytes } = await firstPartOf(c.req.raw);
    const car = await CarBlockIterator.fromIterable(bytes).catch(asBadRequest);
    const roots = await car.getRoots();
    const stats = await importBlocks(node, readable(car), async () => {
      if (flag(c, "pin-roots", true)) for (const root of roots) await pin(node, root);
    });
    const lines: unknown[] = roots.map((root) => ({ Root: { Cid: { "/": root.toString() }, PinErrorMsg: "" } }));
    if (flag(c, "stats", false)) lines.push({ Stats: { BlockCount: stats.blocks, BlockBytesCount: stats.bytes } });
    return c.body(lines.map((line) => `${JSON.stringify(line)}\n`).join(""), 200, {
      "content-type": "application/json",
    });
  });

  return app;
}

async function* readable(car: AsyncIterable<{ cid: CID; bytes: Uint8Array }>) {
  const blocks = car[Symbol.asyncIterator]();
  for (;;) {
    const next = await blocks.next().catch(asBadRequest);
    if (next.done) return;
    yield next.value;
  }
}

function asBadRequest(cause: unknown): never {
  if (isColophonError(cause)) throw cause;
  throw new BadRequest(
    `its body isn't a CAR (${cause instanceof Error ? cause.message : String(cause)})`,
    "Send a whole CAR of version 1.",
  );
}
