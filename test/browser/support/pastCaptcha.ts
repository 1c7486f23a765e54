import type { Page } from "@playwright/test";
import { expect } from "./fixtures.ts";
import { picture } from "./media.ts";

/* Giving a work to a relay that asks for a captcha. */

/** The captcha, on the relay's page. */
export const captcha = (page: Page) => page.frameLocator('iframe[title="Are you a person?"]');

/** Shows to be a person. */
export async function solve(page: Page): Promise<void> {
  await captcha(page).getByRole("button", { name: "I am a person" }).click();
  await expect(captcha(page).getByText("Thank you")).toBeVisible();
}

/** From the campaign's page to a form that only wants the captcha. */
export async function begin(page: Page, campaign: number, title: string, seed: number): Promise<void> {
  await page.goto(`/campaigns/${campaign}/contribute`);
  await expect(page.getByLabel("Without gas")).toBeChecked();
  const file = { name: `${title}.png`, mimeType: "image/png", buffer: picture(seed) };
  await page.getByLabel("Drop your work here").setInputFiles(file);
  await fill(page, title);
}

/** Says of a file what has to be said of each. */
export async function fill(page: Page, title: string): Promise<void> {
  await expect(page.getByText("Its name for ever")).toBeVisible();
  await page.getByLabel("Title").fill(title);
  await page.getByLabel("None").check();
  await page.getByLabel(/I have read this/).check();
}

/** Solves the captcha and gives the work to the relay. */
export async function hand(page: Page, title: string): Promise<void> {
  await solve(page);
  await page.getByRole("button", { name: "Upload and sign" }).click();
  await expect(
    page.getByRole("heading", { name: new RegExp(`The relay has “${title}”|“${title}” is on chain`) }),
  ).toBeVisible();
}
