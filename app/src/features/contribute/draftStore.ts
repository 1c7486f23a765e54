import { browserStore } from "../../lib/browserStore.ts";
import { type Draft, EMPTY_DRAFT } from "./draft.ts";

const store = browserStore("colophon-drafts", "drafts");

/** Drafts, with the file itself. One a campaign (and deployment). Where storage is refused they live as long as the page. */
export const draftStore = {
  async load(key: string): Promise<Draft | null> {
    const found = await store.get(key);
    // An older page's draft may lack fields.
    return typeof found === "object" && found !== null ? { ...EMPTY_DRAFT, ...found } : null;
  },
  save: (key: string, draft: Draft) => store.put(key, draft),
  forget: (key: string) => store.delete(key),
};
