import { type StatementNote, statementNoteOf } from "@colophon/sdk/evidence/statementNote.ts";
import { upload } from "../lib/upload.ts";

/** A note's digest, once the relay keeps it; undefined where there is nothing to say. @throws {UploadFailed} */
export async function storeStatementNote(relayUrl: string, note: StatementNote): Promise<string | undefined> {
  if (note.text.trim() === "" && note.audit === null) return undefined;
  const block = statementNoteOf({ ...note, text: note.text.trim() });
  await upload(relayUrl, new Blob([block.bytes]));
  return block.digest;
}
