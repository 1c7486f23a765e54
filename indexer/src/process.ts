import { ColophonError } from "@colophon/sdk/errors/ColophonError.ts";
import { IndexerError } from "./errors.ts";

/** Waits for SIGTERM or SIGINT. A second one ends the process at once. */
export function endOnSignals(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGTERM", "SIGINT"] as const) {
      process.once(signal, () => {
        process.once(signal, () => process.exit(1));
        resolve();
      });
    }
  });
}

/** Runs a process; an error of ours is told in words and ends with status 2, another one with its stack and 1. */
export async function runMain(run: () => Promise<void>): Promise<void> {
  try {
    await run();
    // A websocket stays open until its other end agrees, and a node that says nothing never does.
    process.exit(0);
  } catch (error) {
    if (error instanceof IndexerError || error instanceof ColophonError) {
      process.stderr.write(`${error.message}\n`);
      process.exit(2);
    }
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(1);
  }
}
