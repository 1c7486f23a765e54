import { cidFromDigest } from "@colophon/sdk/content/cidFromDigest.ts";
import { MalformedCid } from "@colophon/sdk/content/errors.ts";
import { parseCid } from "@colophon/sdk/content/parseCid.ts";
import { MalformedId } from "@colophon/sdk/ids/errors.ts";
import { base58btc } from "multiformats/bases/base58";
import { CID } from "multiformats/cid";
import { describe, expect, it } from "vitest";
import { vectors } from "./support/vectors.ts";

const HELLO = "bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e";

describe("parseCid and cidFromDigest", () => {
  for (const { name, cid, digest, codec } of vectors) {
    it(`are each other's inverse: ${name}`, () => {
      expect(parseCid(cid)).toEqual({ cid, digest, codec, bytes: CID.parse(cid).bytes });
      expect(cidFromDigest(digest, codec)).toBe(cid);
    });
  }

  it("agree with multiformats on any digest", () => {
    for (let i = 0; i < 256; i++) {
      const digest = `0x${i.toString(16).padStart(2, "0").repeat(32)}`;
      const cid = cidFromDigest(digest, 1);
      expect(Buffer.from(CID.parse(cid).multihash.digest).toString("hex")).toBe(digest.slice(2));
      expect(parseCid(cid).digest).toBe(digest);
    }
  });

  it("refuse every other text, and say why", () => {
    const bytes = CID.parse(HELLO).bytes;
    const other = (index: number, value: number) => {
      const changed = bytes.slice();
      changed[index] = value;
      return CID.decode(changed).toString();
    };
    for (const [text, why] of [
      ["", /empty/],
      ["QmT5NvUtoM5nWFfrQdVrFtvGfKFmG7AHE8P34isapyhCxX", /version 0/],
      [CID.parse(HELLO).toString(base58btc), /base32/],
      [HELLO.toUpperCase(), /base32/],
      [HELLO.slice(0, -1), /58 characters/],
      [`${HELLO}a`, /60 characters/],
      [` ${HELLO}`, /base32/],
      [`ipfs://${HELLO}`, /base32/],
      [`${HELLO}/../x`, /characters/],
      [`${HELLO.slice(0, -1)}1`, /aren't base32/],
      // The last character carries two bits that aren't used: another text for the same bytes.
      [`${HELLO.slice(0, -1)}f`, /aren't base32/],
      [other(1, 0x71), /neither raw nor dag-pb/],
      [other(2, 0x1b), /sha2-256/],
    ] as const) {
      expect(() => parseCid(text)).toThrow(MalformedCid);
      expect(() => parseCid(text)).toThrow(why);
    }
    expect(() => cidFromDigest("0x12", 0)).toThrow(MalformedId);
  });

  it("an error's text shows no control characters and no endless input", () => {
    const error = new MalformedCid(`\u202e\n${"x".repeat(10_000)}`, "why");
    expect(error.message.length).toBeLessThan(400);
    expect(error.message).not.toMatch(/[\n\u202e]/);
  });
});
