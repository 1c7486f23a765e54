import type { z } from "zod";

const PATIENCE_MS = 60_000;

/** Reads one answer of the API, checked. */
export async function readApi<T>(apiUrl: string, path: string, schema: z.ZodType<T>): Promise<T> {
  const response = await fetch(`${apiUrl}${path}`);
  if (!response.ok)
    throw new Error(`${apiUrl}${path} answered ${response.status}: ${(await response.text()).slice(0, 300)}`);
  return schema.parse(await response.json());
}

/**
 * Asks the API until an answer is as wanted.
 *
 * @throws {Error} that says what was waited for, after a minute
 */
export async function awaitApi<T>(
  apiUrl: string,
  path: string,
  schema: z.ZodType<T>,
  isDone: (answer: T) => boolean,
  what: string,
): Promise<T> {
  const deadline = Date.now() + PATIENCE_MS;
  let last: unknown;
  while (Date.now() < deadline) {
    try {
      const answer = await readApi(apiUrl, path, schema);
      if (isDone(answer)) return answer;
      last = answer;
    } catch (error) {
      last = error;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const seen = last instanceof Error ? last.message : JSON.stringify(last)?.slice(0, 300);
  throw new Error(`The index did not get to where ${what} within a minute. Last seen: ${seen}`);
}
