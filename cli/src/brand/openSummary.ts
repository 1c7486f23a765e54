import type { Terms } from "@colophon/sdk/api/schemas.ts";
import { scheduleOf } from "@colophon/sdk/ids/schedule.ts";
import type { Settings } from "@colophon/sdk/ids/settings.ts";
import { date, ETHER, money, percent, table } from "../format.ts";
import { safe } from "../output.ts";
import type { Token } from "../tokens/findToken.ts";

/** What is said before a campaign is opened. */
export type Opening = {
  settings: Settings;
  terms: Terms;
  termsCid: string;
  brand: string;
  arbiter: string;
  relay: string | undefined;
  curators: readonly string[];
  voters: number | null;
  editionToken: Pick<Token, "symbol" | "decimals">;
};

/** Everything that opening a campaign signs, in words: dates, rule, roles, and what is fixed for ever. */
export function openSummary(opening: Opening): string[] {
  const { settings, terms, voters } = opening;
  const { reviewStarts, reviewEnds, appealsEnd, rollAt, settleBy } = scheduleOf(settings);
  const middle = reviewEnds + Math.floor(settings.appealPeriod / 2);
  const votes =
    settings.communityBps === 0
      ? undefined
      : `until ${date(settings.votesClose)}, by ${voters === null ? "authors of accepted works" : `a closed list of ${voters} accounts`}`;
  return [
    `This opens a campaign: “${safe(terms.title)}”.`,
    "",
    ...table([
      ["brand", `${opening.brand} (you)`],
      ["arbiter", `${opening.arbiter} (settles appeals and disputes)`],
      ["curators", opening.curators.length === 0 ? "none but you" : opening.curators.join(", ")],
      ["relay", opening.relay ?? "none (nobody anchors for it; can be named later)"],
      ["works", `${date(settings.opens)} – ${date(settings.closes)}`],
      ["sealed", settings.sealedUntilClose ? `works are shown from ${date(settings.closes)} on` : undefined],
      ["review", `${date(reviewStarts)} – ${date(reviewEnds)}; without a verdict a work is accepted`],
      ["appeals", `until ${date(middle)}, decided until ${date(appealsEnd)}`],
      ["roll closes", date(rollAt)],
      ["you settle by", `${date(settleBy)}; then anybody may`],
      ["split", splitOf(settings)],
      ["votes", votes],
      ["lineage", `${percent(settings.lineageBps)} of what a work gets goes to its parents`],
      ["royalty", percent(settings.royaltyBps)],
      ["AI, format", `${settings.aiPolicy}, ${settings.format}`],
      ["appeal bond", settings.appealBond === 0n ? "none" : money(settings.appealBond, ETHER)],
      ["edition", editionOf(settings, opening.editionToken)],
      [
        "licence",
        terms.licence.url === undefined ? terms.licence.name : `${terms.licence.name} (${terms.licence.url})`,
      ],
      ["gallery", terms.gallery === "open" ? "works show while in review" : "works show once accepted"],
      ["terms", `version 1, ipfs://${opening.termsCid}`],
    ]),
    "",
    "Fixed for ever from the first contribution, commitment, anchor or funding on: dates, periods, split, lineage, votes, AI policy, format, royalty, bond and edition.",
    "You can change later: terms (in new versions; works stay under theirs), curators and the relay. Brand and arbiter are handed over in two steps.",
    "",
  ];
}

function splitOf({ equalBps, curatedBps, communityBps }: Settings): string {
  return `${percent(equalBps)} equally, ${percent(curatedBps)} by score, ${percent(communityBps)} by votes`;
}

function editionOf({ editionPrice, editionCap }: Settings, token: Pick<Token, "symbol" | "decimals">): string {
  const price = editionPrice === 0n ? "costs nothing" : money(editionPrice, token);
  return `a copy ${price}, ${editionCap === 0 ? "any number of copies" : `at most ${editionCap} copies`}`;
}
