import { afterEach, describe, expect, it, vi } from "vitest";
import { chainNow, learnChainTime } from "../../src/lib/clock.ts";

const WALL = 1_800_000_000;

describe("the page's clock", () => {
  afterEach(() => {
    vi.useRealTimers();
    learnChainTime(Math.floor(Date.now() / 1000));
  });

  it("is the wall's while blocks are merely late", () => {
    vi.useFakeTimers({ now: WALL * 1000 });
    learnChainTime(WALL - 100);
    expect(chainNow()).toBe(WALL);
  });

  it("follows a chain that lives in the past, and goes on between its blocks", () => {
    vi.useFakeTimers({ now: WALL * 1000 });
    learnChainTime(WALL - 90 * 86_400);
    expect(chainNow()).toBe(WALL - 90 * 86_400);
    vi.advanceTimersByTime(7_000);
    expect(chainNow()).toBe(WALL - 90 * 86_400 + 7);
  });

  it("comes back to the wall's when the chain does", () => {
    vi.useFakeTimers({ now: WALL * 1000 });
    learnChainTime(WALL - 90 * 86_400);
    learnChainTime(WALL - 1);
    expect(chainNow()).toBe(WALL);
  });
});
