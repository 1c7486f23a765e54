import { type Address, type Hex, numberToHex } from "viem";

/** An address as it is kept: lower case. */
export const lower = (address: Address): Hex => address.toLowerCase() as Hex;

/** A token id as it is kept: 32 bytes. */
export const idHex = (id: bigint): Hex => numberToHex(id, { size: 32 });

/** The campaign in a token id's highest 32 bits. */
export const campaignOf = (id: bigint): number => Number(id >> 224n);

/** Null for the zero digest, which means "none". */
export const digestOrNull = (digest: Hex): Hex | null => (BigInt(digest) === 0n ? null : digest);

export const ZERO_ADDRESS: Hex = "0x0000000000000000000000000000000000000000";
