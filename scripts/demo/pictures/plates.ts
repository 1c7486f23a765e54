import { noiseOf } from "../art/noise.ts";
import { Plate, type Point } from "../art/Plate.ts";
import { randomOf } from "../art/random.ts";

/** A landscape of noise, −1 … 1, measured once for every pixel. */
export function landscape(width: number, height: number, seed: number): (x: number, y: number) => number {
  const land = noiseOf(seed, 3);
  const columns = width + 1;
  const heights = new Float32Array(columns * (height + 1));
  for (let y = 0, i = 0; y <= height; y++) for (let x = 0; x <= width; x++, i++) heights[i] = land(x / 560, y / 560);
  return (x, y) => heights[y * columns + x] ?? 0;
}

/** Lines of equal height of a landscape, like isobars. */
export function contourLines(
  width: number,
  height: number,
  land: ReturnType<typeof landscape>,
  levels: number,
  thickness: number,
): Plate {
  return new Plate(width, height).fill((x, y) => {
    const value = (land(x, y) + 1) * levels;
    const slope = Math.hypot(land(x + 1, y) - land(x, y), land(x, y + 1) - land(x, y)) * levels || 1e-6;
    const off = Math.abs(value - Math.round(value)) / slope;
    const bold = Math.round(value) % 5 === 0 ? 1.9 : 1;
    return Math.min(1, Math.max(0, (thickness * bold) / 2 - off + 0.5));
  });
}

/** The flat tint of everything above a height of a landscape. */
export function highGround(width: number, height: number, land: ReturnType<typeof landscape>, from: number): Plate {
  return new Plate(width, height).fill((x, y) => (land(x, y) > from ? 1 : 0));
}

/** Dots of a halftone screen at an angle; `tone` 0 … 1 says how dark it is where. */
export function halftone(
  width: number,
  height: number,
  angle: number,
  pitch: number,
  tone: (x: number, y: number) => number,
): Plate {
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const plate = new Plate(width, height);
  const reach = Math.ceil(Math.hypot(width, height) / pitch);
  for (let row = -reach; row <= reach; row++) {
    for (let column = -reach; column <= reach; column++) {
      const x = width / 2 + (column * cos - row * sin) * pitch;
      const y = height / 2 + (column * sin + row * cos) * pitch;
      if (x < -pitch || y < -pitch || x > width + pitch || y > height + pitch) continue;
      const dark = tone(x, y);
      if (dark > 0.02) plate.disc(x, y, pitch * 0.72 * Math.sqrt(Math.min(1, dark)));
    }
  }
  return plate;
}

/** The moon as it waxes (0 new … 0.5 full … 1 new again), its light part filled. */
export function moon(plate: Plate, cx: number, cy: number, radius: number, phase: number): void {
  const points: Point[] = [];
  const steps = 60;
  const waxing = phase < 0.5;
  const bulge = Math.cos(phase * Math.PI * 2);
  for (let i = 0; i <= steps; i++) {
    const angle = -Math.PI / 2 + (Math.PI * i) / steps;
    points.push({ x: cx + (waxing ? 1 : -1) * radius * Math.cos(angle), y: cy + radius * Math.sin(angle) });
  }
  for (let i = steps; i >= 0; i--) {
    const angle = -Math.PI / 2 + (Math.PI * i) / steps;
    points.push({ x: cx + (waxing ? 1 : -1) * radius * Math.cos(angle) * bulge, y: cy + radius * Math.sin(angle) });
  }
  plate.polygon(points);
}

/** A printer's flower: petals around a centre, by a rose curve. */
export function fleuron(plate: Plate, cx: number, cy: number, radius: number, petals: number, twist: number): void {
  const points: Point[] = [];
  for (let i = 0; i < 240; i++) {
    const angle = (i / 240) * Math.PI * 2;
    const r = radius * (0.36 + 0.64 * Math.abs(Math.sin((petals * angle) / 2)) ** 0.6);
    const turned = angle + twist * (r / radius);
    points.push({ x: cx + Math.cos(turned) * r, y: cy + Math.sin(turned) * r });
  }
  plate.polygon(points);
}

