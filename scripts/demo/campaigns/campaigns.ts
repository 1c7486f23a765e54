import { actors } from "../actors.ts";
import { night } from "./night.ts";
import { story } from "./story.ts";
import type { DemoCampaign } from "./types.ts";
import { weather } from "./weather.ts";

/** The demo's campaigns, in the order in which they open. */
export const campaigns: readonly DemoCampaign[] = [weather, story, night];

/** What happens with the first campaign once its roll is closed: statements, claims by some, a sale. */
export const aftermath = {
  sale: { work: "westerly", to: actors.collector, day: -45 },
  statements: -39,
  claims: -38.5,
} as const;
