import { ETH } from "@colophon/sdk/actions/requests/request.ts";
import type { AppDeployment, KnownToken } from "./config.ts";

/** ETH as a token: the zero address stands for it everywhere in the protocol. */
export const ETHER: KnownToken = { address: ETH, symbol: "ETH", name: "Ether", decimals: 18 };

/** The tokens that pages offer by name: ETH, and those the deployment knows. */
export function offeredTokens(deployment: AppDeployment): readonly KnownToken[] {
  return [ETHER, ...deployment.tokens.filter(({ address }) => address !== ETH)];
}
