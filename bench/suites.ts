import { apiSuite } from "./api/apiSuite.ts";
import { campaignSuite } from "./campaign/campaignSuite.ts";
import { gasSuite } from "./gas/gasSuite.ts";
import { indexSuite } from "./index/indexSuite.ts";
import { rewardsSuite } from "./rewards/rewardsSuite.ts";
import type { Suite } from "./Suite.ts";

/** All there is to measure. A new suite is a file of its own and a line here. */
export const suites: readonly Suite[] = [gasSuite, rewardsSuite, indexSuite, apiSuite, campaignSuite];
