/** Smooth noise in two dimensions, −1 … 1, of a seed. */
export type Noise = (x: number, y: number) => number;

/** Gradient noise; `octaves` of it, each half as strong and twice as fine. */
export function noiseOf(seed: number, octaves = 1): Noise {
  const gradient = (ix: number, iy: number, dx: number, dy: number) => {
    const angle = hash(ix, iy, seed) * Math.PI * 2;
    return Math.cos(angle) * dx + Math.sin(angle) * dy;
  };
  const single: Noise = (x, y) => {
    const ix = Math.floor(x);
    const iy = Math.floor(y);
    const fx = x - ix;
    const fy = y - iy;
    const u = fade(fx);
    const v = fade(fy);
    const top = mix(gradient(ix, iy, fx, fy), gradient(ix + 1, iy, fx - 1, fy), u);
    const bottom = mix(gradient(ix, iy + 1, fx, fy - 1), gradient(ix + 1, iy + 1, fx - 1, fy - 1), u);
    return mix(top, bottom, v) * 1.5;
  };
  return (x, y) => {
    let sum = 0;
    let share = 1;
    let scale = 1;
    for (let octave = 0; octave < octaves; octave++) {
      sum += single(x * scale + octave * 17.3, y * scale - octave * 9.1) * share;
      share /= 2;
      scale *= 2;
    }
    return sum / (2 - 2 * share);
  };
}

/** 0 … 1, the same for the same integers. */
export function hash(x: number, y: number, seed: number): number {
  let h = Math.imul(x, 374_761_393) ^ Math.imul(y, 668_265_263) ^ Math.imul(seed, 2_246_822_519);
  h = Math.imul(h ^ (h >>> 13), 1_274_126_177);
  return ((h ^ (h >>> 16)) >>> 0) / 4_294_967_296;
}

const fade = (t: number) => t * t * t * (t * (t * 6 - 15) + 10);
const mix = (a: number, b: number, t: number) => a + (b - a) * t;
