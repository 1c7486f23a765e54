import type { Server } from "node:http";
import { serve } from "@hono/node-server";
import { IndexerError } from "../errors.ts";
import type { App } from "./createApp.ts";

/** The port is taken, or can't be listened on. */
export class ListenError extends IndexerError {
  constructor(host: string, port: number, cause: Error) {
    super(
      "cannot-listen",
      `The API can't listen on ${host}:${port} (${cause.message}). Choose another PORT, or end what uses it.`,
      { cause },
    );
  }
}

export interface Served {
  port: number;
  close(): Promise<void>;
}

/** Serves the API. @throws ListenError */
export function serveApi(app: App, host: string, port: number): Promise<Served> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: host, port }, (info) => {
      resolve({ port: info.port, close: () => close(server as Server) });
    });
    server.on("error", (error: Error) => reject(new ListenError(host, port, error)));
  });
}

/** Lets running requests end; streams, which never do, are cut. */
function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), 500).unref();
  });
}
