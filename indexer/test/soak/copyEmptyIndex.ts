import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase } from "../../src/store/openDatabase.ts";

let template: Promise<string> | null = null;

/** An empty PGlite index in a new folder: making one anew each time would take most of a soak's time. */
export async function copyEmptyIndex(to: string): Promise<void> {
  template ??= makeTemplate();
  cpSync(await template, to, { recursive: true });
}

async function makeTemplate(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "colophon-empty-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const directory = join(folder, "index");
  await (await openDatabase({ directory })).close();
  return directory;
}
