import { noiseOf } from "../art/noise.ts";
import { Plate } from "../art/Plate.ts";
import { inks, papers, print } from "../art/print.ts";
import { contourLines, highGround } from "./plates.ts";
import { windStrokes } from "./windStrokes.ts";

/** One coast, cut into squares: what its mosaic is made of, in reading order. */
export const COAST = { columns: 10, rows: 6, side: 120 } as const;

/** The same plates, in the inks of three presses. */
const PRESSES = [
  { paper: papers.ivory, disc: inks.vermilion, wind: inks.indigo, water: inks.teal, field: inks.ochre },
  { paper: papers.chalk, disc: inks.ochre, wind: inks.teal, water: inks.indigo, field: inks.rose },
  { paper: papers.straw, disc: inks.vermilion, wind: inks.sky, water: inks.indigo, field: inks.moss },
] as const;

const WIDTH = COAST.columns * COAST.side;
const HEIGHT = COAST.rows * COAST.side;

let drawn: ReturnType<typeof drawCoast> | null = null;

/** One square of the coast, as one of three presses printed it. @throws {RangeError} past the last */
export function coastTile(index: number): Buffer {
  const { columns, rows, side } = COAST;
  if (!Number.isInteger(index) || index < 0 || index >= columns * rows) {
    throw new RangeError(`The coast has ${columns * rows} squares, none of them number ${index}.`);
  }
  drawn ??= drawCoast();
  const { sun, sky, sea, meadows, lines } = drawn;
  const { paper, disc, wind, water, field } = PRESSES[pressOf(index)];
  const cut = (plate: Plate) => squareOf(plate, (index % columns) * side, Math.floor(index / columns) * side);
  return print({
    paper,
    seed: 64 + index,
    margin: 0,
    pulls: [
      { plate: cut(sun), ink: disc },
      { plate: cut(sky), ink: wind },
      { plate: cut(sea), ink: water },
      { plate: cut(meadows), ink: field },
      { plate: cut(lines), ink: inks.black },
    ],
  });
}

function squareOf(plate: Plate, left: number, top: number): Plate {
  const square = new Plate(COAST.side, COAST.side);
  return square.fill((x, y) => plate.ink[(top + y) * plate.width + left + x] ?? 0);
}

/** Which of three presses a square comes from: neighbours differ. */
export function pressOf(index: number): 0 | 1 | 2 {
  const press = ((index % COAST.columns) + 2 * Math.floor(index / COAST.columns)) % 3;
  return press === 0 ? 0 : press === 1 ? 1 : 2;
}

function drawCoast() {
  const horizon = HEIGHT * 0.56;
  const hills = noiseOf(61, 3);
  const coast = (x: number) => horizon + 30 + 80 * hills(x / 280, 0.4) - 190 * Math.max(0, x / WIDTH - 0.55);
  const sun = new Plate(WIDTH, HEIGHT).disc(WIDTH * 0.3, HEIGHT * 0.38, 120);
  const sky = windStrokes({
    width: WIDTH,
    height: HEIGHT,
    seed: 62,
    count: 1500,
    thickness: 7,
    turns: 0.5,
    within: (x, y) => y < Math.min(horizon, coast(x)) - 14,
  });
  const sea = new Plate(WIDTH, HEIGHT);
  for (let y = horizon + 14; y < HEIGHT + 20; y += 11) {
    const swell = 2 + (y - horizon) / 34;
    const points = Array.from({ length: WIDTH / 6 + 1 }, (_, i) => ({
      x: i * 6,
      y: y + swell * Math.sin(i / (7 + (y % 5)) + y),
    }));
    sea.path(points, 1.4 + (y - horizon) / 60);
  }
  const land = new Plate(WIDTH, HEIGHT).fill((x, y) => (x > WIDTH * 0.52 && y > coast(x) ? 1 : 0));
  sea.knockOut(land);
  const relief = noiseOf(63, 3);
  const height = (x: number, y: number) => relief(x / 260, y / 200);
  const meadows = highGround(WIDTH, HEIGHT, height, 0.05).keepWithin(land);
  const lines = contourLines(WIDTH, HEIGHT, height, 8, 2.4).keepWithin(land);
  return { sun, sky, sea, meadows, lines };
}
