import { canonicalJson } from "@colophon/sdk/content/canonicalJson.ts";
import { contentIdOf } from "@colophon/sdk/content/contentIdOf.ts";
import { BlockTooLarge, NotCanonicalJson } from "@colophon/sdk/content/errors.ts";
import { rawBlockOf } from "@colophon/sdk/content/rawBlockOf.ts";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

describe("canonicalJson", () => {
  it("follows RFC 8785's example", () => {
    const value = JSON.parse(
      '{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/","literals":[null,true,false]}',
    );
    expect(canonicalJson(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it("orders keys by UTF-16 units, as the RFC's example", () => {
    const value = JSON.parse(
      '{"\\u20ac":"Euro Sign","\\r":"Carriage Return","\\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One","\\ud83d\\ude00":"Emoji: Grinning Face","\\u0080":"Control","\\u00f6":"Latin Small Letter O With Diaeresis"}',
    );
    expect(Object.values(JSON.parse(canonicalJson(value)))).toHaveLength(7);
    expect([...canonicalJson(value).matchAll(/:"(.*?)[ "]/g)].map(([, word]) => word)).toEqual([
      "Carriage",
      "One",
      "Control",
      "Latin",
      "Euro",
      "Emoji:",
      "Hebrew",
    ]);
  });

  it("is the same for any order of keys, and reads back", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(reversed(value))).toBe(text);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
      }),
    );
  });

  it("refuses what has no JSON form, and names the place", () => {
    const cases: [unknown, string][] = [
      [{ a: [1, Number.NaN] }, ".a[1]"],
      [Number.POSITIVE_INFINITY, ""],
      [{ n: 10n }, ".n"],
      [new Date(0), ""],
      [{ f: () => 1 }, ".f"],
      [["\ud800"], "[0]"],
      [[undefined], "[0]"],
      [undefined, ""],
    ];
    for (const [value, path] of cases) {
      const error = (() => {
        try {
          canonicalJson(value);
        } catch (thrown) {
          return thrown;
        }
      })();
      expect(error).toBeInstanceOf(NotCanonicalJson);
      expect(error).toMatchObject({ path });
    }
    expect(canonicalJson({ a: undefined, b: 1 })).toBe('{"b":1}');
  });
});

describe("rawBlockOf", () => {
  it("names a document as a file of the same bytes would be named", async () => {
    const block = rawBlockOf({ title: "Dämmerung 🌅", v: 1 });
    expect(new TextDecoder().decode(block.bytes)).toBe('{"title":"Dämmerung 🌅","v":1}');
    const { cid, digest, codec, size } = block;
    expect({ cid, digest, codec, size }).toEqual(await contentIdOf(block.bytes));
  });

  it("gives one name whatever the order of keys", () => {
    expect(rawBlockOf({ a: 1, b: 2 }).cid).toBe(rawBlockOf({ b: 2, a: 1 }).cid);
  });

  it("refuses what is over the limit, and over one block", () => {
    expect(() => rawBlockOf("x".repeat(99), 100)).toThrow(BlockTooLarge);
    expect(rawBlockOf("x".repeat(98), 100).size).toBe(100);
    expect(() => rawBlockOf("x".repeat(1_048_575), 2 ** 30)).toThrow(BlockTooLarge);
  });
});

/** The same value with every object's keys the other way round. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, reversed(inner)]),
  );
}
