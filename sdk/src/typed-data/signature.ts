import { recoverAddress } from "viem";
import type { Account } from "../ids/account.ts";
import { MalformedSignature } from "./errors.ts";

const ORDER = 0xffff_ffff_ffff_ffff_ffff_ffff_ffff_fffe_baae_dce6_af48_a03b_bfd2_5e8c_d036_4141n;
const HALF_ORDER = ORDER >> 1n;

interface Parts {
  readonly r: bigint;
  readonly s: bigint;
  readonly odd: boolean;
}

/**
 * Who signed a hash, by the rule of the contracts: 65 bytes with v 27 or 28, or 64 bytes (EIP-2098), low s only.
 *
 * @returns the signer in lower case.
 * @throws {MalformedSignature}
 */
export async function recoverSigner(hash: `0x${string}`, signature: string): Promise<Account> {
  const low = lowSignature(signature);
  try {
    return (await recoverAddress({ hash, signature: low })).toLowerCase() as Account;
  } catch {
    // r or s of 0 or beyond the order, or an r that is no point's: the library's own words would help nobody.
    throw new MalformedSignature("unrecoverable");
  }
}

/**
 * A signature in one of the two forms that contracts take, as 65 bytes.
 *
 * @throws {MalformedSignature} for another length or recovery number, and for a high s
 */
export function lowSignature(signature: string): `0x${string}` {
  const parts = split(signature);
  if (parts.s > HALF_ORDER) throw new MalformedSignature("malleable");
  return join(parts);
}

/**
 * Wallet output in the one form that contracts take: 65 bytes, v 27 or 28, low s. Takes v 0 or 1 (some hardware
 * wallets), high s, and 64 bytes (EIP-2098). A smart account's signature (any other length) isn't for this function.
 *
 * @throws {MalformedSignature}
 */
export function canonicalSignature(signature: string): `0x${string}` {
  const last = signature.slice(-2).toLowerCase();
  const lifted =
    signature.length === 132 && (last === "00" || last === "01")
      ? `${signature.slice(0, -2)}${last === "00" ? "1b" : "1c"}`
      : signature;
  const { r, s, odd } = split(lifted);
  return join(s > HALF_ORDER && s < ORDER ? { r, s: ORDER - s, odd: !odd } : { r, s, odd });
}

function split(signature: string): Parts {
  if (!/^0x([0-9a-fA-F]{128}|[0-9a-fA-F]{130})$/.test(signature)) throw new MalformedSignature("length");
  const r = BigInt(signature.slice(0, 66));
  const word = BigInt(`0x${signature.slice(66, 130)}`);
  if (signature.length === 130) return { r, s: word & ((1n << 255n) - 1n), odd: word >> 255n === 1n };
  const v = Number.parseInt(signature.slice(130), 16);
  if (v !== 27 && v !== 28) throw new MalformedSignature("recovery");
  return { r, s: word, odd: v === 28 };
}

function join({ r, s, odd }: Parts): `0x${string}` {
  const word = (value: bigint) => value.toString(16).padStart(64, "0");
  return `0x${word(r)}${word(s)}${odd ? "1c" : "1b"}`;
}
