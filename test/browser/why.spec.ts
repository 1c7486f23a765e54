import { ETH } from "@colophon/sdk/actions/requests/request.ts";
import { actors } from "../../scripts/demo/actors.ts";
import { barriers } from "./support/axe.ts";
import { connect } from "./support/contributing.ts";
import { expect, test } from "./support/fixtures.ts";
import { livedCampaign } from "./support/livedCampaign.ts";

/* Why did I get this? From one's rewards and from a work's page, down to the last unit. */

const CHIYO = 6;

test("somebody follows their amount from the rewards page to a work, its sources and its co-author", async ({
  page,
  stack,
  wallet,
  time,
}) => {
  const { campaign, image, remix } = await livedCampaign(stack, time, "A harbour explained");
  await wallet.choose(CHIYO);
  await page.goto("/me");
  await connect(page);
  await page.getByRole("link", { name: "Why this amount? A harbour explained" }).click();
  await expect(page).toHaveURL(new RegExp(`/campaigns/${campaign}/why/0x`));
  await expect(page.getByText("You earned")).toBeVisible();
  await expect(page.getByText("This statement gives out 1.5 ETH over 4 accepted works.")).toBeVisible();
  const flow = page.getByRole("list", { name: "From the works' own share to the account" });
  for (const step of ["Split equally", "By the curators' scores", "To sources", "The works keep", "To co-authors"]) {
    await expect(flow.getByRole("heading", { name: step })).toBeVisible();
  }
  // 1.5 ETH: 0.225 a work equally; of 0.6 by scores, the remix has 8,000 of 24,000. 20 % of its 0.425 goes to its sources.
  await expect(flow.getByText("0.65", { exact: false }).first()).toBeVisible();

  await page.getByRole("link", { name: /^The harbour, ringing/ }).click();
  await expect(page.getByText("80 of 240 points is 0.2 ETH.")).toBeVisible();
  await expect(page.getByText("“A harbour” got 0.0425 ETH.")).toBeVisible();
  await page.getByRole("link", { name: "A harbour", exact: true }).click();
  await expect(page.getByRole("heading", { name: "From its remixes" })).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`/campaigns/${campaign}/why/${image}`));
  await expect(page.getByRole("link", { name: /^The harbour, ringing/ })).toBeVisible();

  await page.goto(`/works/${remix}`);
  await page.getByRole("link", { name: "Why this amount?" }).click();
  await expect(page.getByRole("heading", { name: "To its sources", level: 2 })).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`/campaigns/${campaign}/why/${remix}`));

  await page.getByLabel("Explain another account or work").fill("0x12");
  await page.getByRole("button", { name: "Explain" }).click();
  await expect(page.getByText(/neither an account's address/)).toBeVisible();
  await page.getByLabel("Explain another account or work").fill(actors.curator.account.address);
  await page.getByRole("button", { name: "Explain" }).click();
  await expect(page.getByText("Nothing for this account")).toBeVisible();
});

test("the statement's page lists who earned what, and each account leads to why", async ({ page, stack, time }) => {
  const { campaign } = await livedCampaign(stack, time, "A harbour divided");
  // Three accounts are less than a page: the real API is asked for two at first.
  await page.route("**/v1/statements/*/accounts?*", (route) =>
    route.continue({ url: route.request().url().replace("limit=10", "limit=2") }),
  );
  await page.goto(`/campaigns/${campaign}/statements/${ETH}`);
  const list = page.getByRole("region", { name: "Account by account" });
  await expect(list.getByText(/^\d+ accounts, largest first\./)).toBeVisible();
  const table = list.getByRole("table");
  await expect(table.getByRole("row")).toHaveCount(3);
  await list.getByRole("button", { name: "Show more" }).click();
  await expect(table.getByRole("row")).toHaveCount(4);
  await expect(list.getByRole("button", { name: "Show more" })).toHaveCount(0);
  const amounts = (await table.getByRole("row").allInnerTexts())
    .slice(1)
    .map((row) => Number(/([\d.]+)\s*ETH/.exec(row)?.[1]));
  expect(amounts.length).toBeGreaterThan(2);
  expect(amounts).toEqual(amounts.toSorted((a, b) => b - a));
  expect(amounts.reduce((sum, amount) => sum + amount, 0)).toBeCloseTo(1.5, 9);

  await list.getByLabel("Find an account").fill("0x12");
  await list.getByRole("button", { name: "Find" }).click();
  await expect(list.getByText(/isn't an account's address/)).toBeVisible();
  await list.getByLabel("Find an account").fill(actors.curator.account.address);
  await list.getByRole("button", { name: "Find" }).click();
  await expect(list.getByText("This statement gives that account nothing.")).toBeVisible();
  await list.getByRole("button", { name: "Show all" }).click();
  await list.getByLabel("Find an account").fill(actors.ada.account.address);
  await list.getByRole("button", { name: "Find" }).click();
  await expect(table.getByRole("row")).toHaveCount(2);
  const row = table.getByRole("row").nth(1);
  const amount =
    /[\d.]+/.exec(((await row.getByRole("cell").last().textContent()) ?? "").replace(/\s/g, ""))?.[0] ?? "none";
  expect(await barriers(page)).toEqual([]);
  await row.getByRole("link").click();
  await expect(page).toHaveURL(new RegExp(`/campaigns/${campaign}/why/${actors.ada.account.address.toLowerCase()}`));
  await expect(page.getByRole("region", { name: "The amount" })).toContainText(amount);
});
