import type { ApiCampaign } from "@colophon/sdk/api/schemas.ts";

/** When authors appeal, `[from, middle)`, and when the arbiter decides, `[middle, end)`; unix seconds. */
export interface AppealTimes {
  readonly from: number;
  readonly middle: number;
  readonly end: number;
}

/** The halves of the appeal period, as the contract cuts them. */
export function appealTimes({ reviewEnds, appealsEnd }: Pick<ApiCampaign, "reviewEnds" | "appealsEnd">): AppealTimes {
  return { from: reviewEnds, middle: reviewEnds + Math.floor((appealsEnd - reviewEnds) / 2), end: appealsEnd };
}
