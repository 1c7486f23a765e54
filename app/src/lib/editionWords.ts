import type { ApiCampaign, ApiEdition } from "@colophon/sdk/api/schemas.ts";
import { formatAmount } from "./format.ts";

/** What a copy costs: "25 dUSD", or that it costs nothing. */
export function editionPrice({ price, token }: Pick<ApiEdition, "price" | "token">): string {
  return price === "0"
    ? "nothing but the chain's fee"
    : `${formatAmount(price, token.decimals, token.decimals)} ${token.symbol}`;
}

/** How many there are of how many: "3 of 100", "3 so far, without a limit". */
export function editionCount({ minted, cap }: Pick<ApiEdition, "minted" | "cap">): string {
  const count = formatAmount(minted, 0);
  return cap === 0 ? `${count} so far, without a limit` : `${count} of ${cap.toLocaleString("en")}`;
}

/** Why no copy can be minted now; null: one can. What the chain decides later, it says itself. */
export function editionObstacle(
  campaign: Pick<ApiCampaign, "edition" | "rollAt" | "pools">,
  now: number,
): "roll-open" | "sold-out" | "roll-empty" | null {
  const { edition, pools, rollAt } = campaign;
  if (now < rollAt) return "roll-open";
  if (pools.some(({ token, emptyStood }) => emptyStood && token.address === edition.token.address)) return "roll-empty";
  return edition.cap !== 0 && BigInt(edition.minted) >= BigInt(edition.cap) ? "sold-out" : null;
}
