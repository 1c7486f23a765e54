import type { ContentTree } from "@colophon/sdk/content/contentTreeOf.ts";
import type { AiUse, MediaKind } from "@colophon/sdk/ids/names.ts";
import type { DraftCommitment } from "./commitmentOf.ts";

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
  /** `now`: the easiest way that there is, without gas where the campaign's relay takes it; `direct`: at one's own cost; `commit`: before anybody sees it. */
  readonly order: "now" | "direct" | "commit";
  /** The last commitment that was made or read here; it may be to another file by now. */
  readonly commitment: DraftCommitment | null;
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
  order: "now",
  commitment: null,
};

/** The file's name without its ending, as a first title. @example titleOf("low tide.mp3") // "low tide" */
export function titleOf(name: string): string {
  const bare = name
    .replace(/\.[^.]{1,8}$/, "")
    .replaceAll("_", " ")
    .trim();
  return (bare === "" ? name : bare).slice(0, 200);
}
