import { join } from "node:path";
import type { Page } from "@playwright/test";
import { barriers } from "./axe.ts";
import { expect } from "./fixtures.ts";

/** Goes on after a failure: one run names everything that is wrong. */
export const softly = expect.configure({ soft: true });

/** A folder for pictures of all that is looked at, for a person to see. */
const { LOOKS } = process.env;

/** Both widths, both schemes: nothing wider than the window, and no barrier. */
export async function look(page: Page, name: string): Promise<void> {
  for (const [colorScheme, width] of [
    ["light", 390],
    ["dark", 1600],
    ["dark", 390],
    ["light", 1600],
  ] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.setViewportSize({ width, height: 900 });
    // Polled: units of the viewport follow it a frame later.
    await softly.poll(() => page.evaluate(overflow), { message: `${name}, ${width} px ${colorScheme}` }).toEqual([]);
    if (LOOKS !== undefined) {
      const path = join(LOOKS, `${name.replaceAll(/[^a-z0-9]+/gi, "-")}-${width}-${colorScheme}.png`);
      await page.screenshot({ path, fullPage: true });
    }
    // Colours and sizes don't depend on each other: two of the four say all.
    if ((colorScheme === "dark") === (width === 390)) {
      softly(await barriers(page), `${name}, ${width} px ${colorScheme}`).toEqual([]);
    }
  }
}

/** What makes the document wider than its window: nothing, or the first few culprits. */
function overflow(): string[] {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  const culprits = [...document.querySelectorAll("body *")].filter(
    (element) => element.getBoundingClientRect().right > clientWidth + 1,
  );
  const names = culprits.slice(0, 4).map((element) => `${element.tagName.toLowerCase()}.${element.className}`);
  return [`${scrollWidth} px wide`, ...names];
}
