import { stat } from "node:fs/promises";
import { problem as problemSchema } from "@colophon/sdk/api/schemas.ts";
import { CAR_TYPE } from "@colophon/sdk/content/carLayout.ts";
import { carOfBlob } from "@colophon/sdk/content/carOfBlob.ts";
import { CarTooLarge } from "@colophon/sdk/content/errors.ts";
import type { FileCar } from "@colophon/sdk/content/node/carOfFile.ts";
import type { ContentId } from "@colophon/sdk/content/profile.ts";
import type { RawBlock } from "@colophon/sdk/content/rawBlockOf.ts";
import { ColophonError } from "@colophon/sdk/errors/ColophonError.ts";
import { z } from "zod";
import type { Context } from "../context.ts";
import { ServiceRefused, ServiceUnreachable } from "../errors.ts";

type Bytes = Uint8Array<ArrayBuffer>;

/**
 * Gives a file to the relay, as a CAR that is read from disk while it goes.
 *
 * @throws {BadSetting} {ServiceUnreachable} {ServiceRefused}
 * @throws {ContentUnreadable} where the file changed since it was hashed.
 */
export async function uploadCar(context: Context, car: FileCar): Promise<void> {
  if (await isStored(context, car.content.cid)) return;
  const show = (done: number) => context.output.progress("Uploading", done, car.length);
  await send(context, car.content.cid, counted(car.stream(), show));
  context.output.endProgress();
}

/** Gives a document of one block to the relay. @throws {BadSetting} {ServiceUnreachable} {ServiceRefused} */
export async function uploadBlock(context: Context, block: RawBlock): Promise<void> {
  await uploadBlob(context, new Blob([block.bytes]));
}

/** Gives bytes of any length to the relay, and answers what they are called. @throws {BadSetting} {ServiceUnreachable} {ServiceRefused} */
export async function uploadBlob(context: Context, blob: Blob): Promise<ContentId> {
  const { content, car } = await carOfBlob(blob);
  await send(context, content.cid, car);
  return content;
}

/**
 * Refuses a file that the relay wouldn't take, before it is hashed.
 *
 * @throws {CarTooLarge} {BadSetting}; where the relay doesn't say its limit, its answer to the upload will.
 */
export async function checkSize(context: Context, path: string): Promise<void> {
  const relay = await context.settings.url("relayUrl");
  const limits = limitsAnswer.safeParse(await ask(`${relay}/v1/limits`));
  if (limits.success) await checkFileSize(path, limits.data.maxUploadBytes);
}

/** @throws {CarTooLarge} */
export async function checkFileSize(path: string, most: number): Promise<void> {
  const size = await stat(path).then(
    (found) => found.size,
    () => 0,
  );
  if (size > most) throw new CarTooLarge("content", size, most);
}

const limitsAnswer = z.object({ maxUploadBytes: z.number() });
const storedAnswer = z.object({ pinned: z.boolean() });

/** True if an earlier try has brought the file there already. */
async function isStored(context: Context, cid: string): Promise<boolean> {
  const stored = storedAnswer.safeParse(await ask(`${await context.settings.url("relayUrl")}/v1/uploads/${cid}`));
  return stored.success && stored.data.pinned;
}

async function ask(url: string): Promise<unknown> {
  return fetch(url, { signal: AbortSignal.timeout(10_000) })
    .then((response): Promise<unknown> => response.json())
    .catch(() => undefined);
}

async function send(context: Context, cid: string, body: Blob | AsyncIterable<Bytes>): Promise<void> {
  const relay = await context.settings.url("relayUrl");
  const fail = (why: string, cause?: unknown) =>
    new ServiceUnreachable(
      "relay",
      relay,
      why,
      "Nothing was certified or signed. Check that it runs, and run the command again.",
      cause,
    );
  const response = await fetch(`${relay}/v1/uploads?root=${cid}`, {
    method: "POST",
    headers: { "content-type": CAR_TYPE },
    body: body instanceof Blob ? body : ReadableStream.from(body),
    // A body that is read while it goes needs this.
    duplex: "half",
  }).catch((error: unknown) => {
    // The file's own trouble comes through the stream; anything else is the connection's.
    const cause = error instanceof Error ? error.cause : undefined;
    for (const inner of [error, cause]) if (inner instanceof ColophonError) throw inner;
    throw fail("the connection was refused or broke off", error);
  });
  const answer: unknown = await response.json().catch(() => undefined);
  if (response.ok) return;
  const problem = problemSchema.safeParse(answer);
  if (!problem.success) throw fail(`it answered with HTTP status ${response.status}`);
  throw new ServiceRefused("relay", problem.data.code, problem.data.message, problem.data.details);
}

async function* counted(source: AsyncIterable<Bytes>, show: (done: number) => void): AsyncGenerator<Bytes> {
  let done = 0;
  for await (const bytes of source) {
    done += bytes.length;
    show(done);
    yield bytes;
  }
}
