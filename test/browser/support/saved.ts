import type { Page } from "@playwright/test";

/** What a button hands out as a file. */
export async function saved(page: Page, button: string): Promise<string> {
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: button }).first().click();
  const stream = await (await download).createReadStream();
  return Buffer.concat(await stream.toArray()).toString();
}
