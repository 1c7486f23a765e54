import { toActionError } from "@colophon/sdk/actions/toActionError.ts";
import { ColophonError } from "@colophon/sdk/errors/ColophonError.ts";
import { BaseError } from "viem";

export interface Trouble {
  /** One line, for the database and whoever waits for the batch. */
  readonly words: string;
  /** For the log: a sentence, or the whole error where nobody expected it. */
  readonly logged: unknown;
}

/** What an error comes to, in words that anybody may read: the client's own have the endpoint's whole URL in them, and that has a key. */
export function troubleOf(error: unknown): Trouble {
  const client = chainErrorIn(error);
  const told = client === null ? error : toActionError(client);
  const message = told instanceof BaseError ? told.shortMessage : told instanceof Error ? told.message : String(told);
  const words = message.split("\n")[0]?.slice(0, 300) ?? "";
  const expected = told instanceof ColophonError || told instanceof BaseError;
  return { words, logged: expected ? words : told };
}

function chainErrorIn(error: unknown): Error | null {
  for (let inner = error, depth = 0; inner instanceof Error && depth < 8; inner = inner.cause, depth++) {
    if (inner instanceof ColophonError) return null;
    if (inner instanceof BaseError) return inner;
  }
  return null;
}
