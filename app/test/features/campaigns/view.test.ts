import { describe, expect, it } from "vitest";
import { keyMove } from "../../../src/features/campaigns/mosaic/keyMove.ts";
import { fit, gridOf, panBy, reveal, tileAt, tilesIn, zoomAt } from "../../../src/features/campaigns/mosaic/view.ts";

const size = { width: 600, height: 400 };

describe("gridOf", () => {
  it("has three columns for two rows, and room for every tile", () => {
    expect(gridOf(60)).toEqual({ columns: 10, rows: 6, count: 60 });
    expect(gridOf(1)).toEqual({ columns: 2, rows: 1, count: 1 });
    for (const count of [0, 2, 11, 97, 5_000]) {
      const { columns, rows } = gridOf(count);
      expect(columns * rows).toBeGreaterThanOrEqual(count);
      expect(columns * (rows - 1)).toBeLessThan(Math.max(1, count));
    }
  });
});

describe("a mosaic's view", () => {
  const grid = gridOf(60);
  const whole = fit(size, grid);

  it("shows all of it at first, in the middle, and every tile where it lies", () => {
    expect(whole).toEqual({ scale: 60, x: 0, y: 20 });
    expect(tilesIn(whole, size, grid)).toHaveLength(60);
    expect(tileAt(whole, { x: 1, y: 21 }, grid)).toBe(0);
    expect(tileAt(whole, { x: 599, y: 379 }, grid)).toBe(59);
    expect(tileAt(whole, { x: 1, y: 1 }, grid)).toBeNull();
    expect(tileAt(fit(size, gridOf(11)), { x: 599, y: 399 }, gridOf(11))).toBeNull();
  });

  it("keeps what is under the pointer there while it zooms, and wants only what is in sight", () => {
    const point = { x: 200, y: 150 };
    const near = zoomAt(whole, 4, point, size, grid);
    expect((point.x - near.x) / near.scale).toBeCloseTo((point.x - whole.x) / whole.scale);
    expect((point.y - near.y) / near.scale).toBeCloseTo((point.y - whole.y) / whole.scale);
    const seen = tilesIn(near, size, grid);
    expect(seen.length).toBeLessThan(20);
    expect(seen).toContain(tileAt(near, point, grid));
    // The nearest to the middle is the most wanted.
    expect(seen[0]).toBe(tileAt(near, { x: 300, y: 200 }, grid));
  });

  it("is never smaller than whole, nor larger than its largest, and is never dragged out of sight", () => {
    expect(zoomAt(whole, 0.1, { x: 0, y: 0 }, size, grid)).toEqual(whole);
    expect(zoomAt(whole, 1e6, { x: 0, y: 0 }, size, grid).scale).toBe(640);
    const near = zoomAt(whole, 3, { x: 300, y: 200 }, size, grid);
    for (const [dx, dy] of [
      [1e6, 1e6],
      [-1e6, -1e6],
    ] as const) {
      const far = panBy(near, dx, dy, size, grid);
      expect(tilesIn(far, size, grid).length).toBeGreaterThan(5);
      expect(far.x).toBeLessThanOrEqual(0);
      expect(far.x + far.scale * grid.columns).toBeGreaterThanOrEqual(size.width);
    }
  });

  it("moves until a tile is wholly in sight, and not at all where it is", () => {
    const near = zoomAt(whole, 3, { x: 0, y: 20 }, size, grid);
    expect(reveal(near, 0, size, grid)).toEqual(near);
    const there = reveal(near, 59, size, grid);
    expect(tileAt(there, { x: 599, y: 399 }, grid)).toBe(59);
  });
});

describe("keyMove", () => {
  const grid = { columns: 5, last: 10 };
  it("goes from tile to tile and stays in the mosaic", () => {
    expect(keyMove("ArrowRight", 3, grid)).toEqual({ kind: "go", to: 4 });
    expect(keyMove("ArrowLeft", 0, grid)).toEqual({ kind: "go", to: 0 });
    expect(keyMove("ArrowDown", 4, grid)).toEqual({ kind: "go", to: 9 });
    expect(keyMove("ArrowDown", 8, grid)).toEqual({ kind: "go", to: 8 });
    expect(keyMove("ArrowUp", 2, grid)).toEqual({ kind: "go", to: 2 });
    expect(keyMove("End", 2, grid)).toEqual({ kind: "go", to: 10 });
  });
  it("leaves to the page what it has no use for", () => {
    for (const key of ["Tab", "a", "PageDown", "Escape"]) expect(keyMove(key, 0, grid)).toBeNull();
  });
});
