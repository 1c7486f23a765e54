import type { RelayedClaim } from "@colophon/sdk/api/intakeSchemas.ts";
import { RelayUnreachable } from "@colophon/sdk/relay/errors.ts";
import { afterEach, describe, expect, it, vi } from "vitest";
import { followClaims } from "../src/followClaims.ts";

const claim = (id: string, more: Partial<RelayedClaim> = {}): RelayedClaim => ({
  ...{ id, campaign: Number(id), token: `0x${"0".repeat(40)}`, account: `0x${"1".repeat(40)}`, cumulative: "1" },
  ...{ state: "waiting", transaction: null, trouble: null },
  ...more,
});

/** A relay that says of each claim one thing after the other, and the last for ever; an error is thrown. */
function relay(said: Record<string, (RelayedClaim | Error)[]>) {
  const looks: string[] = [];
  const look = async (id: string) => {
    looks.push(id);
    const list = said[id] ?? [];
    const next = list.length > 1 ? list.shift() : list[0];
    if (next === undefined || next instanceof Error) throw next ?? new Error("no such claim");
    return next;
  };
  return { look, looks };
}

const LONG = () => Date.now() + 60_000;

describe("claims that a relay took", () => {
  afterEach(() => vi.useRealTimers());

  it("are followed together, so that one that is held up holds no other up", async () => {
    const { look, looks } = relay({
      1: [claim("1"), claim("1"), claim("1", { state: "paid" })],
      2: [claim("2", { state: "void", trouble: "It was paid already." })],
      3: [claim("3", { state: "sent" }), claim("3", { state: "paid" })],
    });
    const told = await followClaims([claim("1"), claim("2"), claim("3")], {
      look,
      note: () => {},
      until: LONG(),
      pace: 0,
    });
    expect(told.map(({ state }) => state)).toEqual(["paid", "void", "paid"]);
    expect(looks).toEqual(["1", "2", "3", "1", "3", "1"]);
  });
  it("aren't asked about where they are settled from the beginning", async () => {
    const { look, looks } = relay({});
    const paid = claim("1", { state: "paid" });
    expect(await followClaims([paid], { look, note: () => {}, until: LONG(), pace: 0 })).toEqual([paid]);
    expect(looks).toEqual([]);
  });
  it("have what holds them up said, each thing once", async () => {
    const notes: string[] = [];
    const trouble = "The brand's budget\u202e for today is spent.";
    const { look } = relay({ 4: [claim("4", { trouble }), claim("4", { trouble }), claim("4", { state: "paid" })] });
    await followClaims([claim("4")], { look, note: (line) => notes.push(line), until: LONG(), pace: 0 });
    expect(notes).toEqual(["Campaign 4: The brand's budget\uFFFD for today is spent."]);
  });
  it("lose nothing by a relay that is away for a while", async () => {
    const notes: string[] = [];
    const away = new RelayUnreachable("http://127.0.0.1:9", 1, null);
    const { look } = relay({ 1: [away, away, claim("1", { state: "paid" })], 2: [claim("2", { state: "paid" })] });
    const told = await followClaims([claim("1"), claim("2")], {
      ...{ look, until: LONG(), pace: 0 },
      note: (line) => notes.push(line),
    });
    expect(told.map(({ state }) => state)).toEqual(["paid", "paid"]);
    expect(notes).toHaveLength(1);
  });
  it("are given as they are known last when the time is over", async () => {
    const { look, looks } = relay({ 1: [claim("1", { state: "paid" })], 2: [claim("2", { state: "sent" })] });
    // It is over once the second was looked at twice: of a real clock's, nobody knows how many looks go into it.
    vi.useFakeTimers({ toFake: ["Date"] });
    const until = Date.now() + 200;
    const lookUntil = async (id: string) => {
      if (looks.filter((one) => one === "2").length === 1) vi.setSystemTime(until);
      return look(id);
    };
    const told = await followClaims([claim("1"), claim("2")], { look: lookUntil, note: () => {}, until, pace: 1 });
    expect(told.map(({ state }) => state)).toEqual(["paid", "sent"]);
    expect(looks).toEqual(["1", "2", "2"]);
    const none = relay({});
    const over = await followClaims([claim("7")], { look: none.look, note: () => {}, until: Date.now() - 1 });
    expect([over, none.looks]).toEqual([[claim("7")], []]);
  });
});
