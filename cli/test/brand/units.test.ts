import { describe, expect, it } from "vitest";
import { parseJsonc } from "../../src/brand/parseJsonc.ts";
import { readDuration } from "../../src/brand/readDuration.ts";
import { readMoment } from "../../src/brand/readMoment.ts";
import { readShare } from "../../src/brand/readShare.ts";
import { BadOption } from "../../src/errors.ts";
import { readAmount } from "../../src/tokens/readAmount.ts";

const DEMO = { symbol: "DEMO", decimals: 6 };

describe("readDuration", () => {
  it.each([
    ["14d", 1_209_600],
    ["36h", 129_600],
    ["90min", 5_400],
    ["60s", 60],
    ["1d 12h", 129_600],
  ])("reads %s", (text, seconds) => expect(readDuration(text)).toBe(seconds));
  it.each(["14", "1m", "-1d", "1.5d", "", "d", "1d,", "9999999999d", "1e3d"])("refuses %j", (text) => {
    expect(readDuration(text)).toBeNull();
  });
});

describe("readMoment", () => {
  it("reads dates as their first second in UTC, and times with their zone", () => {
    expect(readMoment("2026-03-01")).toBe(Date.UTC(2026, 2, 1) / 1_000);
    expect(readMoment("2026-03-01T18:00:00+01:00")).toBe(Date.UTC(2026, 2, 1, 17) / 1_000);
    expect(readMoment("2026-03-01T18:00Z")).toBe(Date.UTC(2026, 2, 1, 18) / 1_000);
  });
  it.each([
    "2026-03-01T18:00:00",
    "2026-02-30",
    "2026-13-01",
    "1.3.2026",
    "1969-01-01",
    "tomorrow",
    "2026-03-01T25:00Z",
  ])("refuses %j", (text) => expect(readMoment(text)).toBeNull());
});

describe("readShare", () => {
  it.each([
    ["50%", 5_000],
    ["12.5 %", 1_250],
    ["0.01%", 1],
    ["100%", 10_000],
    ["1250 bps", 1_250],
  ])("reads %s", (text, bps) => expect(readShare(text)).toBe(bps));
  it.each(["50", "-1%", "100.01%", "12.345%", "10001 bps", "1,5%", ""])("refuses %j", (text) => {
    expect(readShare(text)).toBeNull();
  });
});

describe("readAmount", () => {
  it("reads exactly what is written", () => {
    expect(readAmount("1000.5", DEMO, "--amount")).toBe(1_000_500_000n);
    expect(readAmount("0.1000000", DEMO, "--amount")).toBe(100_000n);
  });
  it.each(["", "-1", "+1", "1,000", "1e6", "0x10", ".5", "1.", "0", "0.0000001", "9".repeat(50), "NaN", "１"])(
    "refuses %j",
    (text) => expect(() => readAmount(text, DEMO, "--amount")).toThrow(BadOption),
  );
});

describe("parseJsonc", () => {
  it("reads JSON with comments, and leaves texts alone", () => {
    const text = '{ // one\n "a": "http://x /* no */", /* two\n lines */ "b": "\\"//" }';
    expect(parseJsonc(text)).toEqual({ a: "http://x /* no */", b: '"//' });
  });
  it.each(['{"a": 1', '{"a": "open // }', "{a: 1}", '{"a": 1,}', ""])("refuses %j", (text) => {
    expect(() => parseJsonc(text)).toThrow(SyntaxError);
  });
});
