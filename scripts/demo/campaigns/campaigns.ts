import { actors } from "../actors.ts";
import { coast } from "./coast.ts";
import { duets } from "./duets.ts";
import { night } from "./night.ts";
import { story } from "./story.ts";
import type { DemoCampaign } from "./types.ts";
import { weather } from "./weather.ts";

/** The demo's campaigns, in the order in which they open. */
export const campaigns: readonly DemoCampaign[] = [weather, duets, story, coast, night];

/** What happens with the first campaign once its roll is closed: an edition and its first collector,
 * statements, claims by some, a sale. */
export const aftermath = {
  sale: { work: "westerly", to: actors.collector, day: -45 },
  edition: { named: -39.8, collected: -39.5, by: actors.collector },
  statements: -39,
  claims: -38.5,
} as const;
