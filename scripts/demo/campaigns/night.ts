import { actors } from "../actors.ts";
import { licence, png, wav } from "./media.ts";
import type { DemoCampaign } from "./types.ts";

const { brand, ada, bruno, chiyo, collector } = actors;

/** Open: contribute to this one. */
export const night: DemoCampaign = {
  terms: {
    title: "Small Hours",
    brief:
      "What is awake at four in the morning? Prints, sounds and short texts for an anthology of the hours that nobody asked for. It is open now: drop in a file of your own, or answer somebody else's.",
    guidelines: "Any technique; say so if a machine helped. No filters for sleep.",
    licence,
    gallery: "open",
  },
  cover: "cover night",
  opens: -12,
  closes: 24,
  reviewDays: 7,
  appealDays: 4,
  finalityDays: 2,
  format: "open",
  aiPolicy: "any",
  rule: { equalBps: 5_000, curatedBps: 5_000, communityBps: 0, lineageBps: 1_000 },
  funds: [
    { who: brand, day: -11.9, dusd: 3_000, milliEth: 750 },
    { who: collector, day: -5, dusd: 500 },
  ],
  works: [
    {
      key: "flowers",
      author: bruno,
      title: "Printers' Flowers",
      ...png,
      file: "picture printersFlowers",
      day: -10.5,
      description: "Thirty ornaments, no two alike, from the case that is only opened at night.",
    },
    {
      key: "kettle",
      author: chiyo,
      title: "Kettle, 4 a.m.",
      ...wav,
      file: "sound kettle",
      day: -9,
      description: "It always comes to the boil in the end.",
      sponsor: brand,
    },
    {
      key: "harbour",
      author: ada,
      title: "Harbour Paper",
      ...png,
      file: "picture harbourPaper",
      day: -8,
      description: "Endpapers for a book about ferries. Some waves were away.",
    },
    {
      key: "sunflower",
      author: chiyo,
      title: "Sunflower Arithmetic",
      ...png,
      file: "picture sunflowerArithmetic",
      day: -6,
      description: "Nine hundred seeds at the golden angle; every thirteenth sleeps.",
      aiUse: "assisted",
    },
    {
      key: "noon",
      author: bruno,
      title: "Noon, Overprinted",
      ...png,
      file: "picture noonOverprint",
      day: -3.5,
      description: "For whoever has forgotten what it looked like.",
    },
    {
      key: "tide",
      author: ada,
      title: "Tide Table",
      ...png,
      file: "picture tideTable",
      day: -2,
      description: "Chiyo's moons over my harbour; she set the phases.",
      parents: ["moons", "harbour"],
      credits: [
        { who: ada, percent: 60, role: "waves" },
        { who: chiyo, percent: 40, role: "moons" },
      ],
    },
    {
      key: "gaugeAtNight",
      author: bruno,
      title: "Rain Gauge, Slower, at Night",
      ...wav,
      file: "sound rainGaugeAtNight",
      day: -1,
      description: "Chiyo's rain turned round.",
      parents: ["rainGauge", "kettle"],
    },
  ],
};
