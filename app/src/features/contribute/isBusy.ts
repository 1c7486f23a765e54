import type { SubmitState } from "./submitState.ts";

/** Whether a work is being handed in now: what was entered stays as it was when that began, since that is what gets signed. */
export function isBusy({ kind }: SubmitState): boolean {
  return kind === "uploading" || kind === "signing" || kind === "giving";
}
