import { describe, expect, it } from "vitest";
import { canonicalJson } from "../../src/content/canonicalJson.ts";
import { carHeader, prefixed } from "../../src/content/carLayout.ts";
import { cidFromDigest } from "../../src/content/cidFromDigest.ts";
import { contentTreeOf } from "../../src/content/contentTreeOf.ts";
import { CarBlockMismatch, CarError, CarTooLarge, CarTruncated } from "../../src/content/errors.ts";
import { parseCid } from "../../src/content/parseCid.ts";
import { rawBlockOf, rawBlockOfBytes } from "../../src/content/rawBlockOf.ts";
import { MalformedInputs } from "../../src/roll/inputs/errors.ts";
import { type InputsPart, readInputs } from "../../src/roll/inputs/readInputs.ts";
import { type Inputs, writeInputs } from "../../src/roll/inputs/writeInputs.ts";
import { account, digest } from "../support/rollStory.ts";

async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const list: Item[] = [];
  for await (const item of items) list.push(item);
  return list;
}
const manifests = [1, 2, 3].map((n) => rawBlockOf({ v: 1, title: `Work ${n}` }).bytes);
const large = new Uint8Array(2_500_000).map((_, i) => (i >> 20 === 1 ? 7 : i % 251));
const [a, b] = [cidFromDigest(digest(1), 0), cidFromDigest(digest(2), 1)].sort();
const inputs: Inputs = {
  chainId: 31337,
  contract: account(0xaa),
  campaign: 3,
  rollAt: 1_800_000_000,
  manifests,
  anchors: [large, new TextEncoder().encode("small")],
  unverified: [
    [a ?? "", "unavailable"],
    [b ?? "", "non-canonical"],
  ],
};
const bytesOf = async (of: Partial<Inputs> = {}) =>
  new Uint8Array(await new Blob(await collect(writeInputs({ ...inputs, ...of }))).arrayBuffer());
const read = (car: Uint8Array): Promise<InputsPart[]> => collect(readInputs(car));
const fault = (car: Uint8Array): Promise<unknown> =>
  read(car).then(
    () => "read",
    (error: unknown) => error,
  );
const problem = async (car: Uint8Array) => {
  const error = await fault(car);
  expect(error).toBeInstanceOf(MalformedInputs);
  return (error as MalformedInputs).problem;
};

describe("a roll's inputs", () => {
  it("read back as they were written", async () => {
    const [first, ...parts] = await read(await bytesOf());
    expect(first).toMatchObject({ kind: "document", document: { campaign: 3, manifests: 3 } });
    const sorted = manifests.map((bytes) => rawBlockOfBytes(bytes)).sort((x, y) => (x.digest < y.digest ? -1 : 1));
    expect(parts.slice(0, 3)).toEqual(sorted.map(({ digest, bytes }) => ({ kind: "manifest", digest, bytes })));
    expect(parts.slice(3).map((part) => part.kind)).toEqual(["anchor", "anchor"]);
    expect(parts[3]).toMatchObject({ cid: (await contentTreeOf(large)).cid });
    expect(Buffer.compare(Buffer.from((parts[3] as { bytes: Uint8Array }).bytes), Buffer.from(large))).toBe(0);
  });
  it("are the same bytes whatever the order they were found in", async () => {
    const turned = await bytesOf({
      manifests: [...manifests, ...manifests].reverse(),
      unverified: [...inputs.unverified].reverse(),
    });
    expect(Buffer.compare(Buffer.from(turned), Buffer.from(await bytesOf()))).toBe(0);
  });
  it("may be nothing but a document", async () => {
    expect(await read(await bytesOf({ manifests: [], anchors: [], unverified: [] }))).toHaveLength(1);
  });
});

/** A CAR made by hand: header, then blocks as they are given. */
async function carOf(document: unknown, blocks: readonly { cid: string; bytes: Uint8Array }[]): Promise<Uint8Array> {
  const text = new TextEncoder().encode(typeof document === "string" ? document : canonicalJson(document));
  const root = (await contentTreeOf(text)).cid;
  const header = carHeader(parseCid(root).bytes);
  const all = [{ cid: root, bytes: text }, ...blocks];
  const parts = all.flatMap(({ cid, bytes }) => [prefixed(36 + bytes.length, parseCid(cid).bytes), bytes]);
  return new Uint8Array(Buffer.concat([prefixed(header.length, header), ...parts]));
}
const base = {
  format: "colophon-inputs",
  v: 1,
  chainId: 1,
  contract: account(1),
  campaign: 1,
  rollAt: 5,
  manifests: 0,
  anchors: [] as string[],
  unverified: [] as unknown[],
};
const raw = (text: string) => rawBlockOfBytes(new TextEncoder().encode(text));
const sorted = [raw("one"), raw("two")].sort((x, y) => (x.digest < y.digest ? -1 : 1));

