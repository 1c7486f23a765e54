import { describe, expect, it } from "vitest";
import { formatTable } from "../../bench/formatTable.ts";
import type { Measurement } from "../../bench/Row.ts";
import { toRow } from "../../bench/toRow.ts";

const row: Measurement = {
  name: "claim",
  unit: "gas",
  ours: 80_000,
  peer: 100_000,
  peerName: "Peer",
  limit: 50_000,
  target: 88_000,
  better: "lower",
  note: "a note",
};

describe("toRow", () => {
  it("has the eight fields and no more", () => {
    const fields = ["name", "unit", "ours", "peer", "peerName", "limit", "target", "ratio"];
    expect(Object.keys(toRow(row))).toEqual(fields);
  });

  it("compares with the peer, with the limit where no peer is named, and with nothing where the peer can't be had", () => {
    expect(toRow(row).ratio).toBe(0.8);
    expect(toRow({ ...row, peer: null, peerName: null }).ratio).toBe(1.6);
    expect(toRow({ ...row, peer: null }).ratio).toBeNull();
    expect(toRow({ ...row, ours: null }).ratio).toBeNull();
  });
});

describe("formatTable", () => {
  it("says an operation once, its peers below each other, a note once", () => {
    const text = formatTable([row, { ...row, peerName: "Other", peer: null }]);
    expect(text.match(/claim/g)).toHaveLength(1);
    expect(text).toContain("Peer [1]");
    expect(text).toContain("Other [1]");
    expect(text.match(/a note/g)).toHaveLength(1);
  });

  it("marks what misses its target, on whichever side that is", () => {
    expect(formatTable([row])).toContain("✓");
    expect(formatTable([{ ...row, target: 79_999 }])).toContain("✗");
    expect(formatTable([{ ...row, better: "higher" }])).toContain("✗");
    expect(formatTable([{ ...row, target: null }])).not.toMatch(/[✓✗]/);
  });
});
