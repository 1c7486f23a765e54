import {
  type OpenCampaignParameters,
  openCampaignRequest,
} from "@colophon/sdk/actions/requests/openCampaignRequest.ts";
import { scheduleOf } from "@colophon/sdk/ids/schedule.ts";
import type { AppDeployment } from "../lib/config.ts";
import { formatShare, formatTime } from "../lib/format.ts";
import type { Plan } from "./plan.ts";

interface OpenCampaign extends OpenCampaignParameters {
  readonly title: string;
  readonly termsCid: string;
}

/** Opens a campaign; whoever signs is its brand. */
export function openCampaignPlan(deployment: AppDeployment, campaign: OpenCampaign): Plan {
  const { settings, title, termsCid, arbiter, curators = [] } = campaign;
  const { rollAt } = scheduleOf(settings);
  return {
    title: `Open “${title}”`,
    reads: [
      `Anybody may contribute from ${formatTime(settings.opens)} until ${formatTime(settings.closes)}.`,
      `The roll closes on ${formatTime(rollAt)}; after that you publish who earned what.`,
      "You can change the settings until the first contribution or funding; after that only terms, curators and the relay.",
    ],
    signs: [
      { name: "Terms (brief, guidelines, licence)", value: termsCid },
      { name: "Arbiter", value: arbiter },
      { name: "Curators", value: curators.length === 0 ? "none but you" : curators.join(", ") },
      {
        name: "Split",
        value: `${formatShare(settings.equalBps)} equally, ${formatShare(settings.curatedBps)} by score, ${formatShare(settings.communityBps)} by votes`,
      },
      { name: "Lineage share", value: formatShare(settings.lineageBps) },
      { name: "AI, format", value: `${settings.aiPolicy}, ${settings.format}` },
    ],
    action: "Sign and open",
    done: "Your campaign is open to see.",
    steps: [{ name: "Open the campaign", call: () => openCampaignRequest(deployment, campaign) }],
  };
}
