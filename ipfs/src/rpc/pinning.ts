import { type Context, Hono } from "hono";
import type { CID } from "multiformats/cid";
import { BadRequest, NotPinned } from "../errors.ts";
import { readCid } from "../node/cids.ts";
import type { IpfsNode } from "../node/openNode.ts";
import { listPins, type PinType, pin, pinType, unpin } from "../node/pins.ts";
import { argument, flag } from "./query.ts";
import { ndjson, streamOf } from "./stream.ts";

/** `pin/add`, `pin/ls`, `pin/rm`. */
export function pinCommands(node: IpfsNode): Hono {
  const app = new Hono();

  app.post("/pin/add", async (c) => {
    const cids = cidsOf(c);
    for (const cid of cids) await pin(node, cid, flag(c, "recursive", true) ? "recursive" : "direct");
    return c.json({ Pins: cids.map(String) });
  });

  app.post("/pin/rm", async (c) => {
    const cids = cidsOf(c);
    for (const cid of cids) await unpin(node, cid);
    return c.json({ Pins: cids.map(String) });
  });

  app.post("/pin/ls", async (c) => {
    const wanted = typeOf(c);
    const named = (c.req.queries("arg") ?? []).filter((text) => text !== "");
    const pins = named.length > 0 ? await pinsOf(node, named.map(readCid), wanted) : allPins(node, wanted);
    if (flag(c, "stream", false)) {
      return c.body(await streamOf(ndjson(lines(pins))), 200, { "content-type": "application/json" });
    }
    const Keys: Record<string, { Type: string }> = {};
    for await (const { cid, type } of pins) Keys[cid.toString()] = { Type: type };
    return c.json({ Keys });
  });

  return app;
}

type Wanted = PinType | "all" | "indirect";
interface Pinned {
  cid: CID;
  type: PinType | "indirect";
}

function cidsOf(c: Context): CID[] {
  argument(c);
  return (c.req.queries("arg") ?? []).map(readCid);
}

function typeOf(c: Context): Wanted {
  const type = c.req.query("type") || "all";
  if (type === "all" || type === "recursive" || type === "direct" || type === "indirect") return type;
  throw new BadRequest(`there is no pin type "${type}"`, "Use recursive, direct, indirect or all.");
}

/** Without names only pins themselves are listed, not the blocks below them. */
async function* allPins(node: IpfsNode, wanted: Wanted): AsyncGenerator<Pinned> {
  for await (const pin of listPins(node)) if (wanted === "all" || wanted === pin.type) yield pin;
}

/** @throws {NotPinned} */
async function pinsOf(node: IpfsNode, cids: CID[], wanted: Wanted): Promise<Pinned[]> {
  return Promise.all(
    cids.map(async (cid) => {
      const type = (await pinType(node, cid)) ?? ((await node.helia.pins.isPinned(cid)) ? "indirect" : null);
      if (type === null || (wanted !== "all" && wanted !== type)) throw new NotPinned(cid.toString());
      return { cid, type };
    }),
  );
}

async function* lines(pins: AsyncIterable<Pinned> | Pinned[]) {
  for await (const { cid, type } of pins) yield { Cid: cid.toString(), Type: type };
}
