/** One database of IndexedDB with one store: it takes files, which other storage can't. */
export interface BrowserStore {
  get(key: string): Promise<unknown>;
  all(): Promise<unknown[]>;
  /** False where nothing could be kept: a private window, or no room. */
  put(key: string, value: unknown): Promise<boolean>;
  delete(key: string): Promise<void>;
}

/** Where storage is refused (a private window), everything resolves and nothing is kept. */
export function browserStore(name: string, store: string): BrowserStore {
  const ask = <Answer>(mode: IDBTransactionMode, request: (store: IDBObjectStore) => IDBRequest<Answer>) =>
    inStore(name, store, mode, request);
  return {
    get: async (key) => (await ask("readonly", (open) => open.get(key))).answer,
    all: async () => (await ask<unknown[]>("readonly", (open) => open.getAll())).answer ?? [],
    put: async (key, value) => (await ask("readwrite", (open) => open.put(value, key))).kept,
    delete: async (key) => {
      await ask("readwrite", (open) => open.delete(key));
    },
  };
}

interface Asked<Answer> {
  readonly kept: boolean;
  readonly answer: Answer | null;
}

function inStore<Answer>(
  name: string,
  store: string,
  mode: IDBTransactionMode,
  ask: (store: IDBObjectStore) => IDBRequest<Answer>,
): Promise<Asked<Answer>> {
  const nothing: Asked<Answer> = { kept: false, answer: null };
  return new Promise((resolve) => {
    try {
      const opening = indexedDB.open(name, 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore(store);
      opening.onerror = () => resolve(nothing);
      opening.onsuccess = () => {
        const database = opening.result;
        const transaction = database.transaction(store, mode);
        const asked = ask(transaction.objectStore(store));
        const close = (said: Asked<Answer>) => {
          database.close();
          resolve(said);
        };
        // What was put is kept once the transaction is through, not before.
        transaction.oncomplete = () => close({ kept: true, answer: asked.result });
        transaction.onabort = () => close(nothing);
      };
    } catch {
      resolve(nothing);
    }
  });
}
