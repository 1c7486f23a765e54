import { noteBlockOf } from "@colophon/sdk/content/noteBlockOf.ts";
import { uploadBlock } from "../certify/uploadCar.ts";
import type { Context } from "../context.ts";

/** Puts notes on IPFS, each once however often it is used. @throws {BadSetting} {ServiceUnreachable} {ServiceRefused} */
export async function uploadNotes(context: Context, texts: Iterable<string>): Promise<void> {
  const notes = [...new Set(texts)];
  for (const [index, text] of notes.entries()) {
    context.output.count("Uploading notes", index, notes.length);
    await uploadBlock(context, noteBlockOf(text));
  }
  context.output.endProgress();
}
