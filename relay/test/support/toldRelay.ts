import { subscribe } from "node:diagnostics_channel";
import type { Server } from "node:http";
import { startRelay } from "../../src/startRelay.ts";

/** The relay, which says at each request what its server allows: waiting for that would take minutes. */
subscribe("http.server.request.start", (message) => {
  const { server } = message as { server: Server };
  const { requestTimeout, headersTimeout, timeout, maxConnections } = server;
  console.log(JSON.stringify({ allows: { requestTimeout, headersTimeout, timeout, maxConnections } }));
});
await startRelay(process.env);
