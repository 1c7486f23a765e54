import { bigint, customType } from "drizzle-orm/pg-core";
import { bytesToHex, type Hex, hexToBytes } from "viem";

/** Bytes in the database, lower-case 0x hex in code. */
export const hex = customType<{ data: Hex; driverData: Uint8Array }>({
  dataType: () => "bytea",
  toDriver: (value) => Buffer.from(hexToBytes(value)),
  fromDriver: (value) => bytesToHex(value),
});

/** A count, a block number or a time in unix seconds. */
export const whole = (name: string) => bigint(name, { mode: "number" });
