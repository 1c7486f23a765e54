import { ETH } from "@colophon/sdk/actions/requests/request.ts";
import { parseAccount } from "@colophon/sdk/ids/account.ts";
import { type Address, erc20Abi, isAddressEqual } from "viem";
import { getCode, readContract } from "viem/actions";
import type { Context } from "../context.ts";
import { BadOption } from "../errors.ts";
import { ETHER } from "../format.ts";

/** A token as amounts of it are written and shown. */
export type Token = { address: Address; symbol: string; decimals: number };

/**
 * A token by what a person calls it: `ETH`, the symbol of a token that came with the deployment, or an ERC-20's address (its symbol and
 * decimals are the contract's own word).
 *
 * @throws {BadOption} {MalformedId} {ChainUnreachable}
 */
export async function findToken(context: Context, name: string, option = "--token"): Promise<Token> {
  if (name.toLowerCase() === "eth") return { address: ETH, ...ETHER };
  const { tokens } = await context.deployment();
  if (!name.startsWith("0x")) {
    const known = tokens.filter(({ symbol }) => symbol.toLowerCase() === name.toLowerCase());
    const [found] = known;
    if (found !== undefined && known.length === 1) return found;
    throw new BadOption(option, `“${name}” is no token that is known here.`, "Give ETH, or the token's address.");
  }
  const address = parseAccount(name);
  if (address === ETH) return { address: ETH, ...ETHER };
  const known = tokens.find((token) => isAddressEqual(token.address, address));
  return known ?? readToken(context, address, option);
}

async function readToken(context: Context, address: Address, option: string): Promise<Token> {
  const client = await context.reader();
  const contract = { address, abi: erc20Abi } as const;
  if ((await getCode(client, { address })) === undefined) {
    throw new BadOption(option, `There is no contract at ${address}.`, "Check the token's address, and the chain.");
  }
  const decimals = await readContract(client, { ...contract, functionName: "decimals" }).catch(() => null);
  if (decimals === null) {
    const what = `The contract ${address} doesn't say how many decimals it has, so amounts of it can't be written.`;
    throw new BadOption(option, what, "Check that it is an ERC-20 token.");
  }
  const symbol = await readContract(client, { ...contract, functionName: "symbol" }).catch(() => address);
  return { address, symbol: symbol.slice(0, 32), decimals };
}
