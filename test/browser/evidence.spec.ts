import { certify } from "@colophon/sdk/actions/certify.ts";
import { readCampaign } from "@colophon/sdk/actions/readCampaign.ts";
import { work as workSchema } from "@colophon/sdk/api/schemas.ts";
import { rawBlockOf } from "@colophon/sdk/content/rawBlockOf.ts";
import type { Page } from "@playwright/test";
import { actors } from "../../scripts/demo/actors.ts";
import { awaitApi } from "../../scripts/demo/awaitApi.ts";
import { upload } from "../../scripts/demo/upload.ts";
import { barriers } from "./support/axe.ts";
import { connect, fillIn, finish, sign } from "./support/contributing.ts";
import { expect, test } from "./support/fixtures.ts";
import { picture } from "./support/media.ts";
import { openTestCampaign } from "./support/openTestCampaign.ts";
import { studio } from "./support/studio.ts";

/* The earliest proof wins: committing first, showing it when certifying, taking over what somebody copied, sealed campaigns. */

const DAY = 86_400;
const [ADA, BRUNO] = [4, 5];
const image = (seed: number) => ({ name: `${seed}.png`, mimeType: "image/png", buffer: picture(seed) });

/** Saves the salt file, and commits. @returns Where the salt file was saved. */
async function commit(page: Page): Promise<string> {
  const saving = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save the salt file", exact: true }).click();
  const path = await (await saving).path();
  await expect(page.getByRole("button", { name: "Commit", exact: true })).toBeDisabled();
  await page.getByLabel(/I have the salt file/).check();
  await page.getByRole("button", { name: "Commit", exact: true }).click();
  await sign(page, "Sign and commit", "Committed.");
  await expect(page.getByText("You have committed to it")).toBeVisible();
  return path;
}

test("who commits first can certify for that time, and takes over what somebody else certified meanwhile", async ({
  page,
  stack,
  wallet,
  time,
}) => {
  const campaign = await openTestCampaign(stack, "Watched by copyists");
  const { client, deployment, urls } = await studio(stack);
  const { config } = await readCampaign(client(actors.brand), { deployment, campaign });
  await wallet.choose(ADA);
  await page.goto(`/campaigns/${campaign}/contribute`);
  await connect(page);

  // Nobody is asked about the file before it is committed to: whoever has its hash could commit to it first.
  const asked: string[] = [];
  page.on("request", (request) => asked.push(`${request.url()} ${request.postData() ?? ""}`));
  await page.getByLabel("Commit first").check();
  await page.getByLabel("Drop your work here").setInputFiles(image(700 + campaign));
  await expect(page.getByText("Its name for ever")).toBeVisible();
  await page.getByLabel("Title").fill("Mine before it was seen");
  await expect(page.getByRole("button", { name: "Upload and sign" })).toHaveCount(0);
  const salt = await commit(page);
  const stolen = new Uint8Array(picture(700 + campaign));
  const copy = await upload(urls.relay, stolen);
  expect(asked.filter((request) => request.includes(copy.digest.slice(2)))).toEqual([]);

  await time.advanceBy(60);
  const manifest = rawBlockOf({ v: 1, title: "Seen and taken", mediaType: "image/png" });
  await upload(urls.relay, manifest.bytes);
  const taken = await certify(client(actors.bruno), {
    deployment,
    campaign,
    config,
    digest: copy.digest,
    codec: copy.codec,
    kind: "image",
    aiUse: "none",
    manifest: manifest.digest,
  });
  await awaitApi(
    urls.api,
    `/v1/works/${taken.id}`,
    workSchema,
    ({ verification }) => verification === "verified",
    "it is there",
  );

  await wallet.choose(BRUNO);
  await page.goto(`/works/${taken.id}`);
  await expect(page.getByText("by Bruno", { exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: "I was earlier…" })).toHaveCount(0);
  // What was typed is still there, in this browser and for this account.
  await wallet.choose(ADA);
  await page.goto(`/campaigns/${campaign}/contribute`);
  await expect(page.getByLabel("Title")).toHaveValue("Mine before it was seen");
  await expect(page.getByText("You have committed to it")).toBeVisible();

  await page.goto(`/works/${taken.id}`);
  await page.getByRole("button", { name: "I was earlier…" }).click();
  await page.getByLabel("Drop your salt file here").setInputFiles({
    name: "not.json",
    mimeType: "application/json",
    buffer: Buffer.from("{}"),
  });
  await expect(page.getByText("This isn't a salt file that was saved here")).toBeVisible();
  await page.getByLabel("Drop your salt file here").setInputFiles(salt);
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Title").fill("Mine before it was seen");
  await dialog.getByLabel("None").check();
  expect(await barriers(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Continue" }).click();
  await sign(page, "Sign and take over", "It is yours.");
  await expect(page.getByRole("heading", { name: "Mine before it was seen", level: 1 })).toBeVisible();
  await expect(page.getByText("It has changed its author: the earliest proof wins")).toBeVisible();
  await expect(page.getByText(/^Superseded: Ada showed older evidence/)).toBeVisible();
  await expect(page.getByRole("term").filter({ hasText: "Author" }).locator("+ dd")).toHaveText("Ada");
  await expect(page.getByRole("term").filter({ hasText: "That time is of" }).locator("+ dd")).toContainText(
    "a commitment",
  );
  expect(await barriers(page)).toEqual([]);
});

test("on a sealed campaign a work is committed to, and shown after it has closed, with what was typed before", async ({
  page,
  stack,
  wallet,
  time,
}) => {
  const closes = time.now() + 2 * DAY;
  const campaign = await openTestCampaign(stack, "Sealed", { closes, sealedUntilClose: true });
  await wallet.choose(ADA);
  await page.goto(`/campaigns/${campaign}/contribute`);
  await connect(page);
  await expect(page.getByText("A sealed campaign: commit now, show later")).toBeVisible();
  await page.getByLabel("Drop your work here").setInputFiles(image(800 + campaign));
  await page.getByLabel("Title").fill("Under seal");
  const salt = await commit(page);
  await expect(page.getByText(/Come back after the campaign has closed/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Upload and sign" })).toHaveCount(0);

  await time.advanceTo(closes + 60);
  // From another browser: only the file and the salt file are there.
  await page.evaluate(
    () =>
      new Promise((resolve) => {
        const deleting = indexedDB.deleteDatabase("colophon-drafts");
        deleting.onsuccess = deleting.onblocked = () => resolve(null);
      }),
  );
  await page.goto(`/campaigns/${campaign}`);
  await page.getByRole("link", { name: "Show the work you committed to" }).click();
  await expect(page.getByText("A sealed campaign: now works are shown")).toBeVisible();
  await page.getByLabel("Drop your work here").setInputFiles(image(800 + campaign));
  await page.getByLabel("I committed before: the salt file").setInputFiles(salt);
  await fillIn(page, "Under seal");
  await page.getByRole("button", { name: "Upload and sign" }).click();
  await page.getByRole("button", { name: "Sign and certify", exact: true }).click();
  await finish(page, "Certified.");
  await expect(page.getByRole("heading", { name: "Under seal", level: 1 })).toBeVisible();
  const certified = page
    .getByRole("term")
    .filter({ hasText: /^Certified$/ })
    .locator("+ dd");
  await expect(certified).not.toHaveText("");
  await expect(page.getByRole("term").filter({ hasText: "That time is of" }).locator("+ dd")).toContainText(
    "a commitment",
  );
});
