import { describe, expect, it } from "vitest";
import {
  formatAmount,
  formatBytes,
  formatDuration,
  formatRelative,
  formatShare,
  formatTime,
  shorten,
} from "../../src/lib/format.ts";

describe("formatAmount", () => {
  it.each([
    [0n, 18, "0"],
    [1_234_500_000_000_000_000_000n, 18, "1,234.5"],
    [1_000_000n, 6, "1"],
    [-2_500_000n, 6, "−2.5"],
    [999n, 0, "999"],
  ])("%s with %i decimals is %s", (amount, decimals, text) => expect(formatAmount(amount, decimals)).toBe(text));

  it("cuts and never rounds up", () => expect(formatAmount(1_999_999n, 6, 2)).toBe("1.99"));
  it("never shows something as nothing", () => expect(formatAmount(1n, 18, 4)).toBe("<0.0001"));
});

describe("formatBytes", () => {
  it.each([
    [0, "0 B"],
    [1023, "1023 B"],
    [1536, "1.5 KiB"],
    [1_048_576, "1.0 MiB"],
    [50 * 1_048_576, "50 MiB"],
  ])("%i is %s", (bytes, text) => expect(formatBytes(bytes)).toBe(text));
});

describe("times", () => {
  it("says how far, in the largest unit", () => {
    expect(formatRelative(1_000_000 - 7_300, 1_000_000)).toBe("2 hours ago");
    expect(formatRelative(1_000_000 + 86_400 * 3, 1_000_000)).toBe("in 3 days");
    expect(formatRelative(1_000_000, 1_000_000)).toBe("just now");
  });
  it("gives times in UTC", () => expect(formatTime(1_767_225_600)).toBe("1 January 2026 at 00:00 UTC"));
  it("gives lengths", () => {
    expect(formatDuration(259_200)).toBe("3 days");
    expect(formatDuration(60)).toBe("1 minute");
  });
});

it("shares are percent", () => expect(formatShare(3333)).toBe("33.33 %"));
it("shortens only what is long", () => {
  expect(shorten("0x15d34aaf54267db7d7c367839aaf71a00a2c6a65")).toBe("0x15d3…6a65");
  expect(shorten("short")).toBe("short");
});
