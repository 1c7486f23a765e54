import type { ApiCampaign, ApiPool, ApiRoll } from "@colophon/sdk/api/schemas.ts";
import { type Sums, toGiveOut } from "../../../statements/poolSums.ts";

/** Why no statement can be published now, for a person. `until`: it can be waited for, unix seconds. */
export interface Obstacle {
  readonly kind: "roll-open" | "not-read" | "nothing-left" | "roll-empty" | "not-your-turn";
  readonly title: string;
  readonly text: string;
  readonly until: number | null;
}

interface Situation {
  readonly campaign: Pick<ApiCampaign, "brand" | "rollAt" | "settleBy">;
  readonly pool: Sums & Pick<ApiPool, "token" | "root">;
  readonly roll: Pick<ApiRoll, "closed" | "works">;
  /** Who would publish, in lower case; undefined: nobody is connected. */
  readonly account: string | undefined;
  /** Unix seconds. */
  readonly now: number;
}

/** What stands in the way of a statement, the first reason first; null: nothing does. Pending proposals are another matter. */
export function obstacleTo({ campaign, pool, roll, account, now }: Situation): Obstacle | null {
  const { left } = toGiveOut(pool);
  if (left <= 0n) {
    return {
      kind: "nothing-left",
      title: pool.root === null ? "Nothing was funded" : "Everything is given out",
      text:
        pool.root === null
          ? `There is no ${pool.token.symbol} in the pool, so there is nothing to share.`
          : "A statement stands for all that the pool was given. What is funded from now on can be given out by another one.",
      until: null,
    };
  }
  if (now < campaign.rollAt) {
    return {
      kind: "roll-open",
      title: "The roll is still open",
      text: `Who earns what is only settled when it closes. ${
        roll.works.length > 0
          ? "Below is what a statement would say if it closed now."
          : "If it closed now, no work would be on it."
      }`,
      until: campaign.rollAt,
    };
  }
  if (!roll.closed) {
    return {
      kind: "not-read",
      title: "The roll has just closed",
      text: "It can be read as soon as the chain has a block of after that time. This takes a few seconds.",
      until: null,
    };
  }
  if (roll.works.length === 0) {
    return {
      kind: "roll-empty",
      title: "No work is on the roll",
      text: "Nothing was accepted and verified, so nobody earned anything. You can have it confirmed that the roll is empty; then funders take their money back.",
      until: null,
    };
  }
  if (now < campaign.settleBy && account !== campaign.brand) {
    return {
      kind: "not-your-turn",
      title: "Now it is the brand's turn",
      text: "If the brand hasn't published a statement by then, anybody may. Below is what it would have to say.",
      until: campaign.settleBy,
    };
  }
  return null;
}
