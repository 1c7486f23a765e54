import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { securityHeaders } from "./securityHeaders.ts";
import type { StaticFile } from "./staticFiles.ts";

export interface AppServerOptions {
  files: Map<string, StaticFile>;
  /** What `/config.json` answers; see docs/architecture.md. */
  config: { rpcUrl: string; apiUrl: string; relayUrl: string; gatewayUrl: string } & Record<string, unknown>;
}

/**
 * Serves a built app: its files, `/config.json`, `/health`, and index.html for every path that a page of the app may have.
 *
 * @example createAppServer({ files: staticFiles("app/dist"), config }).listen(3000, "127.0.0.1")
 */
export function createAppServer({ files, config }: AppServerOptions): Server {
  const headers = securityHeaders(config);
  const index = files.get("/index.html");
  const configBody = Buffer.from(JSON.stringify(config));
  return createServer((request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if (request.method !== "GET" && request.method !== "HEAD") {
      response.setHeader("allow", "GET, HEAD");
      answer(request, response, 405, "text/plain", Buffer.from("Only GET and HEAD are answered here.\n"));
      return;
    }
    const path = pathOf(request);
    if (path === "/health") return answer(request, response, 200, "application/json", Buffer.from('{"ok":true}'));
    if (path === "/config.json") {
      response.setHeader("cache-control", "no-store");
      return answer(request, response, 200, "application/json", configBody);
    }
    const file = files.get(path) ?? (isPage(path) ? index : undefined);
    if (file === undefined)
      return answer(request, response, 404, "text/plain", Buffer.from("There is no such file.\n"));
    sendFile(request, response, file);
  });
}

function pathOf(request: IncomingMessage): string {
  const raw = (request.url ?? "/").split("?")[0] ?? "/";
  try {
    return decodeURIComponent(raw);
  } catch {
    return "/%";
  }
}

/** A page of the app has no file ending in its last part; a missing script must not be answered with a page. */
const isPage = (path: string) => !path.startsWith("/assets/") && !/\.[a-z0-9]+$/i.test(path) && path !== "/%";

function sendFile(request: IncomingMessage, response: ServerResponse, file: StaticFile): void {
  response.setHeader("etag", file.etag);
  response.setHeader("cache-control", file.immutable ? "public, max-age=31536000, immutable" : "no-cache");
  if (request.headers["if-none-match"] === file.etag) {
    response.writeHead(304).end();
    return;
  }
  if (file.gzip !== null) response.setHeader("vary", "accept-encoding");
  if (file.gzip !== null && /\bgzip\b/.test(String(request.headers["accept-encoding"] ?? ""))) {
    response.setHeader("content-encoding", "gzip");
    answer(request, response, 200, file.type, file.gzip);
    return;
  }
  answer(request, response, 200, file.type, file.body);
}

function answer(request: IncomingMessage, response: ServerResponse, status: number, type: string, body: Buffer): void {
  response.writeHead(status, { "content-type": type, "content-length": body.length });
  response.end(request.method === "HEAD" ? undefined : body);
}
