import { getAddress, isAddress } from "viem";
import type { Brand } from "./brand.ts";
import { MalformedId } from "./errors.ts";

/** An account or contract: 0x and 40 lower-case hex digits, so that two spellings of one account are equal. */
export type Account = Brand<`0x${string}`, "Account">;

const FORM = /^0x[0-9a-f]{40}$/;

/** The zero address; as a token it means ETH. */
export const ZERO_ACCOUNT = `0x${"0".repeat(40)}` as Account;

export function isAccount(value: unknown): value is Account {
  return typeof value === "string" && FORM.test(value);
}

/**
 * An account from hex text. Mixed case is a checksum (EIP-55) and has to be right: a mistyped address is caught here.
 *
 * @throws {MalformedId}
 * @example parseAccount("0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045") // "0xd8da6bf26964af9d7eed9e03e53415d37aa96045"
 */
export function parseAccount(value: unknown): Account {
  if (isAccount(value)) return value;
  if (typeof value !== "string" || !/^0x[0-9a-fA-F]{40}$/.test(value)) {
    throw new MalformedId("account", value, "0x and 40 hex digits");
  }
  const lower = value.toLowerCase() as Account;
  // All upper case carries no checksum.
  if (value.slice(2) !== value.slice(2).toUpperCase() && !isAddress(value, { strict: true })) {
    throw new MalformedId("account", value, `spelled as its checksum says, ${getAddress(lower)}, or all in lower case`);
  }
  return lower;
}
