import { actors } from "../actors.ts";
import { COAST, pressOf } from "../pictures/coastTiles.ts";
import { licence, png } from "./media.ts";
import type { DemoCampaign, DemoWork } from "./types.ts";

const { brand, ada, bruno, chiyo } = actors;
const PRESSES = [ada, bruno, chiyo] as const;

/** Open: a mosaic that is nearly whole, and a poll about it. */
export const coast: DemoCampaign = {
  terms: {
    title: "One Coast, Sixty Squares",
    brief:
      "Three presses, three sets of ink, one coast. Everybody prints a square of it; together they are the picture. Print another, and the picture grows.",
    guidelines: "Square, any size from 100 pixels. Keep to the horizon.",
    licence,
    gallery: "open",
  },
  cover: "cover coast",
  opens: -20,
  closes: 15,
  reviewDays: 7,
  appealDays: 4,
  finalityDays: 2,
  format: "mosaic",
  aiPolicy: "any",
  rule: { equalBps: 10_000, curatedBps: 0, communityBps: 0, lineageBps: 0 },
  funds: [{ who: brand, day: -19.9, dusd: 1_200 }],
  works: Array.from({ length: COAST.columns * COAST.rows }, (_, index) => squareOf(index)),
  polls: [
    {
      question: "Where shall the poster be cut from?",
      options: ["The sun and the open sea", "The headland", "All of it, however small"],
      day: -6,
      closes: 12,
      answers: [
        { who: ada, option: 2 },
        { who: bruno, option: 1 },
        { who: actors.collector, option: 2 },
      ],
    },
  ],
};

function squareOf(index: number): DemoWork {
  const column = String.fromCharCode(65 + (index % COAST.columns));
  const row = Math.floor(index / COAST.columns) + 1;
  return {
    key: `coast ${index}`,
    author: PRESSES[pressOf(index)],
    title: `Square ${column}${row}`,
    ...png,
    file: `tile ${index}`,
    // One after another, so that the mosaic's order is the picture's.
    day: -18 + index * 0.2,
    description: `The coast, column ${column}, row ${row}.`,
  };
}
