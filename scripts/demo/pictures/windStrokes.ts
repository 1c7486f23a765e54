import { noiseOf } from "../art/noise.ts";
import { Plate, type Point } from "../art/Plate.ts";
import { randomOf } from "../art/random.ts";

/** Long tapering strokes that follow a wind: the plate of everything blown about. */
export function windStrokes({
  width,
  height,
  seed,
  count,
  thickness = 5,
  scale = 420,
  turns = 1.1,
  within = () => true,
}: {
  width: number;
  height: number;
  seed: number;
  count: number;
  thickness?: number;
  /** How many pixels a gust is wide. */
  scale?: number;
  /** How far the wind turns, in half circles. */
  turns?: number;
  /** Where strokes may be. */
  within?: (x: number, y: number) => boolean;
}): Plate {
  const plate = new Plate(width, height);
  const random = randomOf(seed);
  const wind = noiseOf(seed + 1, 2);
  // Strokes keep their distance: a coarse grid of who has been where.
  const cell = thickness * 1.35;
  const columns = Math.ceil(width / cell);
  const taken = new Uint8Array(columns * Math.ceil(height / cell + 1));
  const cellOf = ({ x, y }: Point) => Math.floor(y / cell) * columns + Math.floor(x / cell);
  for (let stroke = 0; stroke < count; stroke++) {
    let at: Point = { x: random.between(0, width), y: random.between(0, height) };
    const points: Point[] = [];
    const mine = new Set<number>();
    const length = random.between(30, 150);
    for (let step = 0; step < length; step++) {
      if (at.x < 0 || at.y < 0 || at.x >= width || at.y >= height || !within(at.x, at.y)) break;
      const here = cellOf(at);
      if (taken[here] && !mine.has(here)) break;
      mine.add(here);
      points.push(at);
      const angle = wind(at.x / scale, at.y / scale) * Math.PI * turns;
      at = { x: at.x + Math.cos(angle) * 4, y: at.y + Math.sin(angle) * 4 };
    }
    if (points.length < 8) continue;
    for (const cellIndex of mine) taken[cellIndex] = 1;
    const fat = thickness * random.between(0.55, 1.1);
    plate.path(points, (along) => fat * Math.sin(Math.PI * Math.min(0.96, along * 0.92 + 0.06)) ** 0.7);
  }
  return plate;
}
