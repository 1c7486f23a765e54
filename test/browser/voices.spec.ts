import { openPoll } from "@colophon/sdk/actions/openPoll.ts";
import { ballot as ballotSchema } from "@colophon/sdk/api/ballotSchemas.ts";
import { pollPage } from "@colophon/sdk/api/schemas.ts";
import { rawBlockOf } from "@colophon/sdk/content/rawBlockOf.ts";
import { parseReceiptFile } from "@colophon/sdk/relay/parseReceiptFile.ts";
import { verifyReceipt } from "@colophon/sdk/typed-data/receipt.ts";
import { actors } from "../../scripts/demo/actors.ts";
import { awaitApi, readApi } from "../../scripts/demo/awaitApi.ts";
import { upload } from "../../scripts/demo/upload.ts";
import { connect, sign } from "./support/contributing.ts";
import { expect, test } from "./support/fixtures.ts";
import { look } from "./support/look.ts";
import { makeWorks } from "./support/makeWorks.ts";
import { openTestCampaign } from "./support/openTestCampaign.ts";
import { saved } from "./support/saved.ts";
import { studio } from "./support/studio.ts";

/* Votes, which move money, and polls, which don't: by signature through the relay, or on chain. */

const DAY = 86_400;
const [ADA, COLLECTOR] = [4, 7];
const { ada, bruno, chiyo } = actors;

/** Until the relay has anchored and the index has read it. */
const ANCHORED = { timeout: 90_000 };

