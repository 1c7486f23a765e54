import { BadRequest } from "../errors.ts";
import { type Part, readMultipart } from "./multipart.ts";
import { isColophonError } from "./problem.ts";

/**
 * The files that a request carries.
 *
 * @throws {BadRequest} where there are none, or the sender goes away
 */
export async function* partsOf(request: Request): AsyncGenerator<Part> {
  if (request.body === null) throw new BadRequest("it has no body", "Send the file as multipart/form-data.");
  yield* readMultipart(sent(request.body), request.headers.get("content-type") ?? "");
}

/** The first file of a request. */
export async function firstPartOf(request: Request): Promise<Part> {
  const first = await partsOf(request).next();
  if (first.done) throw new BadRequest("it carries no file", "Send one as multipart/form-data.");
  return first.value;
}

async function* sent(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* body;
  } catch (cause) {
    if (isColophonError(cause)) throw cause;
    throw new BadRequest("its sender went away before the end", "Send it again, whole.");
  }
}
