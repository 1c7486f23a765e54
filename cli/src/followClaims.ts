import type { RelayedClaim } from "@colophon/sdk/api/intakeSchemas.ts";
import { ColophonError } from "@colophon/sdk/errors/ColophonError.ts";
import { safe } from "./output.ts";

interface Following {
  look: (id: string) => Promise<RelayedClaim>;
  /** A line for the person, beside the answer. */
  note: (line: string) => void;
  /** Unix milliseconds: when it is waited no longer. */
  until: number;
  /** Milliseconds between two looks, so that a relay that rations them answers: 120 a minute, by default. */
  pace?: number;
}

/** The relay hasn't paid it yet, and still may. */
export const isUnderWay = ({ state }: RelayedClaim): boolean => state === "waiting" || state === "sent";

/**
 * Looks again and again at what a relay took, in turns, until all of it is settled or the time is over. What holds something up is said
 * once; so is a relay that doesn't answer, which may come back.
 *
 * @returns What was last known of each, in their order.
 */
export async function followClaims(claims: readonly RelayedClaim[], following: Following): Promise<RelayedClaim[]> {
  const { look, note, until, pace = 500 } = following;
  const known = new Map(claims.map((claim) => [claim.id, claim]));
  const said = new Set<string>();
  const sayOnce = (line: string) => {
    if (!said.has(line)) note(line);
    said.add(line);
  };
  const sayTrouble = ({ campaign, trouble }: RelayedClaim) => {
    if (trouble !== null) sayOnce(`Campaign ${campaign}: ${safe(trouble)}`);
  };
  for (const claim of known.values()) if (isUnderWay(claim)) sayTrouble(claim);
  let open = [...known.values()].filter(isUnderWay);
  while (open.length > 0 && Date.now() < until) {
    for (const { id } of open) {
      await new Promise((resolve) => setTimeout(resolve, Math.min(pace, Math.max(0, until - Date.now()))));
      if (Date.now() >= until) break;
      try {
        const now = await look(id);
        known.set(id, now);
        if (isUnderWay(now)) sayTrouble(now);
      } catch (error) {
        if (!(error instanceof ColophonError)) throw error;
        sayOnce(`No news: ${safe(error.message)}`);
      }
    }
    open = [...known.values()].filter(isUnderWay);
  }
  return claims.map((claim) => known.get(claim.id) ?? claim);
}
