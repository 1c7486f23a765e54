import { describeError } from "../../lib/describeError.ts";
import { isRejection } from "../../wallets/isRejection.ts";
import type { SubmitState } from "./submitState.ts";

type Failed = Extract<SubmitState, { kind: "failed" }> & { readonly resign: boolean };

/** The relay's codes for what another signature can mend. */
const RESIGN = new Set(["wrong-signature", "wrong-epoch", "deadline-too-near", "other-config", "wrong-manifest"]);
/** Of the connection: trying again can help. */
const PASSING = new Set(["upload-interrupted", "relay-unreachable", "chain-unreachable", "chain-unavailable"]);
/** What is refused for good, on every way. */
const OVER = new Set(["already-taken", "already-certified"]);

/** Why the relay has no contribution, for its author: what happened, and what can be done. Nothing typed is lost by any of it. */
export function giveFailure(error: unknown): Failed {
  const failed = { kind: "failed", retry: true, direct: false, resign: false } as const;
  if (isRejection(error) || codeOf(error) === "signature-rejected") {
    return {
      ...failed,
      title: "You declined to sign",
      message:
        "Nothing was given away, and nothing is lost: the file stays uploaded, and everything that you entered is here.",
    };
  }
  const code = codeOf(error);
  const message = describeError(error);
  if (code === null) return { ...failed, title: "It couldn't be handed in", message };
  if (PASSING.has(code)) return { ...failed, title: "The relay can't be reached", message, direct: true };
  if (OVER.has(code)) return { ...failed, title: "It is there already", message, retry: false };
  const direct = !(error instanceof Error && "direct" in error) || error.direct === true;
  return { ...failed, title: "The relay doesn't take it", message, direct, resign: RESIGN.has(code) };
}

function codeOf(error: unknown): string | null {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : null;
}
