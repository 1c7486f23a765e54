import { cidFromDigest } from "@colophon/sdk/content/cidFromDigest.ts";
import { RAW } from "@colophon/sdk/content/profile.ts";
import { rawBlockOfBytes } from "@colophon/sdk/content/rawBlockOf.ts";
import type { z } from "zod";
import type { Settings } from "../settings.ts";
import { fetchContent } from "./fetchContent.ts";

/** A document of the protocol (terms, a manifest) is one raw block, so it is never longer. */
const MOST_BYTES = 1_048_576;

export type FetchedDocument<Content> = { state: "found"; content: Content } | { state: "missing" | "invalid" };

/**
 * A JSON document by its digest: fetched from IPFS, re-hashed, and read by its schema.
 *
 * @throws {BadSetting} {ServiceUnreachable}
 */
export async function fetchDocument<Schema extends z.ZodType>(
  settings: Settings,
  digest: string,
  schema: Schema,
): Promise<FetchedDocument<z.infer<Schema>>> {
  const source = await fetchContent(settings, cidFromDigest(digest, RAW));
  if (source === null) return { state: "missing" };
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of source) {
    size += part.length;
    if (size > MOST_BYTES) return { state: "invalid" };
    parts.push(part);
  }
  const bytes = new Uint8Array(Buffer.concat(parts));
  if (rawBlockOfBytes(bytes).digest !== digest) return { state: "invalid" };
  const parsed = schema.safeParse(parseJson(bytes));
  return parsed.success ? { state: "found", content: parsed.data } : { state: "invalid" };
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
