import { bigint, customType, numeric } from "drizzle-orm/pg-core";
import { bytesToHex, type Hex, hexToBytes } from "viem";

/** Bytes in the database (half of what text would take, compared bytewise), lower-case 0x hex in code. */
export const hex = customType<{ data: Hex; driverData: Uint8Array }>({
  dataType: () => "bytea",
  toDriver: (value) => Buffer.from(hexToBytes(value)),
  fromDriver: (value) => bytesToHex(value),
});

/** Bytes in the database and in code, for what nobody reads as text. */
export const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => "bytea",
  toDriver: (value) => Buffer.from(value.buffer, value.byteOffset, value.byteLength),
  fromDriver: (value) => value,
});

/** A list of 32-byte words, one after the other in one `bytea`: compact, and the same in every driver. */
export const words = customType<{ data: Hex[]; driverData: Uint8Array }>({
  dataType: () => "bytea",
  toDriver: (value) => Buffer.from(hexToBytes(joinWords(value))),
  fromDriver: (value) => splitWords(bytesToHex(value)),
});

/** An amount in a token's smallest unit. */
export const amount = (name: string) => numeric(name, { precision: 78, scale: 0, mode: "bigint" });

/** A count, a block number or a time in unix seconds. */
export const whole = (name: string) => bigint(name, { mode: "number" });

/** Writes 32-byte words one after the other. */
export function joinWords(list: readonly Hex[]): Hex {
  return `0x${list.map((word) => word.slice(2)).join("")}`;
}

/** Cuts what {@link joinWords} joined. */
export function splitWords(joined: Hex): Hex[] {
  const list: Hex[] = [];
  for (let at = 2; at < joined.length; at += 64) list.push(`0x${joined.slice(at, at + 64)}`);
  return list;
}
