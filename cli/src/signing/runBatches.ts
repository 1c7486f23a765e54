import type { Context } from "../context.ts";
import { RunEnded } from "../errors.ts";

export type Batches<Item> = {
  items: readonly Item[];
  /** Items a transaction. */
  size: number;
  /** What the items are, in the plural. */
  words: string;
  /** @returns The transaction's hash. */
  send: (items: readonly Item[]) => Promise<string>;
};

/**
 * Sends many items in as many transactions as it takes, one after the other. Ctrl-C ends it after the transaction that is under way; a second
 * one at once.
 *
 * @returns The transactions.
 * @throws {RunEnded} where it broke off or was stopped: what was sent is recorded, and the error says how much.
 */
export async function runBatches<Item>(context: Context, batches: Batches<Item>): Promise<string[]> {
  const { items, size, words, send } = batches;
  const transactions: string[] = [];
  let stopped = false;
  const stop = () => {
    stopped = true;
    context.output.note("Ending after the transaction that is under way; once more ends at once.");
  };
  process.once("SIGINT", stop);
  try {
    for (let done = 0; done < items.length; done += size) {
      if (stopped) throw new RunEnded(true, done, items.length, words);
      context.output.count("Sending", done, items.length);
      transactions.push(
        await send(items.slice(done, done + size)).catch((error: unknown) => {
          // Nothing was done yet: the error itself says it best.
          throw done === 0 ? error : new RunEnded(false, done, items.length, words, error);
        }),
      );
    }
    return transactions;
  } finally {
    process.removeListener("SIGINT", stop);
    context.output.endProgress();
  }
}