test("votes are signed one by one, never for one's own work nor past the budget, and count once anchored; others go on chain", async ({
  page,
  stack,
  wallet,
  time,
}) => {
  const { urls } = await studio(stack);
  const campaign = await openTestCampaign(stack, "Put to the vote", {
    equalBps: 6_000,
    communityBps: 4_000,
    votesClose: time.now() + 11 * DAY,
  });
  const text = (name: string) => ({
    title: name,
    kind: "text" as const,
    bytes: new TextEncoder().encode(`${name}, in ${campaign}`),
  });
  const [, first = "", second = ""] = await makeWorks(stack, campaign, [
    { author: ada, ...text("My own") },
    { author: bruno, ...text("Bruno's") },
    { author: chiyo, ...text("Chiyo's") },
    { author: chiyo, ...text("Chiyo's and Ada's"), coAuthor: ada },
  ]);
  await wallet.choose(ADA);
  await page.goto(`/campaigns/${campaign}`);
  await page.getByRole("link", { name: "Vote", exact: true }).first().click();
  await expect(page.getByText(/Votes decide 40 % of the pool/)).toBeVisible();
  await expect(page.getByText(/don't resist one person with many identities/)).toBeVisible();
  await connect(page);
  await expect(page.getByText("You may vote, provisionally")).toBeVisible();

  const card = (name: string) =>
    page.getByRole("listitem").filter({ has: page.getByRole("link", { name, exact: true }) });
  for (const own of ["My own", "Chiyo's and Ada's"]) {
    await expect(card(own)).toContainText("You made it, or are credited in it");
    await expect(card(own).getByRole("button")).toHaveCount(0);
  }
  const more = (name: string) => page.getByRole("button", { name: `One vote more for ${name}`, exact: true });
  for (let votes = 0; votes < 9; votes += 1) await more("Bruno's").click();
  await expect(card("Bruno's")).toContainText("costs 81");
  for (let votes = 0; votes < 4; votes += 1) await more("Chiyo's").click();
  await expect(page.getByText("3 of 100 credits left")).toBeVisible();
  // One more would cost 9 or 19.
  await expect(more("Chiyo's")).toBeDisabled();
  await expect(more("Bruno's")).toBeDisabled();
  await look(page, "a ballot");

  await page.getByRole("button", { name: "Review and sign" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("Your wallet asks 2 times, once a work.");
  await expect(dialog).toContainText("97 credits");
  await look(page, "a ballot under review");
  wallet.rejectNext("eth_signTypedData_v4");
  await dialog.getByRole("button", { name: "Sign 13 votes" }).click();
  await expect(dialog.getByText(/You declined to sign/)).toBeVisible();
  await dialog.getByRole("button", { name: "Sign 13 votes" }).click();
  await expect(dialog.getByText("Your votes are given")).toBeVisible();
  await dialog.getByRole("button", { name: "Done" }).click();
  expect(wallet.requests.filter(({ method }) => method === "eth_sendTransaction")).toEqual([]);

  const given = page.getByRole("region", { name: "What you have given" });
  await expect(
    given.getByText("Signed, with the relay").or(given.getByText("Signed and anchored")).first(),
  ).toBeVisible();
  await expect(given.getByText("Counted", { exact: true })).toHaveCount(2, ANCHORED);
  await expect(given.getByText("Signed and anchored")).toHaveCount(2);
  await expect(page.getByText("3 of 100 credits left")).toBeVisible();
  const { entries } = await readApi(
    urls.api,
    `/v1/campaigns/${campaign}/ballot?voter=${ada.account.address.toLowerCase()}`,
    ballotSchema,
  );
  expect(entries.map(({ id, votes, state }) => ({ id, votes, state })).toSorted((a, b) => b.votes - a.votes)).toEqual([
    { id: first, votes: 9, state: "anchored" },
    { id: second, votes: 4, state: "anchored" },
  ]);

  await wallet.choose(COLLECTOR);
  await page.reload();
  await expect(page.getByText("You can't vote here")).toBeVisible();
  await expect(page.getByRole("button", { name: "Review and sign" })).toHaveCount(0);

  // Directly: Bruno pays the fee, and needs no relay.
  await wallet.choose(5);
  await page.reload();
  await more("Chiyo's").click();
  await page.getByRole("button", { name: "Review and sign" }).click();
  await dialog.getByLabel(/On chain, in one transaction/).check();
  await expect(dialog.getByText(/about 0.\d+ ETH now/)).toBeVisible();
  await dialog.getByRole("button", { name: "Vote on chain" }).click();
  await sign(page, "Sign and vote", "Voted.");
  await expect(given.getByText("On chain")).toBeVisible();
  const so = page.getByRole("region", { name: "So far" }).getByRole("row").filter({ hasText: "Chiyo's" });
  await expect(so.getByRole("cell").nth(3)).toHaveText("5");
});

test("a poll is answered twice by signature, the last answer counts, and no money hangs on it", async ({
  page,
  stack,
  wallet,
  time,
}) => {
  const { client, deployment, urls } = await studio(stack);
  const campaign = await openTestCampaign(stack, "Asked");
  const document = rawBlockOf({ v: 1, question: "Which of them for the cover?", options: ["The bell", "The fog"] });
  await upload(urls.relay, document.bytes);
  await openPoll(client(actors.brand), { deployment, campaign, poll: document.digest, closes: time.now() + 5 * DAY });
  await awaitApi(
    urls.api,
    `/v1/campaigns/${campaign}/polls`,
    pollPage,
    ({ items }) => items[0]?.document != null,
    "the poll's document is read",
  );
  await wallet.choose(COLLECTOR);
  await page.goto(`/campaigns/${campaign}`);
  await page.getByRole("link", { name: "Which of them for the cover?" }).click();
  await expect(page.getByRole("heading", { name: "Which of them for the cover?", level: 1 })).toBeVisible();
  await expect(page.getByText("no money hangs on this, and one person may have many keys")).toBeVisible();
  await look(page, "a poll");
  await expect(page.getByRole("button", { name: "Connect to answer" })).toBeEnabled();
  await connect(page);

  const results = page.getByRole("region", { name: "So far" }).getByRole("listitem");
  await page.getByLabel("The bell").check();
  await page.getByRole("button", { name: "Sign my answer" }).click();
  await expect(page.getByText(/Signed: “The bell”/)).toBeVisible();
  const { receipt } = parseReceiptFile(await saved(page, "Save the receipt"));
  expect(receipt).toMatchObject({ kind: "polls", campaign });
  expect(await verifyReceipt(deployment, receipt)).toBe(true);
  await expect(results.filter({ hasText: "The bell" })).toContainText("1 answer, 100 %", ANCHORED);
  await expect(page.getByText("Counted: “The bell”.")).toBeVisible();

  await page.getByLabel("The fog").check();
  wallet.rejectNext("eth_signTypedData_v4");
  await page.getByRole("button", { name: "Sign the change" }).click();
  await expect(page.getByText("You declined to sign; nothing was sent.")).toBeVisible();
  await page.getByRole("button", { name: "Sign the change" }).click();
  await expect(page.getByText(/(Signed|Counted): “The fog”/)).toBeVisible();
  await expect(results.filter({ hasText: "The fog" })).toContainText("1 answer, 100 %", ANCHORED);
  await expect(results.filter({ hasText: "The bell" })).toContainText("0 answers, 0 %");
  expect(wallet.requests.filter(({ method }) => method === "eth_sendTransaction")).toEqual([]);

  await time.advanceBy(5 * DAY);
  await page.reload();
  await expect(page.getByText(/^Closed/)).toBeVisible();
  await expect(page.getByRole("button", { name: /Sign/ })).toHaveCount(0);
});
