import { randomOf } from "../art/random.ts";
import { note, Tape } from "./Tape.ts";

const pentatonic = [0, 2, 4, 7, 9, 12, 14, 16, 19] as const;

/** The demo's sounds, each made when asked for, the same every time. All are WAV files of some ten seconds. */
export const sounds = {
  rainGauge() {
    const tape = new Tape(11);
    const random = randomOf(5);
    for (let t = 0.2; t < 8.6; t += random.pick([0.25, 0.25, 0.375, 0.5])) {
      tape.bell(t, note(random.pick(pentatonic) + 12), random.between(0.12, 0.34), random.between(-0.8, 0.8), 1.1);
    }
    for (const [t, n] of [
      [0, -12],
      [2.9, -5],
      [5.8, -8],
      [8, -12],
    ] as const)
      tape.pad(t, 3.4, note(n), 0.16);
    return tape.room(0.5).toWav();
  },
  foghornLullaby() {
    const tape = new Tape(12);
    for (const [t, n] of [
      [0.3, -19],
      [4.2, -19],
      [8, -14],
    ] as const)
      tape.pad(t, 2.8, note(n), 0.5, -0.2);
    const tune = [4, 7, 9, 7, 4, 2, 0, 2, 4, 7, 4, 2, 0];
    for (const [i, n] of tune.entries()) tape.bell(1.2 + i * 0.72, note(n + 12), 0.2, 0.3 * Math.sin(i), 1.6);
    for (let t = 0; t < 12; t += 3.6) tape.breath(t, 4.2, 0.22, 0.12, 90 + t, Math.sin(t));
    return tape.room(0.6).toWav();
  },
  kettle() {
    const tape = new Tape(9);
    tape.breath(0, 7.5, 0.3, 0.55, 7, 0.2);
    for (let i = 0; i < 15; i++)
      tape.bell(
        0.4 + i * 0.5 - i * i * 0.008,
        note(pentatonic[(i * 4) % 9] ?? 0),
        0.14 + i * 0.008,
        i % 2 === 0 ? -0.5 : 0.5,
        0.7,
      );
    tape.pad(4.6, 3.6, note(19), 0.12, 0.2).pad(5.2, 3, note(24), 0.08, 0.1);
    return tape.room(0.35).toWav();
  },
  /** A remix of the rain gauge: the same notes, slowed down and turned round. */
  rainGaugeAtNight() {
    const tape = new Tape(12);
    const random = randomOf(5);
    const drops: [number, number][] = [];
    for (let t = 0.2; t < 6; t += random.pick([0.375, 0.5, 0.75])) drops.push([t, random.pick(pentatonic)]);
    for (const [t, n] of drops) tape.bell(9.6 - t * 1.5, note(n), 0.24, Math.sin(t * 2) * 0.7, 2.6);
    for (const [t, n] of [
      [0, -17],
      [3.5, -12],
      [7, -15],
    ] as const)
      tape.pad(t, 4.6, note(n), 0.26, -0.1);
    return tape.room(0.8).toWav();
  },
  /** A question of four notes, three times, with room left for an answer. */
  harbourCall() {
    const tape = new Tape(12);
    for (const [i, start] of [0.4, 4.2, 8].entries()) {
      for (const [k, n] of [0, 4, 7, 2 + i * 2].entries())
        tape.bell(start + k * 0.42, note(n + 12), 0.3, -0.5 + k * 0.1, 1.5);
    }
    tape.pad(0, 12, note(-12), 0.12, -0.3);
    return tape.room(0.5).toWav();
  },
  /** The answer in the gaps, from the other side. */
  harbourAnswer() {
    const tape = new Tape(12);
    for (const [i, start] of [2.2, 6, 9.8].entries()) {
      for (const [k, n] of [9, 7, 4, 0 - i * 2].entries()) tape.pad(start + k * 0.4, 0.8, note(n), 0.34, 0.5 - k * 0.1);
    }
    return tape.room(0.6).toWav();
  },
  /** An answer of drops: always a little late. */
  harbourEcho() {
    const tape = new Tape(12);
    const random = randomOf(77);
    for (const start of [0.4, 4.2, 8]) {
      for (const [k, n] of [0, 4, 7, 4].entries())
        tape.bell(start + 0.21 + k * 0.42, note(n + 24), 0.14, random.between(0.2, 0.9), 0.6);
    }
    tape.breath(1, 10, 0.2, 0.3, 12, 0.4);
    return tape.room(0.7).toWav();
  },
} as const;
