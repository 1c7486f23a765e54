import { actors } from "../actors.ts";
import { licence, markdown, png, wav } from "./media.ts";
import type { DemoCampaign } from "./types.ts";

const { brand, ada, bruno, chiyo } = actors;

/** Paid out: its roll is closed, its statements stand, some have claimed. */
export const weather: DemoCampaign = {
  terms: {
    title: "An Almanac of Imaginary Weather",
    brief:
      "We print an almanac of weather that never was. Send a print, a sound or a page: fronts that changed their minds, moons that were left out, the rain as it wished to be remembered.",
    guidelines:
      "Two or three colours. Nothing that was ever on the evening news. Remixes of each other's work are the point.",
    licence,
    gallery: "open",
  },
  cover: "cover weather",
  opens: -89,
  closes: -60,
  reviewDays: 10,
  appealDays: 7,
  finalityDays: 3,
  format: "mosaic",
  aiPolicy: "disclosed",
  rule: { equalBps: 4_000, curatedBps: 6_000, communityBps: 0, lineageBps: 1_500 },
  funds: [{ who: brand, day: -88.9, dusd: 6_000, milliEth: 1_500 }],
  edition: { dusd: 25, cap: 100 },
  works: [
    {
      key: "westerly",
      author: ada,
      title: "Westerly, with Sun",
      ...png,
      file: "picture westerly",
      day: -86,
      description:
        "Five thousand strokes of one wind, none of which touches another. Two plates, vermilion under indigo.",
      verdict: { day: -56, score: 8_800 },
    },
    {
      key: "isobars",
      author: bruno,
      title: "Isobars for a Quiet Tuesday",
      ...png,
      file: "picture isobars",
      day: -82,
      description: "Pressure over an island that isn't there.",
      verdict: { day: -56, score: 7_400 },
    },
    {
      key: "rainGauge",
      author: chiyo,
      title: "Rain Gauge in D",
      ...wav,
      file: "sound rainGauge",
      day: -78,
      description: "Eleven seconds of rain falling on whatever is in tune. Synthesised; no rain was used.",
      verdict: { day: -56, score: 8_100 },
      sponsor: brand,
    },
    {
      key: "fieldNotes",
      author: bruno,
      title: "Field Notes",
      ...markdown,
      file: "text fieldNotes",
      day: -74,
      description: "A week of it, day by day.",
      verdict: { day: -55, score: 6_900 },
    },
    {
      key: "moons",
      author: chiyo,
      title: "Thirteen Moons, One Missing",
      ...png,
      file: "picture thirteenMoons",
      day: -71,
      description: "Counted by hand. The usual letter has been written.",
      parents: ["fieldNotes"],
      verdict: { day: -55, score: 9_100 },
    },
    {
      key: "front",
      author: ada,
      title: "Frontal System",
      ...png,
      file: "picture frontalSystem",
      day: -68,
      description: "My wind, blowing round Bruno's high ground. He chose where it turns.",
      parents: ["westerly", "isobars"],
      credits: [
        { who: ada, percent: 70, role: "plates" },
        { who: bruno, percent: 30, role: "landscape" },
      ],
      verdict: { day: -55, score: 9_400 },
    },
    {
      key: "rainScore",
      author: ada,
      title: "Rain, Scored for Strings",
      ...png,
      file: "picture rainScore",
      day: -65,
      description: "Chiyo's gauge, written down.",
      parents: ["rainGauge"],
      sponsor: brand,
      // A curator took it for a copy; the arbiter saw that it says whose rain it is.
      verdict: { day: -54, reason: 2, appeal: { day: -49, upheld: -45, score: 7_700 } },
    },
    {
      key: "switchback",
      author: bruno,
      title: "Switchback",
      ...png,
      file: "picture switchback",
      day: -63,
      description: "A road, really, but I was told it looked like weather.",
      aiUse: "assisted",
      verdict: { day: -54, reason: 1 },
    },
  ],
};
