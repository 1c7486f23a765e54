import { type Context, Hono } from "hono";
import type { CID } from "multiformats/cid";
import { BlockNotFound } from "../errors.ts";
import { RAW, readCid } from "../node/cids.ts";
import type { IpfsNode } from "../node/openNode.ts";
import { openFile } from "../node/readFile.ts";
import { readBlock } from "../node/readNode.ts";
import { streamOf } from "../rpc/stream.ts";
import { version } from "../version.ts";
import { dispositionOf } from "./dispositionOf.ts";
import { exportCar } from "./exportCar.ts";
import { safeHeaders } from "./headers.ts";
import { mediaTypeOf } from "./mediaTypeOf.ts";
import { GatewayProblem, onGatewayError, problem } from "./problems.ts";
import { rangeOf } from "./rangeOf.ts";
import { withinTime } from "./withinTime.ts";

/** A CID's bytes never change. */
const FOR_EVER = "public, max-age=31536000, immutable";
const CAR = "application/vnd.ipld.car; version=1; order=dfs; dups=n";

/** The public gateway: `GET|HEAD /ipfs/{cid}`, as a file, or as blocks that anybody can check (`?format=raw|car`). */
export function gatewayApp(node: IpfsNode): Hono {
  const app = new Hono();
  app.use(safeHeaders);
  app.get("/health", (c) => c.json({ ok: true, version, writes: node.writes() }));
  app.get("/ipfs/:cid", async (c) => {
    if (c.req.header("service-worker") !== undefined) return problem(c, notForWorkers());
    const cid = readCid(c.req.param("cid"));
    const format = formatOf(c);
    const etag = format === "file" ? `"${cid}"` : `"${cid}.${format}"`;
    if (matches(c.req.header("if-none-match"), etag)) return c.body(null, 304, { etag, "cache-control": FOR_EVER });
    const answer = format === "file" ? sendFile : format === "raw" ? sendBlock : sendCar;
    return answer(c, node, cid, etag);
  });
  app.on(["GET"], ["/", "/*"], (c) => problem(c, noSuchRoute(c.req.path)));
  app.all("*", (c) => {
    c.header("allow", "GET, HEAD, OPTIONS");
    return problem(c, notAllowed(c.req.method));
  });
  app.onError(onGatewayError);
  return app;
}

async function sendFile(c: Context, node: IpfsNode, cid: CID, etag: string): Promise<Response> {
  const { file, media } = await withinTime(async () => {
    const file = await openFile(node, cid);
    return { file, media: mediaTypeOf(await headOf(file.read(0, Math.min(512, file.size)))) };
  });
  // With If-Range a range counts only for the very bytes that the client has begun with; here they never change.
  const ifRange = c.req.header("if-range");
  const range = ifRange !== undefined && ifRange !== etag ? null : rangeOf(c.req.header("range"), file.size);
  if (range === "unsatisfiable") {
    c.header("content-range", `bytes */${file.size}`);
    return problem(c, unsatisfiable(file.size));
  }
  const { start, end } = range ?? { start: 0, end: file.size };
  const inline = media.inline && c.req.query("download") !== "true";
  common(c, cid, etag);
  c.header("content-type", media.type);
  c.header("content-disposition", dispositionOf(inline, c.req.query("filename")));
  c.header("accept-ranges", "bytes");
  c.header("content-length", String(end - start));
  if (range !== null) c.header("content-range", `bytes ${start}-${end - 1}/${file.size}`);
  const status = range === null ? 200 : 206;
  if (c.req.method === "HEAD") return c.body(null, status);
  return c.body(await streamOf(file.read(start, end)), status);
}

async function sendBlock(c: Context, node: IpfsNode, cid: CID, etag: string): Promise<Response> {
  const bytes = await withinTime(() => readBlock(node, cid));
  common(c, cid, etag);
  c.header("content-type", "application/vnd.ipld.raw");
  c.header("content-disposition", dispositionOf(false, c.req.query("filename") ?? `${cid}.bin`));
  c.header("content-length", String(bytes.length));
  return c.req.method === "HEAD" ? c.body(null, 200) : c.body(new Uint8Array(bytes), 200);
}

async function sendCar(c: Context, node: IpfsNode, cid: CID, etag: string): Promise<Response> {
  if ((await node.blocks.sizeOf(cid)) === null) throw new BlockNotFound(cid.toString());
  const onlyRoot = c.req.query("dag-scope") === "block" || cid.code === RAW;
  common(c, cid, c.req.query("dag-scope") === "block" ? `${etag.slice(0, -1)}.block"` : etag);
  c.header("content-type", CAR);
  c.header("content-disposition", dispositionOf(false, c.req.query("filename") ?? `${cid}.car`));
  if (c.req.method === "HEAD") return c.body(null, 200);
  return c.body(await withinTime(() => streamOf(exportCar(node, cid, onlyRoot))), 200);
}

function common(c: Context, cid: CID, etag: string): void {
  c.header("etag", etag);
  c.header("cache-control", FOR_EVER);
  c.header("vary", "Accept");
  c.header("x-ipfs-path", `/ipfs/${cid}`);
  c.header("x-ipfs-roots", cid.toString());
}

function formatOf(c: Context): "file" | "raw" | "car" {
  const format = c.req.query("format");
  if (format === "raw" || format === "car") return format;
  const accept = c.req.header("accept") ?? "";
  if (accept.includes("application/vnd.ipld.car")) return "car";
  return accept.includes("application/vnd.ipld.raw") ? "raw" : "file";
}

function matches(header: string | undefined, etag: string): boolean {
  return (header ?? "").split(",").some((tag) => tag.trim().replace(/^W\//, "") === etag || tag.trim() === "*");
}

async function headOf(source: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of source) pieces.push(piece);
  return Buffer.concat(pieces);
}

const notForWorkers = () =>
  new GatewayProblem({
    code: "not-for-workers",
    what: "A service worker can't be loaded from here.",
    action: "Serve your worker from your own origin.",
  });
const noSuchRoute = (path: string) =>
  new GatewayProblem({
    code: "no-such-route",
    what: `There is nothing at ${path.slice(0, 200)}.`,
    action: "Ask for /ipfs/{cid}, the CID of a single file.",
  });
const notAllowed = (method: string) =>
  new GatewayProblem({
    code: "method-not-allowed",
    what: `This gateway only reads; ${method.slice(0, 20)} isn't offered.`,
    action: "Use GET or HEAD; to add content, use the relay.",
  });
const unsatisfiable = (size: number) =>
  new GatewayProblem({
    code: "unsatisfiable-range",
    what: `The range begins behind the file's end (${size} bytes).`,
    action: "Ask for a range within the file.",
    details: { size },
  });
