import { encodePng } from "./encodePng.ts";
import { hash, noiseOf } from "./noise.ts";
import type { Plate } from "./Plate.ts";

export type Rgb = readonly [number, number, number];

/** Papers and inks of the house: few, warm, made to be printed over each other. */
export const papers = {
  ivory: [247, 241, 227],
  chalk: [242, 239, 232],
  straw: [240, 226, 190],
  dusk: [38, 40, 54],
} satisfies Record<string, Rgb>;
export const inks = {
  black: [34, 30, 28],
  vermilion: [226, 74, 44],
  indigo: [42, 58, 122],
  teal: [20, 124, 120],
  ochre: [222, 158, 44],
  rose: [232, 130, 132],
  moss: [96, 116, 56],
  sky: [120, 170, 200],
  /** Opaque white, for dark papers. */
  milk: [244, 238, 224],
} satisfies Record<string, Rgb>;

/** A plate with its ink; `shift` is how far off the press put it, in pixels: overprints that fit exactly look dead. */
export interface Pull {
  plate: Plate;
  ink: Rgb;
  shift?: readonly [number, number];
  /** Covers what is below instead of mixing with it. */
  opaque?: boolean;
}

/**
 * Prints plates over each other on paper, with the small faults of a press: uneven ink, specks that didn't take, a margin.
 *
 * @returns a PNG file
 */
export function print({
  paper,
  pulls,
  seed,
  margin = 0.055,
}: {
  paper: Rgb;
  pulls: readonly Pull[];
  seed: number;
  margin?: number;
}): Buffer {
  const [first] = pulls;
  if (first === undefined) throw new Error("A print needs at least one plate.");
  const { width, height } = first.plate;
  const pixels = Buffer.alloc(width * height * 3);
  const uneven = noiseOf(seed, 2);
  const border = Math.round(Math.min(width, height) * margin);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      let [r, g, b] = paper as [number, number, number];
      // A fibre here and there.
      const fibre = hash(x >> 2, y, seed) > 0.9985 ? 0.965 : 1;
      r *= fibre;
      g *= fibre;
      b *= fibre;
      const onSheet = x >= border && y >= border && x < width - border && y < height - border;
      if (onSheet) {
        // Ink takes unevenly over some centimetres, and not at all on specks.
        const take =
          (0.95 + (0.05 * Math.round(2 * uneven(x / 190, y / 190))) / 2) * (hash(x, y, seed + 5) > 0.988 ? 0.55 : 1);
        for (const { plate, ink, shift, opaque } of pulls) {
          const coverage = sample(plate, x - (shift?.[0] ?? 0), y - (shift?.[1] ?? 0)) * take;
          if (coverage <= 0.004) continue;
          if (opaque) {
            r += (ink[0] - r) * coverage;
            g += (ink[1] - g) * coverage;
            b += (ink[2] - b) * coverage;
          } else {
            r *= 1 - coverage * (1 - ink[0] / 255);
            g *= 1 - coverage * (1 - ink[1] / 255);
            b *= 1 - coverage * (1 - ink[2] / 255);
          }
        }
      }
      pixels[i * 3] = r;
      pixels[i * 3 + 1] = g;
      pixels[i * 3 + 2] = b;
    }
  }
  return encodePng(width, height, pixels);
}

function sample(plate: Plate, x: number, y: number): number {
  const ix = Math.round(x);
  const iy = Math.round(y);
  if (ix < 0 || iy < 0 || ix >= plate.width || iy >= plate.height) return 0;
  return plate.ink[iy * plate.width + ix] ?? 0;
}
