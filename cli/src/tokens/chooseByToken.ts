import { ETH } from "@colophon/sdk/actions/requests/request.ts";
import { parseAccount } from "@colophon/sdk/ids/account.ts";
import { BadOption } from "../errors.ts";

interface OfToken {
  /** As the API names it; `address` in lower case. */
  readonly token: { readonly address: string; readonly symbol: string };
}

/**
 * Those in a token that a person names as they are shown it: `ETH`, a symbol, or an address. Anybody can give a token any symbol: one
 * that two tokens have names neither, and `ETH` is never a token's.
 *
 * @param name Undefined: all.
 * @throws {BadOption} {MalformedId}
 */
export function chooseByToken<T extends OfToken>(items: readonly T[], name: string | undefined): T[] {
  if (name === undefined) return [...items];
  const wanted = name.toLowerCase();
  if (wanted === "eth") return items.filter(({ token }) => token.address === ETH);
  if (wanted.startsWith("0x")) {
    const address = parseAccount(wanted).toLowerCase();
    return items.filter(({ token }) => token.address === address);
  }
  const found = items.filter(({ token }) => token.address !== ETH && token.symbol.toLowerCase() === wanted);
  const addresses = [...new Set(found.map(({ token }) => token.address))];
  if (addresses.length > 1) {
    const what = `“${name}” is the symbol of ${addresses.length} tokens here: ${addresses.join(", ")}.`;
    throw new BadOption("--token", what, "Give the address of the one that you mean.");
  }
  return found;
}
