import { Plate } from "../art/Plate.ts";
import { inks, papers, print } from "../art/print.ts";
import { halftone, rain, truchet } from "./plates.ts";
import { windStrokes } from "./windStrokes.ts";

/** Covers of the campaigns: the same presses, wide. */
export const covers = {
  weather: () =>
    print({
      paper: papers.ivory,
      seed: 21,
      margin: 0,
      pulls: [
        { plate: new Plate(1600, 700).disc(1180, 330, 230), ink: inks.vermilion, shift: [4, 3] },
        {
          plate: windStrokes({ width: 1600, height: 700, seed: 81, count: 6000, thickness: 10, turns: 0.7 }),
          ink: inks.indigo,
        },
      ],
    }),
  story: () => {
    const light = halftone(1600, 700, 0.5, 12, (x, y) => Math.max(0, 1 - Math.hypot(x - 420, y - 270) / 620) ** 1.5);
    const sea = new Plate(1600, 700);
    for (let y = 470; y < 720; y += 18) {
      sea.path(
        Array.from({ length: 201 }, (_, i) => ({ x: i * 8, y: y + Math.sin(i / 7 + y) * 6 })),
        3 + (y - 460) / 40,
      );
    }
    return print({
      paper: papers.dusk,
      seed: 22,
      margin: 0,
      pulls: [
        { plate: light, ink: inks.ochre, opaque: true },
        { plate: sea, ink: inks.sky, opaque: true },
      ],
    });
  },
  night: () =>
    print({
      paper: papers.straw,
      seed: 23,
      margin: 0,
      pulls: [
        { plate: truchet(1600, 700, 91, 140, 60), ink: inks.rose, shift: [6, 5] },
        { plate: rain(1600, 700, 92, 18), ink: inks.indigo },
      ],
    }),
  coast: () => {
    const waves = new Plate(1600, 700);
    for (let y = 380; y < 720; y += 16) {
      waves.path(
        Array.from({ length: 201 }, (_, i) => ({ x: i * 8, y: y + Math.sin(i / 9 + y / 3) * 7 })),
        2 + (y - 370) / 45,
      );
    }
    return print({
      paper: papers.chalk,
      seed: 24,
      margin: 0,
      pulls: [
        { plate: new Plate(1600, 700).disc(480, 300, 170), ink: inks.vermilion, shift: [3, 2] },
        { plate: waves, ink: inks.teal },
      ],
    });
  },
  duets: () => {
    const calls = new Plate(1600, 700);
    const answers = new Plate(1600, 700);
    for (let i = 0; i < 9; i++) {
      calls.ring(520, 350, 40 + i * 44, 13);
      answers.ring(1080, 350, 40 + i * 44, 13);
    }
    return print({
      paper: papers.ivory,
      seed: 25,
      margin: 0,
      pulls: [
        { plate: calls, ink: inks.vermilion, shift: [3, 2] },
        { plate: answers, ink: inks.indigo },
      ],
    });
  },
};
