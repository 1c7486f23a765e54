import type { RelayedContribution } from "@colophon/sdk/api/intakeSchemas.ts";
import { isPromiseOver } from "@colophon/sdk/relay/isPromiseOver.ts";
import { onChainBy } from "./onChainBy.ts";

/** How far a contribution has come, in words that need no knowledge of relays. */
export interface PendingState {
  readonly kind: "waiting" | "late" | "on-chain" | "refused" | "unknown";
  readonly words: string;
}

/**
 * @param said The relay's word; null: it doesn't answer, or hasn't yet.
 * @param anchorBy By when the relay promised it, unix seconds.
 * @param now Wall clock, unix seconds: the relay's receipts go by it.
 */
export function pendingState(
  said: Pick<RelayedContribution, "state" | "void" | "trouble"> | null,
  anchorBy: number,
  now: number,
): PendingState {
  if (said?.state === "anchored") return { kind: "on-chain", words: "On chain" };
  if (said?.state === "void") {
    return { kind: "refused", words: `It can't be put on chain any more. ${said.void?.message ?? ""}`.trim() };
  }
  if (isPromiseOver(anchorBy, now)) {
    const why = said?.trouble == null ? "" : ` ${said.trouble}`;
    return { kind: "late", words: `Late: the relay promised to put it on chain by ${onChainBy(anchorBy, now)}.${why}` };
  }
  const waits = `Waiting to be put on chain, at the latest by ${onChainBy(anchorBy, now)}`;
  return said === null
    ? { kind: "unknown", words: `${waits}. The relay doesn't answer just now; your receipt stands.` }
    : { kind: "waiting", words: waits };
}
