import { crc32, inflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { encodePng } from "../../scripts/demo/art/encodePng.ts";
import { campaigns } from "../../scripts/demo/campaigns/campaigns.ts";
import { encodeWav } from "../../scripts/demo/sounds/encodeWav.ts";

describe("encodePng", () => {
  it("writes chunks that check, and the pixels that it was given", () => {
    const pixels = Buffer.from(Array.from({ length: 4 * 3 * 3 }, (_, i) => (i * 37) % 256));
    const png = encodePng(4, 3, pixels);
    const chunks = new Map<string, Buffer>();
    for (let at = 8; at < png.length; ) {
      const length = png.readUInt32BE(at);
      const body = png.subarray(at + 4, at + 8 + length);
      expect(png.readUInt32BE(at + 8 + length)).toBe(crc32(body));
      chunks.set(body.toString("latin1", 0, 4), body.subarray(4));
      at += 12 + length;
    }
    const rows = inflateSync(chunks.get("IDAT") ?? Buffer.alloc(0));
    const decoded: number[] = [];
    for (let y = 0; y < 3; y++) {
      for (let i = 0; i < 12; i++) {
        const above = rows[y * 13] === 2 ? (decoded[(y - 1) * 12 + i] ?? 0) : 0;
        decoded.push(((rows[y * 13 + 1 + i] ?? 0) + above) & 0xff);
      }
    }
    expect(decoded).toEqual([...pixels]);
  });
  it("refuses pixels that aren't as many as it says", () => {
    expect(() => encodePng(2, 2, Buffer.alloc(11))).toThrow(RangeError);
  });
});

describe("encodeWav", () => {
  it("says in its header what follows, and cuts what is too loud", () => {
    const wav = encodeWav(Float32Array.of(0, 1, -2), Float32Array.of(0, 0.5, 2), 8_000);
    expect(wav.toString("latin1", 0, 4)).toBe("RIFF");
    expect(wav.readUInt32LE(4)).toBe(wav.length - 8);
    expect(wav.readUInt32LE(24)).toBe(8_000);
    expect(wav.readUInt32LE(40)).toBe(12);
    expect([wav.readInt16LE(48), wav.readInt16LE(50), wav.readInt16LE(52)]).toEqual([32_000, 16_000, -32_000]);
  });
});

describe("the demo's script", () => {
  const works = campaigns.flatMap((campaign) => campaign.works.map((work) => ({ campaign, work })));
  it("has at least 12 works, each with a name and a file of its own", () => {
    expect(works.length).toBeGreaterThanOrEqual(12);
    expect(new Set(works.map(({ work }) => work.key)).size).toBe(works.length);
    expect(new Set(works.map(({ work }) => work.file)).size).toBe(works.length);
  });
  it("certifies every work while its campaign is open, after its parents", () => {
    const dayOf = new Map(works.map(({ work }) => [work.key, work.day]));
    for (const { campaign, work } of works) {
      expect(work.day).toBeGreaterThan(campaign.opens);
      expect(work.day).toBeLessThan(campaign.closes);
      for (const parent of work.parents ?? []) expect(dayOf.get(parent)).toBeLessThan(work.day);
    }
  });
  it("gives every verdict before its review ends", () => {
    for (const { campaign, work } of works) {
      if (work.verdict) expect(work.verdict.day).toBeLessThan(campaign.closes + campaign.reviewDays);
    }
  });
});
