import { once } from "node:events";
import { open, rm } from "node:fs/promises";
import { BadOption } from "../errors.ts";
import { whyUnwritable } from "../whyUnwritable.ts";

/** Lines are collected up to so many characters, so that a million of them aren't a million writes. */
const BATCH = 1 << 18;

/**
 * Streams lines into a new file, or to standard output (`-`). A file that couldn't be finished is removed.
 *
 * @throws {BadOption} where the file is there already, or can't be written.
 */
export async function writeLines(out: string, lines: Iterable<string>): Promise<void> {
  if (out === "-") {
    for (const batch of batches(lines)) if (!process.stdout.write(batch)) await once(process.stdout, "drain");
    return;
  }
  const file = await open(out, "wx").catch((error: unknown) => {
    throw whyUnwritable(out, error);
  });
  try {
    for (const batch of batches(lines)) await file.writeFile(batch);
    await file.sync();
  } catch (error) {
    await file.close();
    await rm(out, { force: true });
    throw new BadOption("--out", `“${out}” couldn't be written: ${reason(error)}.`, "Make room, or name another file.");
  }
  await file.close();
}

function* batches(lines: Iterable<string>): Generator<string, void, void> {
  let batch = "";
  for (const line of lines) {
    batch += line;
    if (batch.length < BATCH) continue;
    yield batch;
    batch = "";
  }
  yield batch;
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
