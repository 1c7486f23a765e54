import type { Brand } from "./brand.ts";
import { MalformedId } from "./errors.ts";

/** A campaign's number: 1 … 2^32 − 1. */
export type CampaignNumber = Brand<number, "CampaignNumber">;

/**
 * A campaign's number from a number, bigint or decimal text (a route's parameter, say).
 *
 * @throws {MalformedId} for 0, negative, fractional, too large, or text with anything but digits in it.
 * @example parseCampaignNumber("7") // 7
 */
export function parseCampaignNumber(value: unknown): CampaignNumber {
  const number =
    typeof value === "bigint" || (typeof value === "string" && /^[1-9]\d{0,9}$/.test(value)) ? Number(value) : value;
  if (typeof number !== "number" || !Number.isInteger(number) || number < 1 || number > 0xffff_ffff) {
    throw new MalformedId("campaign number", value, "a whole number from 1 to 4,294,967,295");
  }
  return number as CampaignNumber;
}
