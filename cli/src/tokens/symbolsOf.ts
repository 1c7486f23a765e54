import { safe } from "../output.ts";

/** Which tokens there are, for who named another: each once. @example symbolsOf(pools) // "ETH, USDC" */
export function symbolsOf(items: readonly { readonly token: { readonly symbol: string } }[]): string {
  return [...new Set(items.map(({ token }) => safe(token.symbol)))].join(", ");
}
