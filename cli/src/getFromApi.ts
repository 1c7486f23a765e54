import { problem as problemSchema } from "@colophon/sdk/api/schemas.ts";
import type { z } from "zod";
import { ServiceRefused, ServiceUnreachable } from "./errors.ts";
import type { Settings } from "./settings.ts";

const TIMEOUT_MS = 20_000;

/**
 * One answer of the API, read by its schema.
 *
 * @param path From `/v1/` on, with its query.
 * @throws {BadSetting} {ServiceUnreachable} {ServiceRefused}
 */
export async function getFromApi<Schema extends z.ZodType>(
  settings: Settings,
  path: string,
  schema: Schema,
): Promise<z.infer<Schema>> {
  const base = await settings.url("apiUrl");
  const fail = (why: string, cause?: unknown) =>
    new ServiceUnreachable("API", base, why, "Check that it runs, or give another with --api-url.", cause);
  const response = await fetch(`${base}${path}`, { signal: AbortSignal.timeout(TIMEOUT_MS) }).catch(
    (error: unknown) => {
      throw fail("nothing answers there", error);
    },
  );
  const body: unknown = await response.json().catch(() => undefined);
  if (!response.ok) {
    const problem = problemSchema.safeParse(body);
    if (problem.success) throw new ServiceRefused("API", problem.data.code, problem.data.message, problem.data.details);
    throw fail(`it answered with HTTP status ${response.status}`);
  }
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw fail("its answer isn't one of this version's", parsed.error);
  return parsed.data;
}
