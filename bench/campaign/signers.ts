import { hash } from "node:crypto";
import { createRequire } from "node:module";
import type { Account } from "@colophon/sdk/ids/account.ts";
import { rowHasher } from "@colophon/sdk/merkle/rowHasher.ts";

/** What of the curve's package is used to make signatures. */
interface SigningCurve {
  ecdsaSign(digest: Uint8Array, key: Uint8Array): { signature: Uint8Array; recid: number };
  publicKeyCreate(key: Uint8Array, compressed: boolean): Uint8Array;
}

const require = createRequire(import.meta.url);
const curve = require("secp256k1") as SigningCurve;

/** A signer's key: from its number alone, so worth nothing. */
export function keyOf(signer: number): Uint8Array {
  return Uint8Array.from(hash("sha256", `a made-up contributor, number ${signer}`, "buffer"));
}

/** The accounts of so many signers: 20 bytes each. */
export function accountsOf(signers: number): Uint8Array {
  const keys = new Uint8Array(signers * 64);
  for (let i = 0; i < signers; i++) keys.set(curve.publicKeyCreate(keyOf(i), false).subarray(1), i * 64);
  const hashes = new Uint8Array(signers * 32);
  rowHasher()(keys, 64, hashes);
  const accounts = new Uint8Array(signers * 20);
  for (let i = 0; i < signers; i++) accounts.set(hashes.subarray(i * 32 + 12, i * 32 + 32), i * 20);
  return accounts;
}

/** Reads accounts by number out of their bytes. */
export function accountReader(accounts: Uint8Array): (signer: number) => Account {
  const hex = Buffer.from(accounts).toString("hex");
  return (signer) => `0x${hex.slice(signer * 40, signer * 40 + 40)}` as Account;
}

/** A signature as batch files have it: 64 bytes, low s, EIP-2098. */
export function signCompact(digest: Uint8Array, key: Uint8Array): `0x${string}` {
  const { signature, recid } = curve.ecdsaSign(digest, key);
  signature[32] = (signature[32] ?? 0) | (recid << 7);
  return `0x${Buffer.from(signature).toString("hex")}`;
}
