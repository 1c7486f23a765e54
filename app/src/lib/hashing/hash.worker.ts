import { type ContentSource, contentTreeOf } from "@colophon/sdk/content/contentTreeOf.ts";
import { ContentUnreadable } from "@colophon/sdk/content/errors.ts";
import { ColophonError } from "@colophon/sdk/errors/ColophonError.ts";
import type { HashAnswer, HashRequest } from "./messages.ts";

/** One job a worker: whoever asked ends it, which also is how a job is cancelled. */
self.onmessage = async ({ data }: MessageEvent<HashRequest>) => {
  let last = 0;
  const say = (answer: HashAnswer) => self.postMessage(answer);
  try {
    const { source, size } = await open(data);
    const tree = await contentTreeOf(source, {
      onProgress: (done, total) => {
        // 25 a second is all that anybody sees.
        if (performance.now() - last < 40) return;
        last = performance.now();
        say({ kind: "progress", done, total: total ?? size });
      },
    });
    say({ kind: "done", tree });
  } catch (error) {
    const known = error instanceof ColophonError ? error : new ContentUnreadable("the browser couldn't read it");
    say({ kind: "failed", code: known.code, message: known.message });
  }
};

async function open(request: HashRequest): Promise<{ source: ContentSource; size: number | null }> {
  if (request.kind === "blob") return { source: request.blob, size: request.blob.size };
  const response = await fetch(request.url).catch(() => null);
  if (response === null) throw new ContentUnreadable("the gateway doesn't answer");
  if (!response.ok || response.body === null) {
    throw new ContentUnreadable(`the gateway answered with status ${response.status}`);
  }
  const length = Number(response.headers.get("content-length"));
  return { source: response.body, size: length > 0 ? length : null };
}
