import { expect, it } from "vitest";
import { rollStory } from "../../../../src/features/brand/roll/rollStory.ts";

const times = { reviewStarts: 20, reviewEnds: 30, appealsEnd: 40, rollAt: 50 };
const settings = { opens: 10, closes: 20 };
const untils = (change: object) =>
  rollStory({ ...times, ...change, settings } as Parameters<typeof rollStory>[0]).map(({ until }) => until);

it("tells the times in order, and of a revealing only where there is one", () => {
  expect(untils({})).toEqual([10, 20, 30, 40, 50]);
  expect(untils({ reviewStarts: 27 })).toEqual([10, 20, 27, 30, 40, 50]);
});
