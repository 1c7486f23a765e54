import { describe, expect, it } from "vitest";
import { Changes, NotLoadedError } from "../../src/handlers/changes.ts";

const row = (votes: number) => ({ work: "0x01", voter: "0xaa", campaign: 1, votes }) as const;

describe("Changes", () => {
  it("keeps what a row was before each block that touches it, once a block", () => {
    const changes = new Changes();
    changes.load("ballots", ["0x01", "0xaa"], row(1));
    changes.beginBlock(7, true);
    changes.set("ballots", row(2), "0x01", "0xaa");
    changes.set("ballots", row(3), "0x01", "0xaa");
    changes.beginBlock(8, true);
    changes.set("ballots", row(4), "0x01", "0xaa");
    expect([...changes.preImages].map(({ block, before }) => [block, before])).toEqual([
      [7, row(1)],
      [8, row(3)],
    ]);
    expect([...changes.changed()]).toMatchObject([{ row: row(4), before: row(1) }]);
  });

  it("remembers that a row was not", () => {
    const changes = new Changes();
    changes.load("ballots", ["0x01", "0xaa"], null);
    changes.beginBlock(7, true);
    changes.set("ballots", row(1), "0x01", "0xaa");
    expect([...changes.preImages]).toMatchObject([{ before: null, key: '["0x01","0xaa"]' }]);
    expect([...changes.changed()]).toMatchObject([{ row: row(1), before: null }]);
  });

  it("keeps no pre-images of history, and writes nothing that was only read", () => {
    const changes = new Changes();
    changes.load("ballots", ["0x01", "0xaa"], row(1));
    changes.load("ballots", ["0x01", "0xbb"], null);
    changes.beginBlock(7, false);
    changes.set("ballots", row(2), "0x01", "0xaa");
    expect(changes.get("ballots", "0x01", "0xbb")).toBe(null);
    expect([...changes.preImages]).toEqual([]);
    expect([...changes.changed()]).toHaveLength(1);
  });

  it("deletes rows that were, and only those", () => {
    const changes = new Changes();
    changes.load("ballots", ["0x01", "0xaa"], row(1));
    changes.load("ballots", ["0x01", "0xbb"], null);
    changes.beginBlock(7, true);
    changes.remove("ballots", "0x01", "0xaa");
    changes.set("ballots", row(1), "0x01", "0xbb");
    changes.beginBlock(8, true);
    changes.remove("ballots", "0x01", "0xbb");
    expect(changes.get("ballots", "0x01", "0xaa")).toBe(null);
    expect([...changes.changed()]).toEqual([]);
    expect([...changes.removed()]).toEqual([["ballots", ['["0x01","0xaa"]']]]);
    expect([...changes.preImages].map(({ block, key, before }) => [block, key, before])).toEqual([
      [7, '["0x01","0xaa"]', row(1)],
      [7, '["0x01","0xbb"]', null],
      [8, '["0x01","0xbb"]', row(1)],
    ]);
  });

  it("writes what was removed and came back", () => {
    const changes = new Changes();
    changes.load("ballots", ["0x01", "0xaa"], row(1));
    changes.beginBlock(7, true);
    changes.remove("ballots", "0x01", "0xaa");
    changes.set("ballots", row(2), "0x01", "0xaa");
    expect([...changes.removed()]).toEqual([]);
    expect([...changes.changed()]).toMatchObject([{ row: row(2), before: row(1) }]);
  });

  it("fails where a handler reads what wasn't loaded", () => {
    expect(() => new Changes().get("attributions", "0x01")).toThrow(NotLoadedError);
  });
});
