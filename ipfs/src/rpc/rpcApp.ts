import { Hono } from "hono";
import type { IpfsNode } from "../node/openNode.ts";
import { blockCommands } from "./blocks.ts";
import { dagCommands } from "./dag.ts";
import { fileCommands } from "./files.ts";
import { guard } from "./guard.ts";
import { infoCommands } from "./info.ts";
import { pinCommands } from "./pinning.ts";
import { kuboError } from "./problem.ts";

/** The Kubo-RPC subset under `/api/v0`, for processes on this machine. */
export function rpcApp(node: IpfsNode): Hono {
  const app = new Hono();
  app.use(guard);
  for (const commands of [infoCommands, blockCommands, fileCommands, dagCommands, pinCommands]) {
    app.route("/api/v0", commands(node));
  }
  app.notFound((c) => c.text(`404 - this node doesn't offer ${c.req.path}`, 404));
  app.onError(kuboError);
  return app;
}
