import type { Problem } from "@colophon/sdk/api/schemas.ts";

/** Thrown where the API answers with a problem, or not at all. `code` is stable; `message` is for people. */
export class ApiError extends Error {
  /** HTTP status; 0 where there was no answer. */
  readonly status: number;
  readonly code: string;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(status: number, problem: Problem) {
    super(problem.message);
    this.name = "ApiError";
    this.status = status;
    this.code = problem.code;
    this.details = problem.details ?? {};
  }
}

export type QueryValue = string | number | boolean | null | undefined;

/**
 * One GET of the API. Types are the API's own (`sdk/src/api/schemas.ts`); the answer is trusted to be what its own server
 * validated.
 *
 * @throws {ApiError}
 * @example getJson<ApiWork>(apiUrl, `/v1/works/${id}`)
 */
export async function getJson<Answer>(
  base: string,
  path: string,
  query: Readonly<Record<string, QueryValue>> = {},
  signal?: AbortSignal,
): Promise<Answer> {
  const url = new URL(`${base}${path}`);
  for (const [key, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== "") url.searchParams.set(key, String(value));
  }
  let response: Response;
  try {
    response = await fetch(url, { headers: { accept: "application/json" }, signal: signal ?? null });
  } catch (cause) {
    if (signal?.aborted === true) throw cause;
    throw new ApiError(0, {
      code: "index-unreachable",
      message: "The index doesn't answer. What is on chain is safe; try again in a moment.",
    });
  }
  const body: unknown = await response.json().catch(() => null);
  if (response.ok && body !== null) return body as Answer;
  throw new ApiError(response.status, isProblem(body) ? body : unexplained(response.status));
}

function isProblem(body: unknown): body is Problem {
  return typeof body === "object" && body !== null && "code" in body && "message" in body;
}

function unexplained(status: number): Problem {
  return {
    code: "unexplained",
    message: `The index answered with status ${status} and no reason. Try again in a moment.`,
  };
}
