import type { Settings } from "./settings.ts";

/** A sealed campaign's works may be revealed for this long after it closes, in seconds. */
export const REVEAL_PERIOD = 7 * 86_400;

/** A campaign's fixed times, in unix seconds; what `ICampaigns.scheduleOf` answers. */
export interface Schedule {
  readonly reviewStarts: number;
  readonly reviewEnds: number;
  readonly appealsEnd: number;
  /** When the roll closes. */
  readonly rollAt: number;
  /** Until then only the brand may propose a statement. */
  readonly settleBy: number;
}

type Periods = "closes" | "sealedUntilClose" | "reviewPeriod" | "appealPeriod" | "finality" | "settleWithin";

/** The fixed times that follow from settings, without asking the chain. */
export function scheduleOf(settings: Pick<Settings, Periods>): Schedule {
  const reviewStarts = settings.closes + (settings.sealedUntilClose ? REVEAL_PERIOD : 0);
  const reviewEnds = reviewStarts + settings.reviewPeriod;
  const appealsEnd = reviewEnds + settings.appealPeriod;
  const rollAt = appealsEnd + settings.finality;
  return { reviewStarts, reviewEnds, appealsEnd, rollAt, settleBy: rollAt + settings.settleWithin };
}
