import { actors } from "../actors.ts";
import { licence, markdown, png, wav } from "./media.ts";
import type { DemoCampaign } from "./types.ts";

const { brand, ada, bruno, chiyo } = actors;

/** In review: closed, half of it judged. */
export const story: DemoCampaign = {
  terms: {
    title: "The Keeper's Relay",
    brief:
      "A story told in turns. Read what is there, take the lamp from whoever held it last, and carry it one chapter further. More than one next chapter is welcome: that is what makes it a relay.",
    guidelines: "At most 300 words a chapter, or one plate. Name the chapter that you go on from as its parent.",
    licence,
    gallery: "open",
  },
  cover: "cover story",
  opens: -33,
  closes: -4,
  reviewDays: 14,
  appealDays: 7,
  finalityDays: 2,
  format: "story",
  aiPolicy: "none",
  rule: { equalBps: 5_000, curatedBps: 5_000, communityBps: 0, lineageBps: 2_500 },
  funds: [{ who: brand, day: -32.9, dusd: 2_400, milliEth: 400 }],
  works: [
    {
      key: "one",
      author: chiyo,
      title: "I. The Lamp Is Late",
      ...markdown,
      file: "text chapterOne",
      day: -30,
      description: "How it begins.",
      verdict: { day: -3, score: 8_600 },
    },
    {
      key: "two",
      author: bruno,
      title: "II. Widdershins",
      ...markdown,
      file: "text chapterTwo",
      day: -24,
      description: "Up the stairs.",
      parents: ["one"],
      verdict: { day: -3, score: 8_200 },
    },
    {
      key: "plate",
      author: ada,
      title: "Sorrow Point, a Plate for Chapter I",
      ...png,
      file: "picture lighthouse",
      day: -20,
      description: "The right light, turning the wrong way.",
      parents: ["one"],
      verdict: { day: -2.5, score: 9_000 },
    },
    {
      key: "three",
      author: chiyo,
      title: "III. What Came Back",
      ...markdown,
      file: "text chapterThree",
      day: -15,
      description: "Gulls, a buoy, eleven hats.",
      parents: ["two"],
    },
    {
      key: "threeOther",
      author: ada,
      title: "III. The Arithmetic of Light",
      ...markdown,
      file: "text chapterThreeOther",
      day: -11,
      description: "The same night, told by somebody who counts.",
      parents: ["two"],
    },
    {
      key: "lullaby",
      author: bruno,
      title: "Foghorn Lullaby",
      ...wav,
      file: "sound foghornLullaby",
      day: -7,
      description: "What the ferry heard.",
      parents: ["one", "plate"],
    },
  ],
};
