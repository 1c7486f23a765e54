import { noiseOf } from "../art/noise.ts";
import { Plate } from "../art/Plate.ts";
import { inks, papers, print } from "../art/print.ts";
import { randomOf } from "../art/random.ts";
import {
  contourLines,
  fleuron,
  halftone,
  highGround,
  landscape,
  moon,
  rain,
  scales,
  sunflower,
  truchet,
} from "./plates.ts";
import { windStrokes } from "./windStrokes.ts";

const W = 1000;
const H = 1250;
const plate = () => new Plate(W, H);

/** The demo's pictures, each drawn when asked for, the same every time. All are PNG files. */
export const pictures = {
  westerly() {
    const wind = windStrokes({ width: W, height: H, seed: 11, count: 5200, thickness: 9 });
    const sun = plate().disc(670, 430, 210);
    return print({
      paper: papers.ivory,
      seed: 1,
      pulls: [
        { plate: sun, ink: inks.vermilion, shift: [3, -2] },
        { plate: wind, ink: inks.indigo },
      ],
    });
  },
  isobars() {
    const land = landscape(W, H, 23);
    return print({
      paper: papers.chalk,
      seed: 2,
      pulls: [
        { plate: highGround(W, H, land, 0.28), ink: inks.ochre, shift: [4, 3] },
        { plate: highGround(W, H, land, 0.42), ink: inks.rose, shift: [-3, 2] },
        { plate: contourLines(W, H, land, 9, 2.2), ink: inks.black },
      ],
    });
  },
  /** A remix of westerly and isobars: the wind of the one blows round the high ground of the other. */
  frontalSystem() {
    const land = noiseOf(23, 3);
    const high = (x: number, y: number) => land(x / 560, y / 560) > 0.12;
    const inside = windStrokes({ width: W, height: H, seed: 12, count: 6000, thickness: 7, within: high });
    const outside = windStrokes({
      width: W,
      height: H,
      seed: 14,
      count: 6000,
      thickness: 10,
      turns: 0.5,
      within: (x, y) => !high(x, y),
    });
    return print({
      paper: papers.ivory,
      seed: 3,
      pulls: [
        { plate: outside, ink: inks.teal },
        { plate: inside, ink: inks.vermilion, shift: [2, 2] },
      ],
    });
  },
  thirteenMoons() {
    const light = plate();
    const rims = plate();
    for (let i = 0; i < 15; i++) {
      const x = 230 + (i % 3) * 270;
      const y = 205 + Math.floor(i / 3) * 210;
      if (i === 8) rims.ring(x, y, 80, 2);
      else if (i < 14) {
        rims.ring(x, y, 80, 2.5);
        moon(light, x, y, 80, (i + 0.6) / 14.2);
      }
    }
    const craters = halftone(
      W,
      H,
      0.4,
      11,
      (x, y) => 0.16 + 0.3 * Math.max(0, noiseOf(31, 3)(x / 90, y / 90)),
    ).keepWithin(light);
    return print({
      paper: papers.dusk,
      seed: 4,
      pulls: [
        { plate: light, ink: inks.milk, opaque: true },
        { plate: craters, ink: inks.sky, opaque: true },
        { plate: rims, ink: inks.ochre, opaque: true, shift: [2, 1] },
      ],
    });
  },
  printersFlowers() {
    const red = plate();
    const black = plate();
    const random = randomOf(41);
    for (let row = 0; row < 6; row++) {
      for (let column = 0; column < 5; column++) {
        const x = 140 + column * 180;
        const y = 130 + row * 198;
        const petals = random.pick([5, 6, 8, 10, 12]);
        fleuron((row + column) % 2 === 0 ? red : black, x, y, 78, petals, random.between(-0.8, 0.8));
        fleuron((row + column) % 2 === 0 ? black : red, x, y, 34, petals, 0);
        for (const [dx, dy] of [
          [90, 99],
          [-90, 99],
        ] as const)
          black.disc(x + dx, y + dy, 5);
      }
    }
    return print({
      paper: papers.ivory,
      seed: 5,
      pulls: [
        { plate: red, ink: inks.vermilion, shift: [3, 2] },
        { plate: black, ink: inks.black },
      ],
    });
  },
  noonOverprint() {
    const tone = (cx: number, cy: number, r: number) => (x: number, y: number) => {
      const d = Math.hypot(x - cx, y - cy) / r;
      return d > 1 ? 0 : 0.25 + 0.75 * d;
    };
    const ground = halftone(W, H, 0.26, 13, (_, y) => Math.max(0, (y - 700) / 620));
    return print({
      paper: papers.straw,
      seed: 6,
      pulls: [
        { plate: halftone(W, H, 0.78, 12, tone(430, 500, 300)), ink: inks.vermilion },
        { plate: halftone(W, H, 1.3, 12, tone(610, 640, 260)), ink: inks.sky, shift: [3, -2] },
        { plate: ground, ink: inks.indigo },
      ],
    });
  },
  harbourPaper() {
    const random = randomOf(52);
    const holes = new Set(
      Array.from({ length: 40 }, () => `${Math.floor(random.between(0, 9))},${Math.floor(random.between(0, 40))}`),
    );
    const tint = plate().fill((x, y) => (y > 560 + 60 * Math.sin(x / 180) ? 1 : 0));
    return print({
      paper: papers.chalk,
      seed: 7,
      pulls: [
        { plate: tint, ink: inks.sky, shift: [0, 3] },
        { plate: scales(W, H, 62, 5, (column, row) => holes.has(`${column},${row}`)), ink: inks.indigo },
      ],
    });
  },
  lighthouse() {
    const beam = plate().polygon([
      { x: 512, y: 372 },
      { x: 1000, y: 150 },
      { x: 1000, y: 560 },
    ]);
    const glow = halftone(W, H, 0.5, 10, (x, y) => Math.max(0, 1 - Math.hypot(x - 500, y - 372) / 330) ** 1.6);
    const tower = plate().polygon([
      { x: 462, y: 420 },
      { x: 538, y: 420 },
      { x: 580, y: 960 },
      { x: 420, y: 960 },
    ]);
    tower.polygon([
      { x: 446, y: 404 },
      { x: 554, y: 404 },
      { x: 554, y: 424 },
      { x: 446, y: 424 },
    ]);
    tower.polygon([
      { x: 472, y: 330 },
      { x: 528, y: 330 },
      { x: 528, y: 404 },
      { x: 472, y: 404 },
    ]);
    tower.polygon([
      { x: 464, y: 332 },
      { x: 500, y: 288 },
      { x: 536, y: 332 },
    ]);
    const bands = plate();
    for (const y of [520, 680, 840])
      bands.polygon([
        { x: 380, y },
        { x: 620, y },
        { x: 620, y: y + 76 },
        { x: 380, y: y + 76 },
      ]);
    tower.knockOut(bands);
    bands.keepWithin(
      plate().polygon([
        { x: 462, y: 420 },
        { x: 538, y: 420 },
        { x: 580, y: 960 },
        { x: 420, y: 960 },
      ]),
    );
    const sea = plate();
    for (let y = 950; y < H; y += 17) {
      const points = Array.from({ length: 126 }, (_, i) => ({
        x: i * 8,
        y: y + Math.sin(i / (5 + (y % 7)) + y) * (2 + (y - 940) / 26),
      }));
      sea.path(points, 2 + (y - 940) / 55);
    }
    return print({
      paper: papers.dusk,
      seed: 8,
      pulls: [
        { plate: beam, ink: [86, 84, 84], opaque: true },
        { plate: glow, ink: inks.ochre, opaque: true },
        { plate: tower, ink: inks.milk, opaque: true },
        { plate: bands, ink: inks.vermilion, opaque: true, shift: [2, 1] },
        { plate: sea, ink: inks.sky, opaque: true },
      ],
    });
  },
  rainScore() {
    const staves = plate();
    for (let stave = 0; stave < 6; stave++) {
      for (let i = 0; i < 5; i++)
        staves.line({ x: 0, y: 170 + stave * 178 + i * 17 }, { x: W, y: 170 + stave * 178 + i * 17 }, 1.6);
    }
    return print({
      paper: papers.straw,
      seed: 9,
      pulls: [
        { plate: staves, ink: inks.vermilion, shift: [0, 2] },
        { plate: rain(W, H, 62, 15), ink: inks.indigo },
      ],
    });
  },
  switchback() {
    return print({
      paper: papers.ivory,
      seed: 10,
      pulls: [
        { plate: truchet(W, H, 71, 125, 52), ink: inks.ochre, shift: [7, 6] },
        { plate: truchet(W, H, 71, 125, 34), ink: inks.teal },
        { plate: truchet(W, H, 71, 125, 5), ink: inks.milk, opaque: true },
      ],
    });
  },
  sunflowerArithmetic() {
    const seeds = plate();
    const petals = plate();
    for (let i = 0; i < 34; i++) {
      const angle = (i / 34) * Math.PI * 2;
      const tip = { x: 500 + Math.cos(angle) * 430, y: 610 + Math.sin(angle) * 430 };
      petals.line({ x: 500 + Math.cos(angle) * 250, y: 610 + Math.sin(angle) * 250 }, tip, 64, 6);
    }
    sunflower(seeds, 500, 610, 300, (along, i) => (i % 13 === 0 ? 2.5 : 3.2 + along * 4.4));
    return print({
      paper: papers.chalk,
      seed: 11,
      pulls: [
        { plate: petals, ink: inks.ochre, shift: [3, 2] },
        { plate: seeds, ink: inks.black },
        { plate: plate().line({ x: 500, y: 1040 }, { x: 470, y: 1250 }, 26, 40), ink: inks.moss },
      ],
    });
  },
  /** A remix of the moons and the harbour paper: the tide they pull. */
  tideTable() {
    const sky = plate();
    for (let i = 0; i < 5; i++) moon(sky, 180 + i * 160, 250, 62, 0.12 + i * 0.18);
    const waves = plate();
    for (let row = 0; row < 34; row++) {
      const y = 470 + row * 22;
      const swell = 10 + 34 * Math.sin((row / 33) * Math.PI);
      const points = Array.from({ length: 168 }, (_, i) => ({
        x: i * 6,
        y: y + swell * Math.sin(i / 13.4 + row * 0.42),
      }));
      waves.path(points, 2.2 + row * 0.16);
    }
    return print({
      paper: papers.ivory,
      seed: 12,
      pulls: [
        { plate: sky, ink: inks.ochre, shift: [3, 1] },
        { plate: waves, ink: inks.teal },
      ],
    });
  },
  /** Four notes, as rings that leave a harbour. */
  callDrawn() {
    const rings = plate();
    for (let i = 0; i < 13; i++) rings.ring(300, 880, 60 + i * 66, 4 + (i % 4) * 7);
    return print({
      paper: papers.ivory,
      seed: 13,
      pulls: [{ plate: rings, ink: inks.vermilion }],
    });
  },
  /** An answer to the rings: they meet others. */
  answerDrawn() {
    const rings = plate();
    const others = plate();
    for (let i = 0; i < 13; i++) {
      rings.ring(300, 880, 60 + i * 66, 4 + (i % 4) * 7);
      others.ring(720, 330, 60 + i * 66, 4 + ((i + 2) % 4) * 7);
    }
    return print({
      paper: papers.ivory,
      seed: 14,
      pulls: [
        { plate: rings, ink: inks.rose, shift: [2, 2] },
        { plate: others, ink: inks.indigo },
      ],
    });
  },
} as const;
