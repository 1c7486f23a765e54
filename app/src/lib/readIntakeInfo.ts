import type { IntakeInfo } from "@colophon/sdk/api/intakeSchemas.ts";
import { ApiError, getJson } from "./api.ts";

/**
 * What a relay takes of contributions without gas; null: none, it takes files only. "Not implemented" is its word for that; any other
 * failure is no word about what it takes.
 *
 * @throws {ApiError}
 */
export async function readIntakeInfo(relayUrl: string, signal?: AbortSignal): Promise<IntakeInfo | null> {
  try {
    return await getJson<IntakeInfo>(relayUrl, "/v1/intake", {}, signal);
  } catch (error) {
    if (error instanceof ApiError && error.status === 501) return null;
    throw error;
  }
}
