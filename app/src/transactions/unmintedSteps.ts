import type { ApiMint, ApiMintStep } from "@colophon/sdk/api/mintSchemas.ts";
import { ApiError, getJson } from "../lib/api.ts";

/** Thrown where a work can't be certified by a transaction yet, for what it builds on; its message is for people. */
export class AncestorsUnready extends Error {
  override readonly name = "AncestorsUnready";
}

/**
 * What has to be minted before a work that builds on `parents` can be certified by a transaction: the contract looks for tokens. Ancestors
 * first, each once; most often nothing.
 *
 * @throws {AncestorsUnready} where a parent can't be minted now; {ApiError} where the index doesn't answer
 */
export async function unmintedSteps(
  apiUrl: string,
  parents: readonly string[],
  signal?: AbortSignal,
): Promise<ApiMintStep[]> {
  const mints = await Promise.all(parents.map((id) => mintOf(apiUrl, id, signal)));
  const steps = new Map<string, ApiMintStep>();
  for (const mint of mints) {
    // A token of a later author is a token: correcting that is nobody's condition here.
    if (mint === null || mint.state === "minted" || mint.steps.at(-1)?.action === "supersede") continue;
    if (mint.state === "blocked") {
      throw new AncestorsUnready(
        `A work that yours builds on has no token, and can't get one now. ${mint.why ?? ""} Leave it out, or wait for it.`,
      );
    }
    if (mint.truncated) {
      throw new AncestorsUnready(
        "A work that yours builds on has no token, and more works before it have none than can be minted at once. Have it minted from its own page first.",
      );
    }
    for (const step of mint.steps) steps.set(step.id, step);
  }
  return [...steps.values()];
}

/** Null: the index doesn't know it; then the chain has the word. */
async function mintOf(apiUrl: string, id: string, signal?: AbortSignal): Promise<ApiMint | null> {
  try {
    return await getJson<ApiMint>(apiUrl, `/v1/works/${id}/mint`, {}, signal);
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return null;
    throw error;
  }
}
