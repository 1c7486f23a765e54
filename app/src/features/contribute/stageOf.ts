import type { ApiCampaign } from "@colophon/sdk/api/schemas.ts";

/**
 * What a campaign takes now. `works`: works, committed to before or not; `commitments`: it is sealed, and works are shown
 * later; `reveals`: it is sealed and closed, and takes works that were committed to.
 */
export type Stage = "not-open" | "works" | "commitments" | "reveals" | "closed";

/** @param now Unix seconds. */
export function stageOf(
  { settings, reviewStarts }: Pick<ApiCampaign, "settings" | "reviewStarts">,
  now: number,
): Stage {
  if (now < settings.opens) return "not-open";
  if (now < settings.closes) return settings.sealedUntilClose ? "commitments" : "works";
  return settings.sealedUntilClose && now < reviewStarts ? "reveals" : "closed";
}
