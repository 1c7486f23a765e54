import { encodeWav } from "./encodeWav.ts";

const RATE = 32_000;

/** A stereo tape to lay sounds on; times in seconds, pitches in hertz, pans from −1 (left) to 1 (right). */
export class Tape {
  readonly #left: Float32Array;
  readonly #right: Float32Array;

  constructor(seconds: number) {
    this.#left = new Float32Array(Math.round(seconds * RATE));
    this.#right = new Float32Array(Math.round(seconds * RATE));
  }

  /** A struck bell: partials that are slightly out of tune and die the sooner the higher they are. */
  bell(start: number, pitch: number, loud: number, pan = 0, ring = 2.4): this {
    const partials = [
      [1, 1, 1],
      [2.01, 0.5, 0.62],
      [2.76, 0.28, 0.42],
      [4.07, 0.14, 0.28],
      [5.43, 0.08, 0.2],
    ] as const;
    return this.#lay(start, ring * 2.6, pan, (t) => {
      let sum = 0;
      for (const [ratio, level, life] of partials)
        sum += level * Math.sin(2 * Math.PI * pitch * ratio * t) * Math.exp(-t / (ring * life * 0.55));
      return sum * loud * Math.min(1, t * 400);
    });
  }

  /** A bowed or blown tone that swells and goes. */
  pad(start: number, length: number, pitch: number, loud: number, pan = 0): this {
    return this.#lay(start, length, pan, (t) => {
      const swell = Math.sin((Math.PI * t) / length) ** 1.4;
      const waver = 1 + 0.0025 * Math.sin(2 * Math.PI * 4.7 * t + pitch);
      let sum = 0;
      for (let k = 1; k <= 5; k++) sum += Math.sin(2 * Math.PI * pitch * waver * k * t + k) / (k * k);
      return sum * swell * loud;
    });
  }

  /** A breath of filtered noise, like surf or steam; `bright` 0 … 1. */
  breath(start: number, length: number, loud: number, bright: number, seed: number, pan = 0): this {
    let state = seed >>> 0;
    let low = 0;
    let lower = 0;
    const keep = 0.02 + 0.5 * bright;
    return this.#lay(start, length, pan, (t) => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      low += (state / 2_147_483_648 - 1 - low) * keep;
      lower += (low - lower) * keep;
      return lower * Math.sin((Math.PI * t) / length) ** 2 * loud * 3;
    });
  }

  /** Adds a room: echoes that cross from side to side and fade. */
  room(depth: number): this {
    for (const [delay, level] of [
      [0.031, 0.5],
      [0.047, 0.42],
      [0.071, 0.36],
      [0.113, 0.3],
      [0.187, 0.26],
    ] as const) {
      const shift = Math.round(delay * RATE);
      for (let i = this.#left.length - 1; i >= shift; i--) {
        const left = this.#left[i - shift] ?? 0;
        const right = this.#right[i - shift] ?? 0;
        this.#left[i] = (this.#left[i] ?? 0) + right * level * depth;
        this.#right[i] = (this.#right[i] ?? 0) + left * level * depth;
      }
    }
    return this;
  }

  /** The finished WAV file, as loud as it may be, faded at both ends. */
  toWav(): Buffer {
    let peak = 1e-6;
    for (const side of [this.#left, this.#right]) for (const value of side) peak = Math.max(peak, Math.abs(value));
    const length = this.#left.length;
    const gain = (i: number) => (0.82 / peak) * Math.min(1, i / 600, (length - 1 - i) / (RATE * 0.6));
    return encodeWav(
      this.#left.map((value, i) => value * gain(i)),
      this.#right.map((value, i) => value * gain(i)),
      RATE,
    );
  }

  #lay(start: number, length: number, pan: number, wave: (t: number) => number): this {
    const from = Math.round(start * RATE);
    const to = Math.min(this.#left.length, from + Math.round(length * RATE));
    const toLeft = Math.cos(((pan + 1) * Math.PI) / 4);
    const toRight = Math.sin(((pan + 1) * Math.PI) / 4);
    for (let i = Math.max(0, from); i < to; i++) {
      const value = wave((i - from) / RATE);
      this.#left[i] = (this.#left[i] ?? 0) + value * toLeft;
      this.#right[i] = (this.#right[i] ?? 0) + value * toRight;
    }
    return this;
  }
}

/** The pitch of a note, by semitones above the A below middle C. */
export const note = (semitones: number) => 220 * 2 ** (semitones / 12);
