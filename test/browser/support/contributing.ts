import type { Locator, Page } from "@playwright/test";
import { expect } from "./fixtures.ts";

/** A file as a person would choose it: by its path, or made by the test. */
export type Chosen = string | { name: string; mimeType: string; buffer: Buffer };

export interface Description {
  campaign: number;
  file: Chosen;
  title: string;
}

/** Connects a wallet from the header. */
export async function connect(page: Page, wallet: RegExp = /Test Wallet/, as?: RegExp): Promise<void> {
  await page.getByRole("button", { name: "Connect", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: wallet }).click();
  // The demo's wallet holds everybody's keys, and asks who to be.
  if (as !== undefined) await page.getByRole("dialog").getByRole("button", { name: as }).click();
  await expect(page.getByRole("button", { name: /^Account/ })).toBeVisible();
}

/** The account that the header says one is. */
export function account(page: Page): Locator {
  return page.getByRole("button", { name: /^Account/ });
}

/** Opens a campaign's contribute page, drops the file and fills in what has to be. */
export async function describeWork(page: Page, { campaign, file, title }: Description): Promise<void> {
  await page.goto(`/campaigns/${campaign}/contribute`);
  await page.getByLabel("Drop your work here").setInputFiles(file);
  await fillIn(page, title);
}

/** Chooses the way by a transaction of one's own, where there is a choice. */
export async function payMyself(page: Page): Promise<void> {
  const choice = page.getByRole("group", { name: "How", exact: true });
  if (await choice.isVisible()) await choice.getByLabel("At my own cost").check();
}

/** Fills in what has to be, of a work whose file was dropped, for the way by a transaction of one's own. */
export async function fillIn(page: Page, title: string): Promise<void> {
  await expect(page.getByText("Its name for ever")).toBeVisible();
  await payMyself(page);
  await page.getByLabel("Title").fill(title);
  await page.getByLabel("None").check();
  await page.getByLabel(/I have read this/).check();
}

/** From the filled-in form to the work's page. @returns The work's id. */
export async function certify(page: Page): Promise<string> {
  await page.getByRole("button", { name: "Upload and sign" }).click();
  await sign(page, "Sign and certify", "Certified.");
  await expect(page).toHaveURL(/\/works\/0x/);
  return new URL(page.url()).pathname.split("/")[2] ?? "";
}

/** The transaction's dialog, to its end: signed, in a block, shown by the index. */
export async function sign(page: Page, action: string, done: string | RegExp): Promise<void> {
  await page.getByRole("button", { name: action, exact: true }).click();
  await finish(page, done);
}

/** Waits for the end of a transaction, and closes its dialog. */
export async function finish(page: Page, done: string | RegExp): Promise<void> {
  const dialog = page.getByRole("dialog").filter({ has: page.getByText(done, { exact: true }) });
  await expect(dialog).toBeVisible();
  await dialog.getByRole("button", { name: "Continue" }).click();
}
