import type { RelayedClaim } from "@colophon/sdk/api/intakeSchemas.ts";

const STATES: readonly (readonly [RelayedClaim["state"], string])[] = [
  ["waiting", "waiting to be paid out"],
  ["sent", "on the way"],
  ["paid", "paid to your account"],
  ["void", "not paid out"],
];

/**
 * How far the rewards are that the relay was asked for, in one sentence to be read out; empty where none was.
 *
 * @example claimsSaid(["paid", "sent", "paid"]) // "Of 3 rewards: 1 on the way, 2 paid to your account."
 */
export function claimsSaid(states: readonly RelayedClaim["state"][]): string {
  if (states.length === 0) return "";
  const counts = STATES.map(([state, words]) => ({ words, count: states.filter((one) => one === state).length }))
    .filter(({ count }) => count > 0)
    .map(({ words, count }) => `${count} ${words}`);
  return `Of ${states.length === 1 ? "1 reward" : `${states.length} rewards`}: ${counts.join(", ")}.`;
}
