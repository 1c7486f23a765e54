import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { extname, join, relative, sep } from "node:path";
import { gzipSync } from "node:zlib";

export interface StaticFile {
  type: string;
  body: Buffer;
  /** Compressed, where that is worth it. */
  gzip: Buffer | null;
  etag: string;
  /** Named by the hash of its content, so that it never changes. */
  immutable: boolean;
}

const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
  ".wasm": "application/wasm",
  ".txt": "text/plain; charset=utf-8",
};

/**
 * All files of a built app, by the path they are asked for. Nothing outside this map is ever served, so no path can climb out.
 *
 * @throws {Error} when the folder holds no index.html
 */
export function staticFiles(folder: string): Map<string, StaticFile> {
  const files = new Map<string, StaticFile>();
  for (const entry of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    const path = join(folder, entry);
    if (!statSync(path).isFile()) continue;
    const name = `/${relative(folder, path).split(sep).join("/")}`;
    files.set(name, readStatic(path, name));
  }
  if (!files.has("/index.html"))
    throw new Error(`${folder} holds no built app (no index.html). Build it: npx vite build, in app`);
  return files;
}

function readStatic(path: string, name: string): StaticFile {
  const body = readFileSync(path);
  const type = types[extname(name)] ?? "application/octet-stream";
  const compressible = /text|json|javascript|svg|wasm/.test(type) && body.length > 512;
  return {
    type,
    body,
    gzip: compressible ? gzipSync(body, { level: 6 }) : null,
    etag: `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`,
    immutable: name.startsWith("/assets/"),
  };
}
