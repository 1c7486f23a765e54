import fc from "fast-check";
import { type AbiEvent, decodeEventLog, encodeAbiParameters, encodeEventTopics, type Hex, parseAbiItem } from "viem";
import { describe, expect, it } from "vitest";
import {
  contributionsEvents,
  curationEvents,
  editionsEvents,
  rewardPoolsEvents,
  royaltiesEvents,
} from "../../src/handlers/eventAbis.ts";
import { fastDecoder } from "../../src/handlers/fastDecoder.ts";

const all = [
  contributionsEvents,
  curationEvents,
  rewardPoolsEvents,
  royaltiesEvents,
  editionsEvents,
].flat() as AbiEvent[];

/** Any value that an event of this type can carry. */
function anyOf(type: string): fc.Arbitrary<unknown> {
  if (type.endsWith("[]")) return fc.array(anyOf(type.slice(0, -2)), { maxLength: 4 });
  const hex = (bytes: number) =>
    fc.uint8Array({ minLength: bytes, maxLength: bytes }).map((list): Hex => `0x${Buffer.from(list).toString("hex")}`);
  if (type === "address") return hex(20);
  if (type === "bool") return fc.boolean();
  const bits = Number(/^uint(\d+)$/.exec(type)?.[1] ?? 0);
  if (bits > 48) return fc.bigInt({ min: 0n, max: 2n ** BigInt(bits) - 1n });
  if (bits > 0) return fc.integer({ min: 0, max: 2 ** bits - 1 });
  const bytes = Number(/^bytes(\d+)$/.exec(type)?.[1] ?? 0);
  if (bytes > 0) return hex(bytes);
  throw new Error(`no value of ${type}`);
}

function logOf(event: AbiEvent, values: readonly unknown[]): { topics: [Hex, ...Hex[]]; data: Hex } {
  const args = Object.fromEntries(event.inputs.map(({ name }, index) => [name, values[index]]));
  const topics = encodeEventTopics({ abi: [event], eventName: event.name, args }) as [Hex, ...Hex[]];
  const plain = event.inputs.flatMap((input, index) => (input.indexed ? [] : [{ input, value: values[index] }]));
  const data = encodeAbiParameters(
    plain.map(({ input }) => input),
    plain.map(({ value }) => value),
  );
  return { topics, data };
}

/** As the index has them: addresses in lower case. */
const lowered = (value: unknown): unknown => {
  if (typeof value === "string") return value.toLowerCase();
  if (Array.isArray(value)) return value.map(lowered);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, lowered(part)]));
};
const viems = (event: AbiEvent, log: { topics: [Hex, ...Hex[]]; data: Hex }) =>
  lowered(decodeEventLog({ abi: [event], ...log }).args ?? {});

const known = all.filter((event) => fastDecoder(event) !== null);

describe("fastDecoder", () => {
  it("knows the events of which there are many", () => {
    const names = known.map(({ name }) => name);
    for (const name of ["Contributed", "Transfer", "Anchored", "Reviewed", "Voted", "Claimed"])
      expect(names).toContain(name);
  });

  it.each(known.map((event) => [event.name, event] as const))("decodes %s as viem does", (_, event) => {
    const decode = fastDecoder(event);
    fc.assert(
      fc.property(fc.tuple(...event.inputs.map(({ type }) => anyOf(type))), (values) => {
        const log = logOf(event, values);
        const args = decode?.(log.topics, log.data);
        expect(args).toEqual(viems(event, log));
      }),
      { numRuns: 30 },
    );
  });

  const event = parseAbiItem(
    "event Some(address indexed who, uint8 small, bool yes, bytes20 short, uint256[] list)",
  ) as AbiEvent;
  const decode = fastDecoder(event);
  const log = logOf(event, [`0x${"ab".repeat(20)}`, 7, true, `0x${"cd".repeat(20)}`, [1n, 2n]]);
  const words = (log.data.slice(2).match(/.{64}/g) ?? []).map(String);
  const data = (changed: Record<number, string>): Hex => `0x${words.map((word, at) => changed[at] ?? word).join("")}`;
  const number = (value: number) => value.toString(16).padStart(64, "0");

  it("decodes what is as it should be", () => {
    expect(decode?.(log.topics, log.data)).toEqual({
      who: `0x${"ab".repeat(20)}`,
      small: 7,
      yes: true,
      short: `0x${"cd".repeat(20)}`,
      list: [1n, 2n],
    });
  });

  it.each<[string, readonly Hex[], Hex]>([
    ["a topic too few", log.topics.slice(0, 1), log.data],
    ["a topic too many", [...log.topics, `0x${number(1)}`], log.data],
    ["a dirty address", [log.topics[0], `0x${"1".repeat(64)}`], log.data],
    ["a dirty small number", log.topics, data({ 0: number(256) })],
    ["a bool that is 2", log.topics, data({ 1: number(2) })],
    ["dirty short bytes", log.topics, data({ 2: "1".repeat(64) })],
    ["a list elsewhere", log.topics, data({ 3: number(160) })],
    ["a list longer than the data", log.topics, data({ 4: number(3) })],
    ["a list of a length beyond numbers", log.topics, data({ 4: "f".repeat(64) })],
    ["a list shorter than the data", log.topics, data({ 4: number(1) })],
    ["half a word", log.topics, log.data.slice(0, -32) as Hex],
    ["no data", log.topics, "0x"],
  ])("leaves %s to the general decoder", (_, topics, odd) => {
    expect(decode?.(topics, odd)).toBe(null);
  });

  it("is not there for events with structs or text", () => {
    expect(fastDecoder(parseAbiItem("event Some(string text)") as AbiEvent)).toBe(null);
    expect(fastDecoder(parseAbiItem("event Some(uint256[] indexed list)") as AbiEvent)).toBe(null);
    expect(fastDecoder(parseAbiItem("event Some(int8 below)") as AbiEvent)).toBe(null);
  });
});
