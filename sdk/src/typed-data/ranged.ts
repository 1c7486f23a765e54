import { UnsignableMessage } from "./errors.ts";

/**
 * A whole number that fits its field.
 *
 * @throws {UnsignableMessage}
 * @example ranged("epoch", 3, 0, 0xffff_ffff) // 3n
 */
export function ranged(field: string, value: number | bigint, least: number | bigint, most: number | bigint): bigint {
  if (typeof value === "number" && !Number.isSafeInteger(value)) {
    throw new UnsignableMessage(field, `The ${field} is not a whole number.`, "Give whole numbers.", { value });
  }
  const number = BigInt(value);
  if (number < BigInt(least) || number > BigInt(most)) {
    throw new UnsignableMessage(
      field,
      `The ${field} is out of range (${least} to ${most}).`,
      "Give a number in between; times are in seconds, not milliseconds.",
      { value },
    );
  }
  return number;
}

export const UINT32_MAX = 0xffff_ffff;
export const UINT64_MAX = (1n << 64n) - 1n;
