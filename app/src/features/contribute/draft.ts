import type { ContentTree } from "@colophon/sdk/content/contentTreeOf.ts";
import type { AiUse, MediaKind } from "@colophon/sdk/ids/names.ts";

/** A co-author as typed: percent is text until it is read. */
export interface CoAuthorDraft {
  readonly key: number;
  readonly account: string;
  readonly percent: string;
  readonly role: string;
}

/** A work that this one was made from, with what is needed to show it. */
export interface ParentDraft {
  readonly id: string;
  readonly title: string;
  readonly author: string;
}

/** Everything a person has entered. Survives a reload, a closed window, a declined signature. */
export interface Draft {
  readonly file: File | null;
  /** What hashing found; null until it has. */
  readonly tree: ContentTree | null;
  readonly title: string;
  readonly description: string;
  readonly kind: MediaKind;
  /** Null until the person says it: nobody is made to say "none" by forgetting. */
  readonly aiUse: AiUse | null;
  readonly coAuthors: readonly CoAuthorDraft[];
  readonly parents: readonly ParentDraft[];
}

export const EMPTY_DRAFT: Draft = {
  file: null,
  tree: null,
  title: "",
  description: "",
  kind: "other",
  aiUse: null,
  coAuthors: [],
  parents: [],
};

/** The file's name without its ending, as a first title. @example titleOf("low tide.mp3") // "low tide" */
export function titleOf(name: string): string {
  const bare = name
    .replace(/\.[^.]{1,8}$/, "")
    .replaceAll("_", " ")
    .trim();
  return (bare === "" ? name : bare).slice(0, 200);
}
