import { type Draft, EMPTY_DRAFT } from "./draft.ts";

const NAME = "colophon-drafts";
const STORE = "drafts";

/** Drafts in IndexedDB: it takes the file itself, which other storage can't. One draft a campaign (and deployment). */
export interface DraftStore {
  load(key: string): Promise<Draft | null>;
  save(key: string, draft: Draft): Promise<void>;
  forget(key: string): Promise<void>;
}

/** Where storage is refused (a private window), drafts live as long as the page: everything resolves, nothing is kept. */
export const draftStore: DraftStore = {
  async load(key) {
    const found: unknown = await request("readonly", (store) => store.get(key));
    // An older page's draft may lack fields.
    return typeof found === "object" && found !== null ? { ...EMPTY_DRAFT, ...found } : null;
  },
  async save(key, draft) {
    await request("readwrite", (store) => store.put(draft, key));
  },
  async forget(key) {
    await request("readwrite", (store) => store.delete(key));
  },
};

function request<Answer>(
  mode: IDBTransactionMode,
  ask: (store: IDBObjectStore) => IDBRequest<Answer>,
): Promise<Answer | null> {
  return new Promise((resolve) => {
    try {
      const opening = indexedDB.open(NAME, 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
      opening.onerror = () => resolve(null);
      opening.onsuccess = () => {
        const database = opening.result;
        const transaction = database.transaction(STORE, mode);
        const asked = ask(transaction.objectStore(STORE));
        asked.onsuccess = () => resolve(asked.result);
        transaction.onerror = () => resolve(null);
        transaction.oncomplete = () => database.close();
        transaction.onabort = () => resolve(null);
      };
    } catch {
      resolve(null);
    }
  });
}
