import type { ContentTree } from "@colophon/sdk/content/contentTreeOf.ts";

/** What the worker is asked: the bytes of a file, or of an address it fetches itself. */
export type HashRequest =
  | { readonly kind: "blob"; readonly blob: Blob }
  | { readonly kind: "url"; readonly url: string };

export type HashAnswer =
  | { readonly kind: "progress"; readonly done: number; readonly total: number | null }
  | { readonly kind: "done"; readonly tree: ContentTree }
  | { readonly kind: "failed"; readonly code: string; readonly message: string };
