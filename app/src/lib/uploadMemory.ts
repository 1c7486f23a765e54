import type { UploadMemory } from "@colophon/sdk/relay/uploadFile.ts";

const PREFIX = "colophon-upload ";

/** Where uploads to the relay are, by content: they go on after a reload. Where storage is refused they go on only within the page. */
export const uploadMemory: UploadMemory = {
  get(key) {
    try {
      return localStorage.getItem(PREFIX + key);
    } catch {
      return null;
    }
  },
  set(key, url) {
    try {
      localStorage.setItem(PREFIX + key, url);
    } catch {
      // Nothing to do: a reload begins anew then.
    }
  },
};
