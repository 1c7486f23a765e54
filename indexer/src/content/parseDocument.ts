import {
  type Manifest,
  manifest,
  type PollDocument,
  pollDocument,
  type Terms,
  terms,
} from "@colophon/sdk/api/schemas.ts";
import { IndexerError } from "../errors.ts";

export type DocumentKind = "manifest" | "terms" | "poll";

/** Largest documents that are read, in bytes. */
export const LARGEST_DOCUMENT: Record<DocumentKind, number> = {
  manifest: 64 * 1024,
  terms: 1024 * 1024,
  poll: 64 * 1024,
};

const SCHEMA = { manifest, terms, poll: pollDocument };

/** A document that will never be one. */
export class InvalidDocumentError extends IndexerError {
  constructor(kind: DocumentKind, why: string) {
    super("invalid-document", `This isn't a ${kind}: ${why}.`);
  }
}

/**
 * Reads a manifest, terms or a poll from a block's bytes, which a stranger wrote.
 *
 * @throws InvalidDocumentError
 */
export function parseDocument(kind: DocumentKind, bytes: Uint8Array): Manifest | Terms | PollDocument {
  if (bytes.length > LARGEST_DOCUMENT[kind]) {
    throw new InvalidDocumentError(kind, `it has ${bytes.length} bytes, above ${LARGEST_DOCUMENT[kind]}`);
  }
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    throw new InvalidDocumentError(kind, "it isn't JSON in UTF-8");
  }
  const result = SCHEMA[kind].safeParse(value);
  if (!result.success) {
    const [first] = result.error.issues;
    throw new InvalidDocumentError(kind, `${first?.path.join(".") || "the whole"}: ${first?.message}`.slice(0, 300));
  }
  if (!isStorable(result.data)) throw new InvalidDocumentError(kind, "it has a NUL or half a character in a text");
  return result.data;
}

/** PostgreSQL keeps neither NUL nor lone surrogates in text. Called on what the schema let through: a few levels deep. */
function isStorable(value: unknown): boolean {
  if (typeof value === "string") return !/[\0\p{Cs}]/u.test(value);
  if (Array.isArray(value)) return value.every(isStorable);
  if (typeof value === "object" && value !== null) return Object.values(value).every(isStorable);
  return true;
}