/** Scales of overlapping arcs, as on old papers: seigaiha. `skip` leaves some out. */
export function scales(
  width: number,
  height: number,
  radius: number,
  thickness: number,
  skip: (column: number, row: number) => boolean,
): Plate {
  const plate = new Plate(width, height);
  const mask = new Plate(width, height);
  const rows = Math.ceil(height / (radius / 2)) + 3;
  // From the lowest row up, each behind the one before.
  for (let row = rows; row >= -1; row--) {
    const fresh = new Plate(width, height);
    const body = new Plate(width, height);
    for (let column = -1; column <= width / (radius * 2) + 1; column++) {
      const cx = column * radius * 2 + (row % 2 === 0 ? 0 : radius);
      const cy = row * (radius / 2) + radius;
      body.disc(cx, cy, radius);
      if (skip(column, row)) continue;
      for (let ring = 0; ring < 4; ring++)
        fresh.ring(cx, cy, radius * (1 - ring * 0.24) - thickness / 2, thickness * (1 - ring * 0.14));
    }
    fresh.knockOut(mask);
    for (let i = 0; i < plate.ink.length; i++) {
      plate.ink[i] = Math.max(plate.ink[i] ?? 0, fresh.ink[i] ?? 0);
      mask.ink[i] = Math.max(mask.ink[i] ?? 0, body.ink[i] ?? 0);
    }
  }
  return plate;
}

/** Rain: columns of dashes, heavier where a cloud of noise is. */
export function rain(width: number, height: number, seed: number, pitch: number): Plate {
  const plate = new Plate(width, height);
  const random = randomOf(seed);
  const cloud = noiseOf(seed + 3, 2);
  for (let x = pitch / 2; x < width; x += pitch) {
    for (let y = random.between(-120, 0); y < height; ) {
      const heavy = cloud(x / 330, y / 520) + 0.35;
      const length = random.between(18, 120) * Math.max(0.15, heavy + 0.4);
      if (heavy > -0.15)
        plate.line({ x, y }, { x: x - length * 0.06, y: y + length }, Math.max(1.2, pitch * 0.62 * heavy), 1.2);
      y += length + random.between(8, 46) * (1.4 - Math.min(1, heavy));
    }
  }
  return plate;
}

/** Seeds of a sunflower: the golden angle, growing outwards. */
export function sunflower(
  plate: Plate,
  cx: number,
  cy: number,
  radius: number,
  size: (along: number, index: number) => number,
): void {
  const count = 900;
  for (let i = 1; i <= count; i++) {
    const along = i / count;
    const angle = i * Math.PI * (3 - Math.sqrt(5));
    const r = radius * Math.sqrt(along);
    plate.disc(cx + Math.cos(angle) * r, cy + Math.sin(angle) * r, size(along, i));
  }
}

/** Quarter arcs in squares, turned by chance: paths that never end. */
export function truchet(width: number, height: number, seed: number, tile: number, thickness: number): Plate {
  const plate = new Plate(width, height);
  const random = randomOf(seed);
  for (let y = 0; y < height; y += tile) {
    for (let x = 0; x < width; x += tile) {
      const turned = random.next() < 0.5;
      const corners: [number, number, number][] = turned
        ? [
            [x, y, 0],
            [x + tile, y + tile, Math.PI],
          ]
        : [
            [x + tile, y, Math.PI / 2],
            [x, y + tile, -Math.PI / 2],
          ];
      for (const [cx, cy, start] of corners) {
        const points: Point[] = [];
        for (let i = 0; i <= 14; i++) {
          const angle = start + (Math.PI / 2) * (i / 14);
          points.push({ x: cx + (Math.cos(angle) * tile) / 2, y: cy + (Math.sin(angle) * tile) / 2 });
        }
        plate.path(points, thickness);
      }
    }
  }
  return plate;
}
