import {
  type OpenCampaignParameters,
  openCampaignRequest,
} from "@colophon/sdk/actions/requests/openCampaignRequest.ts";
import { scheduleOf } from "@colophon/sdk/ids/schedule.ts";
import type { Settings } from "@colophon/sdk/ids/settings.ts";
import type { AppDeployment } from "../lib/config.ts";
import { offeredTokens } from "../lib/ether.ts";
import { formatAmount, formatShare, formatTime } from "../lib/format.ts";
import type { Plan } from "./plan.ts";

interface OpenCampaign extends OpenCampaignParameters {
  readonly title: string;
  readonly termsCid: string;
}

/** Opens a campaign; whoever signs is its brand. */
export function openCampaignPlan(deployment: AppDeployment, campaign: OpenCampaign): Plan {
  const { settings, title, termsCid, arbiter, relay, curators = [] } = campaign;
  const { rollAt } = scheduleOf(settings);
  return {
    title: `Open “${title}”`,
    reads: [
      `Anybody may contribute from ${formatTime(settings.opens)} until ${formatTime(settings.closes)}.`,
      ...(settings.sealedUntilClose
        ? ["It is sealed: works are committed to while it is open, and shown within seven days after."]
        : []),
      `The roll closes on ${formatTime(rollAt)}; after that you publish who earned what.`,
      "You can change the settings until the first contribution or funding; after that only terms, curators and the relay.",
    ],
    signs: [
      { name: "Terms (brief, guidelines, licence)", value: termsCid },
      { name: "Arbiter", value: arbiter },
      { name: "Relay", value: relay ?? "none: everybody pays for transactions of their own" },
      { name: "Curators", value: curators.length === 0 ? "none but you" : curators.join(", ") },
      {
        name: "Split",
        value: `${formatShare(settings.equalBps)} equally, ${formatShare(settings.curatedBps)} by score, ${formatShare(settings.communityBps)} by votes`,
      },
      ...(settings.communityBps === 0
        ? []
        : [
            {
              name: "Votes",
              value: `until ${formatTime(settings.votesClose)}, ${BigInt(settings.voterRoot) === 0n ? "by authors of accepted works" : `by the list ${settings.voterRoot}`}`,
            },
          ]),
      {
        name: "Bond for an appeal",
        value: settings.appealBond === 0n ? "none" : `${formatAmount(settings.appealBond, 18, 18)} ETH`,
      },
      { name: "A copy of the edition", value: editionText(deployment, settings) },
      { name: "Lineage share", value: formatShare(settings.lineageBps) },
      { name: "AI, format", value: `${settings.aiPolicy}, ${settings.format}` },
    ],
    action: "Sign and open",
    done: "Your campaign is open to see.",
    steps: [{ name: "Open the campaign", call: () => openCampaignRequest(deployment, campaign) }],
  };
}

function editionText(deployment: AppDeployment, { editionPrice, editionToken, editionCap }: Settings): string {
  const token = offeredTokens(deployment).find(({ address }) => address === editionToken);
  const price =
    token === undefined
      ? `${editionPrice} of ${editionToken}`
      : `${formatAmount(editionPrice, token.decimals, token.decimals)} ${token.symbol}`;
  return `${editionPrice === 0n ? "costs nothing" : price}, ${editionCap === 0 ? "any number" : `at most ${editionCap}`}`;
}
