import type { RelayedClaim } from "@colophon/sdk/api/intakeSchemas.ts";

const STATES: Readonly<Record<RelayedClaim["state"], string>> = {
  waiting: "Waiting to be paid out",
  sent: "On its way",
  paid: "Paid to your account",
  void: "Nothing was paid out",
};

/** How far a reward is that the relay pays out. */
export function claimWords({ state, trouble }: Pick<RelayedClaim, "state" | "trouble">): string {
  return trouble === null || state === "paid" ? STATES[state] : `${STATES[state]}. ${trouble}`;
}
