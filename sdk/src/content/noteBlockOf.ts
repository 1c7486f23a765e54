import { type RawBlock, rawBlockOf } from "./rawBlockOf.ts";

/** A note is a document of words, not a file. In bytes. */
const NOTE_LIMIT = 65_536;

/**
 * A note (a curator's with a verdict, the arbiter's with a decision) as the block whose digest goes on chain.
 *
 * @param text 1 to 5,000 characters
 * @throws {BlockTooLarge}
 * @example
 * const { digest, bytes } = noteBlockOf("The music isn't yours.");
 */
export function noteBlockOf(text: string): RawBlock {
  return rawBlockOf({ v: 1, text }, NOTE_LIMIT);
}
