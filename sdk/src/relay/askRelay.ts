import type { z } from "zod";
import { problem } from "../api/schemas.ts";
import { RelayRefused, RelayUnreachable } from "./errors.ts";

export interface RelayOptions {
  /** Another `fetch`, for tests and proxies. */
  fetch?: typeof fetch | undefined;
  signal?: AbortSignal | undefined;
  /** Tries in all, where the relay or the connection fails for a while (default 4). */
  tries?: number | undefined;
  /** A session's token ({@link openSession}), where the answer is for its account only. */
  token?: string | undefined;
}

/** Statuses that may pass by themselves; 429 is for the caller to decide, since it can take an hour. */
const PASSING = new Set([408, 425, 500, 502, 503, 504]);
const TIMEOUT_MS = 30_000;

/**
 * Asks the relay, again where it fails for a while: messages are taken once, so asking again is safe.
 *
 * @param body as JSON; absent: a GET
 * @throws {RelayRefused} {RelayUnreachable}; the signal's reason
 */
export async function askRelay<Schema extends z.ZodType>(
  schema: Schema,
  url: string,
  body: unknown,
  { fetch: ask = fetch, signal, tries = 4, token }: RelayOptions = {},
): Promise<z.infer<Schema>> {
  for (let attempt = 1; ; attempt++) {
    let failure: unknown;
    try {
      const patience = AbortSignal.timeout(TIMEOUT_MS);
      const response = await ask(url, {
        ...(body === undefined ? {} : { method: "POST", body: JSON.stringify(body) }),
        headers: {
          ...(body === undefined ? {} : { "content-type": "application/json" }),
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        },
        signal: signal ? AbortSignal.any([signal, patience]) : patience,
      });
      const json: unknown = await response.json().catch(() => null);
      const answer = schema.safeParse(json);
      if (response.ok && answer.success) return answer.data;
      const refusal = refusalOf(response.status, json);
      if (response.ok || !PASSING.has(response.status)) throw refusal;
      failure = refusal;
    } catch (cause) {
      signal?.throwIfAborted();
      if (cause instanceof RelayRefused && !PASSING.has(cause.status)) throw cause;
      failure = cause;
    }
    if (attempt >= tries) throw failure instanceof RelayRefused ? failure : new RelayUnreachable(url, tries, failure);
    await new Promise((resolve) => setTimeout(resolve, 500 * 2 ** (attempt - 1)));
  }
}

/** A relay's answer as the error that it is. */
export function refusalOf(status: number, json: unknown): RelayRefused {
  const said = problem.safeParse(json).data;
  return new RelayRefused(status, {
    code: said?.code ?? "relay-refused",
    message:
      said?.message ?? `The relay answered with status ${status} and nothing that makes sense. Check its address.`,
    details: said?.details ?? {},
  });
}
