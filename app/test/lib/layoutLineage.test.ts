import { describe, expect, it } from "vitest";
import { layoutLineage } from "../../src/lib/layoutLineage.ts";

const columnsOf = (ids: string[], edges: [string, string][]) =>
  Object.fromEntries(
    layoutLineage(
      ids,
      edges.map(([parent, child]) => ({ parent, child })),
    ).places.map((place) => [place.id, place.column]),
  );

describe("layoutLineage", () => {
  it("puts a work right of its latest parent", () => {
    expect(
      columnsOf(
        ["a", "b", "c"],
        [
          ["a", "b"],
          ["b", "c"],
          ["a", "c"],
        ],
      ),
    ).toEqual({ a: 0, b: 1, c: 2 });
  });
  it("puts a work just left of its earliest child", () => {
    const edges: [string, string][] = [
      ["a", "b"],
      ["b", "c"],
      ["z", "c"],
    ];
    expect(columnsOf(["a", "b", "c", "z"], edges)).toEqual({ a: 0, b: 1, c: 2, z: 1 });
  });
  it("stacks siblings in the given order", () => {
    const { places, rows, columns } = layoutLineage(
      ["a", "b", "c"],
      [
        { parent: "a", child: "b" },
        { parent: "a", child: "c" },
      ],
    );
    expect(places.map((place) => place.row)).toEqual([0, 0, 1]);
    expect([columns, rows]).toEqual([2, 2]);
  });
  it("passes over edges to unknown works", () => {
    expect(columnsOf(["a"], [["z", "a"]])).toEqual({ a: 0 });
  });
  it("ends on a cycle", () => {
    const { columns } = layoutLineage(
      ["a", "b"],
      [
        { parent: "a", child: "b" },
        { parent: "b", child: "a" },
      ],
    );
    expect(columns).toBeLessThanOrEqual(2);
  });
  it("takes nothing", () => expect(layoutLineage([], []).places).toEqual([]));
});
