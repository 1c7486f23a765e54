export interface Point {
  x: number;
  y: number;
}

/** One printing plate: how much ink, 0 … 1, goes to each pixel. Everything drawn has soft edges one pixel wide. */
export class Plate {
  readonly width: number;
  readonly height: number;
  readonly ink: Float32Array;

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
    this.ink = new Float32Array(width * height);
  }

  /** Inks each pixel with what `shade` says, on top of what is there. */
  fill(shade: (x: number, y: number) => number): this {
    for (let y = 0, i = 0; y < this.height; y++) {
      for (let x = 0; x < this.width; x++, i++) this.#put(i, shade(x, y));
    }
    return this;
  }

  /** A filled circle; `strength` below 1 for a lighter tone. */
  disc(cx: number, cy: number, radius: number, strength = 1): this {
    return this.#box(cx, cy, radius + 1, (x, y) => strength * edge(radius - Math.hypot(x - cx, y - cy)));
  }

  /** A circle's outline. */
  ring(cx: number, cy: number, radius: number, thickness: number, strength = 1): this {
    const half = thickness / 2;
    return this.#box(
      cx,
      cy,
      radius + half + 1,
      (x, y) => strength * edge(half - Math.abs(Math.hypot(x - cx, y - cy) - radius)),
    );
  }

  /** A stroke with round ends, as thick at each end as told. */
  line(a: Point, b: Point, from: number, to = from, strength = 1): this {
    const dx = b.x - a.x;
    const dy = b.y - a.y;
    const length = dx * dx + dy * dy || 1;
    const reach = Math.max(from, to) / 2 + 1;
    const left = Math.max(0, Math.floor(Math.min(a.x, b.x) - reach));
    const right = Math.min(this.width - 1, Math.ceil(Math.max(a.x, b.x) + reach));
    const top = Math.max(0, Math.floor(Math.min(a.y, b.y) - reach));
    const bottom = Math.min(this.height - 1, Math.ceil(Math.max(a.y, b.y) + reach));
    for (let y = top; y <= bottom; y++) {
      for (let x = left; x <= right; x++) {
        const t = Math.min(1, Math.max(0, ((x - a.x) * dx + (y - a.y) * dy) / length));
        const distance = Math.hypot(x - a.x - t * dx, y - a.y - t * dy);
        this.#put(y * this.width + x, strength * edge((from + (to - from) * t) / 2 - distance));
      }
    }
    return this;
  }

  /** A run of strokes; `thickness` gets how far along it is, 0 … 1. */
  path(points: readonly Point[], thickness: number | ((along: number) => number), strength = 1): this {
    const at = typeof thickness === "number" ? () => thickness : thickness;
    for (let i = 1; i < points.length; i++) {
      const [a, b] = [points[i - 1], points[i]];
      if (a && b) this.line(a, b, at((i - 1) / points.length), at(i / points.length), strength);
    }
    return this;
  }

  /** A filled shape by even-odd rule. */
  polygon(points: readonly Point[], strength = 1): this {
    const ys = points.map(({ y }) => y);
    const steps = 4;
    const top = Math.max(0, Math.floor(Math.min(...ys)));
    const bottom = Math.min(this.height - 1, Math.ceil(Math.max(...ys)));
    const row = new Float32Array(this.width);
    for (let y = top; y <= bottom; y++) {
      row.fill(0);
      for (let step = 0; step < steps; step++) this.#span(points, y + (step + 0.5) / steps - 0.5, 1 / steps, row);
      for (let x = 0; x < this.width; x++) {
        const ink = row[x] ?? 0;
        if (ink > 0) this.#put(y * this.width + x, strength * Math.min(1, ink));
      }
    }
    return this;
  }

  /** Takes ink away wherever the other plate has some. */
  knockOut(other: Plate): this {
    for (let i = 0; i < this.ink.length; i++) this.ink[i] = (this.ink[i] ?? 0) * (1 - (other.ink[i] ?? 0));
    return this;
  }

  /** Keeps ink only where the other plate has some. */
  keepWithin(other: Plate): this {
    for (let i = 0; i < this.ink.length; i++) this.ink[i] = (this.ink[i] ?? 0) * (other.ink[i] ?? 0);
    return this;
  }

  #span(points: readonly Point[], y: number, share: number, row: Float32Array): void {
    const crossings: number[] = [];
    for (let i = 0; i < points.length; i++) {
      const [a, b] = [points[i], points[(i + 1) % points.length]];
      if (a && b && a.y <= y !== b.y <= y) crossings.push(a.x + ((y - a.y) / (b.y - a.y)) * (b.x - a.x));
    }
    crossings.sort((a, b) => a - b);
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      const from = Math.max(0, (crossings[i] ?? 0) + 0.5);
      const to = Math.min(this.width, (crossings[i + 1] ?? 0) + 0.5);
      for (let x = Math.floor(from); x < to; x++) {
        row[x] = (row[x] ?? 0) + share * (Math.min(to, x + 1) - Math.max(from, x));
      }
    }
  }

  #box(cx: number, cy: number, reach: number, shade: (x: number, y: number) => number): this {
    const left = Math.max(0, Math.floor(cx - reach));
    const right = Math.min(this.width - 1, Math.ceil(cx + reach));
    const top = Math.max(0, Math.floor(cy - reach));
    const bottom = Math.min(this.height - 1, Math.ceil(cy + reach));
    for (let y = top; y <= bottom; y++) {
      for (let x = left; x <= right; x++) this.#put(y * this.width + x, shade(x, y));
    }
    return this;
  }

  #put(i: number, ink: number): void {
    if (ink > (this.ink[i] ?? 0)) this.ink[i] = Math.min(1, ink);
  }
}

/** 0 outside, 1 inside, half on the edge. */
const edge = (inside: number) => Math.min(1, Math.max(0, inside + 0.5));
