import type { Page } from "@playwright/test";
import { expect } from "./fixtures.ts";

export type Kind = "image" | "audio" | "video";

/** That the page shows a work's bytes decoded: a picture drawn, a sound or film running. */
export async function expectPlaying(page: Page, kind: Kind, title: string): Promise<void> {
  if (kind === "image") {
    const picture = page.locator("figure").getByRole("img", { name: title });
    await expect.poll(() => picture.evaluate((shown: HTMLImageElement) => shown.naturalWidth)).toBeGreaterThan(0);
    return;
  }
  const media = page.locator(`figure ${kind}`);
  await expect(media).toHaveAttribute("aria-label", title);
  await media.evaluate((element: HTMLMediaElement) => element.play());
  // HAVE_CURRENT_DATA: something of it is decoded.
  await expect.poll(() => media.evaluate((element: HTMLMediaElement) => element.readyState)).toBeGreaterThanOrEqual(2);
  await expect.poll(() => media.evaluate((element: HTMLMediaElement) => element.currentTime)).toBeGreaterThan(0);
  if (kind === "video")
    await expect.poll(() => media.evaluate((element) => (element as HTMLVideoElement).videoWidth)).toBeGreaterThan(0);
}
