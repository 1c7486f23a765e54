import { actors } from "../actors.ts";
import { licence, png, wav } from "./media.ts";
import type { DemoCampaign } from "./types.ts";

const { brand, ada, bruno, chiyo } = actors;

/** In review, and in voting: calls and their answers, which play together. */
export const duets: DemoCampaign = {
  terms: {
    title: "Call Across the Harbour",
    brief:
      "One of us calls, the others answer. Take somebody's sound or picture and make its other half: the two are shown side by side, and played together.",
    guidelines: "An answer is as long as its call, and leaves it room.",
    licence,
    gallery: "open",
  },
  cover: "cover duets",
  opens: -40,
  closes: -5,
  reviewDays: 14,
  appealDays: 7,
  finalityDays: 2,
  format: "remix",
  aiPolicy: "disclosed",
  rule: { equalBps: 4_000, curatedBps: 2_000, communityBps: 4_000, lineageBps: 2_000 },
  funds: [{ who: brand, day: -39.9, dusd: 2_000, milliEth: 300 }],
  votesClose: 7,
  works: [
    {
      key: "call",
      author: ada,
      title: "A Call of Four Notes",
      ...wav,
      file: "sound harbourCall",
      day: -36,
      description: "Three times, with room left after each.",
      verdict: { day: -3.5, score: 8_300 },
    },
    {
      key: "answer",
      author: bruno,
      title: "Answer from the Far Quay",
      ...wav,
      file: "sound harbourAnswer",
      day: -29,
      description: "In the gaps, and a little lower each time.",
      parents: ["call"],
      verdict: { day: -3.5, score: 8_800 },
    },
    {
      key: "echo",
      author: chiyo,
      title: "Answer, Always Late",
      ...wav,
      file: "sound harbourEcho",
      day: -24,
      description: "What the water makes of it.",
      parents: ["call"],
      verdict: { day: -3.5, score: 7_900 },
    },
    {
      key: "callDrawn",
      author: bruno,
      title: "The Call, Drawn",
      ...png,
      file: "picture callDrawn",
      day: -18,
      description: "Every ring a note; the thick ones are the long ones.",
      parents: ["call"],
    },
    {
      key: "answerDrawn",
      author: chiyo,
      title: "The Call, Drawn, Answered",
      ...png,
      file: "picture answerDrawn",
      day: -10,
      description: "Another harbour, the same evening.",
      parents: ["callDrawn", "echo"],
      credits: [
        { who: chiyo, percent: 80, role: "rings" },
        { who: bruno, percent: 20, role: "first plate" },
      ],
    },
  ],
  votes: [
    { who: bruno, work: "call", votes: 5, day: -3, direct: true },
    { who: chiyo, work: "call", votes: 3, day: -2.5, direct: true },
    { who: chiyo, work: "answer", votes: 6, day: -0.01 },
    { who: bruno, work: "echo", votes: 4, day: -0.01 },
  ],
};
