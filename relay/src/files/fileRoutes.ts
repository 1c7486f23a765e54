import { randomBytes } from "node:crypto";
import { FILES_PATH, uploadMetadata } from "@colophon/sdk/api/intakeSchemas.ts";
import { parseCid } from "@colophon/sdk/content/parseCid.ts";
import { ColophonError } from "@colophon/sdk/errors/ColophonError.ts";
import { Server } from "@tus/server";
import { type Context, Hono } from "hono";
import type { KuboRPCClient } from "kubo-rpc-client";
import type { Logger } from "pino";
import { addressOf } from "../addressOf.ts";
import type { RelayConfig } from "../config.ts";
import type { Captcha } from "../contributions/captcha.ts";
import { Allowance } from "../networks/Allowance.ts";
import {
  answerProblem,
  badUpload,
  captchaNeeded,
  RelayProblem,
  storeFull,
  tusRefusal,
  uploadBusy,
} from "../problems.ts";
import type { Db, LockAlone } from "../store/openStore.ts";
import { bodyPieces } from "../uploads/bodyPieces.ts";
import { heldBytes } from "../uploads/heldBytes.ts";
import { UploadLimits } from "../uploads/UploadLimits.ts";
import { reserveUpload } from "./reserveUpload.ts";
import { senderOf, widerSenderOf } from "./senderOf.ts";
import { settleUpload } from "./settleUpload.ts";
import type { UploadFolder } from "./UploadFolder.ts";
import { uploadLocker } from "./uploadLocker.ts";

export interface FileOptions {
  db: Db;
  lockAlone: LockAlone;
  folder: UploadFolder;
  config: RelayConfig;
  ipfs: KuboRPCClient;
  /** Keys what the database has instead of addresses. */
  secret: Uint8Array;
  captcha: Captcha | null;
  log: Logger;
}

/** How old the IPFS node's count of its bytes may be, in ms: it can take a while to count. */
const HELD_FRESH_MS = 10_000;
const ID = /^[0-9a-f]{32}$/;
/** For each upload that an address may begin, so many requests about others: a line that breaks asks and goes on again and again. */
const REQUESTS_EACH = 4;

/**
 * Resumable uploads by tus 1.0 at {@link FILES_PATH} (creation, termination, expiration). Nobody can read them here: whoever knows an upload's
 * id can go on with it, or contribute it.
 */
export function fileRoutes(options: FileOptions): Hono {
  const { db, folder, config, ipfs, secret, captcha, log } = options;
  const app = new Hono();
  const limits = new UploadLimits({
    atOnce: config.UPLOADS_AT_ONCE,
    atOnceEach: config.UPLOADS_AT_ONCE_EACH,
    aMinute: config.UPLOADS_A_MINUTE,
  });
  const requests = new Allowance(config.UPLOADS_A_MINUTE * REQUESTS_EACH);
  let held = { at: Number.NEGATIVE_INFINITY, bytes: 0 };
  /** What a request failed with: tus's own answers are plain text. */
  const failures = new WeakMap<object, ColophonError>();
  const addresses = new WeakMap<object, string>();

  const server = new Server({
    path: FILES_PATH,
    datastore: folder,
    relativeLocation: true,
    disableTerminationForFinishedUploads: true,
    locker: uploadLocker(options.lockAlone),
    allowedOrigins: config.APP_ORIGIN,
    maxSize: config.MAX_FILE_BYTES,
    namingFunction: () => randomBytes(16).toString("hex"),
    getFileIdFromRequest: (_request, last) => (last !== undefined && ID.test(last) ? last : undefined),
    onUploadCreate: async (request, upload) => {
      const metadata = uploadMetadata.safeParse(upload.metadata ?? {});
      if (!metadata.success) throw badUpload("Upload-Metadata has no CID of the file, or what nobody expects");
      const { digest, codec } = parseCid(metadata.data.cid);
      if (upload.size === undefined)
        throw badUpload("Upload-Length is missing, and has to be there from the beginning");
      if (upload.size === 0) throw badUpload("the file is empty");
      const address = addresses.get(request) ?? "unknown";
      if (captcha !== null && !(await captcha.verify(metadata.data.captcha ?? "", address))) throw captchaNeeded();
      if (performance.now() - held.at > HELD_FRESH_MS) held = { at: performance.now(), bytes: await heldBytes(ipfs) };
      if (held.bytes + upload.size > config.UPLOAD_QUOTA) throw storeFull();
      const senders = { sender: senderOf(secret, address), widerSender: widerSenderOf(secret, address) };
      await reserveUpload(
        db,
        { id: upload.id, digest, codec, size: upload.size, ...senders },
        { all: config.FILES_DISK, each: config.FILES_DISK_EACH, filesEach: config.FILES_EACH },
        Math.floor(Date.now() / 1000),
      );
      return {};
    },
    onUploadFinish: async (_request, { id }) => {
      const { size } = await settleUpload(db, folder, id);
      log.info({ size }, "a file is whole");
      return {};
    },
    onResponseError: (request, error) => {
      const failure = error instanceof ColophonError ? error : tusRefusal(error, config.MAX_FILE_BYTES);
      if (failure !== null) failures.set(request, failure);
      else log.error({ err: error }, "an upload failed");
      return undefined;
    },
  });

  const room = (method: string, address: string): (() => void) => {
    if (method === "POST") return limits.begin(address);
    // tus clients try again after 423, and give up after 429.
    const wait = requests.take(address);
    if (wait > 0) throw uploadBusy("Your address has asked about uploads so often within a minute.", wait);
    if (method !== "PATCH") return () => undefined;
    try {
      return limits.goOn(address);
    } catch (error) {
      throw error instanceof RelayProblem ? uploadBusy(error.what) : error;
    }
  };

  app.all(`${FILES_PATH}/:id?`, async (c) => {
    const { method } = c.req;
    if (!["POST", "HEAD", "PATCH", "DELETE"].includes(method)) return c.notFound();
    const address = addressOf(c, config);
    const end = room(method, address);
    const body =
      c.req.raw.body === null || method === "HEAD" ? null : bodyPieces(c.req.raw.body, config.UPLOAD_PATIENCE);
    let broken: unknown = null;
    // A body that breaks off ends here, and doesn't fail: of a stream that fails, tus drops what was still on its way to the disk.
    const pieces = async function* () {
      try {
        if (body !== null) yield* body.pieces;
      } catch (error) {
        broken = error;
      }
    };
    const request = new Request(c.req.url, {
      method,
      headers: c.req.raw.headers,
      ...(body === null ? {} : { body: ReadableStream.from(pieces()) as ReadableStream<Uint8Array>, duplex: "half" }),
    });
    addresses.set(request, address);
    try {
      const answer = await server.handleWeb(request);
      const failure = broken instanceof ColophonError ? broken : failures.get(request);
      if (failure !== undefined) {
        log.warn({ error: failure.code, method }, "refused an upload");
        await body?.discard();
        return tusProblem(c, failure);
      }
      if (answer.headers.has("upload-offset") || answer.status === 201) {
        answer.headers.set("upload-expires", new Date(Date.now() + config.FILES_EXPIRE * 1000).toUTCString());
      }
      answer.headers.set("cache-control", "no-store");
      // Relative, as the protocol allows: behind a proxy nobody knows the page's name for this place.
      return answer;
    } finally {
      end();
    }
  });
  return app;
}

function tusProblem(c: Context, failure: ColophonError): Response {
  if (failure.code === "file-too-large") c.header("tus-max-size", String(failure.details?.most ?? ""));
  c.header("tus-resumable", "1.0.0");
  return answerProblem(c, failure);
}