describe("hostile inputs are refused by name", () => {
  it("reads the handmade base", async () => {
    expect(await read(await carOf({ ...base, manifests: 2 }, sorted))).toHaveLength(3);
  });
  it.each([
    ["another format", { ...base, format: "x" }, "unsupported"],
    ["another version", { ...base, v: 2 }, "unsupported"],
    ["an unknown field", { ...base, more: 1 }, "bad-field"],
    ["a negative number", { ...base, rollAt: -1 }, "bad-field"],
    ["a number beyond 2^53", { ...base, rollAt: 2 ** 60 }, "bad-field"],
    ["an account in another spelling", { ...base, contract: `0x${"AB".repeat(20)}` }, "bad-field"],
    ["no CID", { ...base, anchors: ["bafkrei"] }, "bad-field"],
    ["an unknown state", { ...base, unverified: [{ cid: a, state: "ugly" }] }, "bad-field"],
    ["what is twice", { ...base, unverified: [a, a].map((cid) => ({ cid, state: "unavailable" })) }, "unsorted"],
    ["what is unsorted", { ...base, unverified: [b, a].map((cid) => ({ cid, state: "unavailable" })) }, "unsorted"],
    ["data twice", { ...base, anchors: [a, a] }, "unsorted"],
    ["no JSON", "{", "not-json"],
    ["a list", "[]", "unsupported"],
    ["white space", `${canonicalJson(base)} `, "not-canonical"],
    ["a key twice", canonicalJson(base).replace('"v":1', '"v":2,"v":1'), "not-canonical"],
    ["manifests that don't come", { ...base, manifests: 1 }, "missing-block"],
    ["data that doesn't come", { ...base, anchors: [a] }, "missing-block"],
  ])("%s", async (_, document, expected) => {
    expect(await problem(await carOf(document, []))).toBe(expected);
  });
  it("blocks that nothing announces", async () => {
    expect(await problem(await carOf({ ...base, manifests: 1 }, sorted))).toBe("extra-block");
  });
  it("manifests out of order, or twice", async () => {
    expect(await problem(await carOf({ ...base, manifests: 2 }, [...sorted].reverse()))).toBe("unsorted");
    const [one] = sorted;
    expect(await problem(await carOf({ ...base, manifests: 2 }, one ? [one, one] : []))).toBe("unsorted");
  });
  it("a manifest that is too long, before it is read", async () => {
    const long = rawBlockOfBytes(new Uint8Array(65_537));
    expect(await problem(await carOf({ ...base, manifests: 1 }, [long]))).toBe("too-large");
  });
  it("bytes that don't hash to their CID", async () => {
    const [one] = sorted;
    const wrong = await carOf({ ...base, manifests: 1 }, [{ cid: one?.cid ?? "", bytes: new Uint8Array([1]) }]);
    expect(await fault(wrong)).toBeInstanceOf(CarBlockMismatch);
  });
  it("another anchor's data, and a file that is cut off", async () => {
    const [one, two] = sorted;
    expect(await fault(await carOf({ ...base, anchors: [one?.cid] }, two ? [two] : []))).toBeInstanceOf(CarError);
    const whole = await bytesOf();
    expect(await fault(whole.subarray(0, whole.length - 10))).toBeInstanceOf(CarTruncated);
  });
  it("any changed byte", async () => {
    const whole = await bytesOf({ anchors: [] });
    for (let place = 0; place < whole.length; place += 17) {
      const changed = whole.slice();
      changed[place] = (changed[place] ?? 0) ^ 1;
      expect(await fault(changed)).toBeInstanceOf(Error);
    }
  });
  it("more bytes than are wanted", async () => {
    const error = await collect(readInputs(await bytesOf(), { maxBytes: 1_000 })).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(CarTooLarge);
  });
});
