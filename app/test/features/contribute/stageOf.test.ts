import { scheduleOf } from "@colophon/sdk/ids/schedule.ts";
import { expect, it } from "vitest";
import { stageOf } from "../../../src/features/contribute/stageOf.ts";

const settings = (sealedUntilClose: boolean) =>
  ({
    opens: 100,
    closes: 200,
    reviewPeriod: 1,
    appealPeriod: 2,
    finality: 1,
    settleWithin: 0,
    sealedUntilClose,
  }) as Parameters<typeof stageOf>[0]["settings"];
const at = (sealed: boolean, now: number) =>
  stageOf({ settings: settings(sealed), reviewStarts: scheduleOf(settings(sealed)).reviewStarts }, now);

it("takes works in the window of an open campaign, and nothing after it", () => {
  expect([99, 100, 199, 200].map((now) => at(false, now))).toEqual(["not-open", "works", "works", "closed"]);
});

it("takes commitments in the window of a sealed one, and what they hid for seven days after", () => {
  const revealed = 200 + 7 * 86_400;
  expect([99, 100, 199, 200, revealed - 1, revealed].map((now) => at(true, now))).toEqual([
    "not-open",
    "commitments",
    "commitments",
    "reveals",
    "reveals",
    "closed",
  ]);
});
