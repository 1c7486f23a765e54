import { ApiError } from "./api.ts";

/** Errors of the page's own, by name: most of what can throw them isn't needed on the page that describes them. */
const OURS = new Set(["HashFailed", "UploadFailed", "NoEvidence", "AncestorsUnready"]);

/**
 * Any error as sentences for a person: our own errors carry theirs; what nobody foresaw is said plainly and never shown raw.
 */
export function describeError(error: unknown): string {
  if (error instanceof ApiError || (error instanceof Error && OURS.has(error.name))) return error.message;
  // ColophonError of the SDK, without importing it here: its message is written for people.
  if (error instanceof Error && "code" in error && "what" in error && "action" in error) return error.message;
  return "Something went wrong that the page has no words for. Try again; if it stays, reload the page.";
}
