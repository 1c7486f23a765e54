import type { Locator, Page } from "@playwright/test";

/** Presses Tab until something has the focus, as somebody without a pointer does. */
export async function tabTo(page: Page, target: Locator, most = 80): Promise<void> {
  await target.waitFor({ state: "attached" });
  const has = () => target.evaluate((element) => element === document.activeElement);
  for (let presses = 0; presses < most; presses += 1) {
    if (await has()) return;
    await page.keyboard.press("Tab");
  }
  if (!(await has())) throw new Error(`${most} presses of Tab lead nowhere near ${target}`);
}

/** Tabs there, and presses Enter. */
export async function enter(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press("Enter");
}
