import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import type { UploadMemory } from "@colophon/sdk/relay/uploadFile.ts";

/** Of the uploads that were begun last; older ones begin anew. */
const MOST = 100;

/** Where a person's programs keep what they can do without. */
function memoryPath(): string {
  const { XDG_STATE_HOME: state } = process.env;
  const folder = state === undefined || state === "" ? join(homedir(), ".local", "state") : state;
  return join(folder, "colophon", "uploads.json");
}

/** Remembers where unfinished uploads are, so that the same command goes on with them. Where it can't be kept, they begin anew. */
export const uploadMemory: UploadMemory = {
  get: (key) => new Map(read()).get(key) ?? null,
  set(key, url) {
    const path = memoryPath();
    const kept = [...read().filter(([other]) => other !== key), [key, url]].slice(-MOST);
    try {
      mkdirSync(dirname(path), { recursive: true });
      // Whoever knows an upload's URL can go on with it.
      writeFileSync(`${path}.${process.pid}`, JSON.stringify(kept), { mode: 0o600 });
      renameSync(`${path}.${process.pid}`, path);
    } catch {
      // Not kept: the upload goes on within this run only.
    }
  },
};

function read(): [string, string][] {
  try {
    const found: unknown = JSON.parse(readFileSync(memoryPath(), "utf8"));
    return Array.isArray(found) ? found.filter(isPair) : [];
  } catch {
    return [];
  }
}

function isPair(value: unknown): value is [string, string] {
  return Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === "string");
}
