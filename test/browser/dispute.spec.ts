import { fund } from "@colophon/sdk/actions/fund.ts";
import { campaign as campaignSchema } from "@colophon/sdk/api/schemas.ts";
import { parseEther } from "viem";
import { actors } from "../../scripts/demo/actors.ts";
import { awaitApi } from "../../scripts/demo/awaitApi.ts";
import { publishStatements } from "../../scripts/demo/settle.ts";
import { barriers } from "./support/axe.ts";
import { certifyTexts } from "./support/certifyTexts.ts";
import { connect, sign } from "./support/contributing.ts";
import { expect, test } from "./support/fixtures.ts";
import { openTestCampaign } from "./support/openTestCampaign.ts";
import { studio } from "./support/studio.ts";

/* A dispute while the arbiter sleeps: anybody opens it from the campaign's page, raises decide it, time writes it down. */

const DAY = 86_400;
const [BRAND, ADA] = [1, 4];

test("anybody disputes with a bond, sees who leads, raises when the arbiter is silent, and time decides", async ({
  page,
  stack,
  wallet,
  time,
}) => {
  test.setTimeout(240_000);
  const campaign = await openTestCampaign(stack, "While the arbiter sleeps", {
    closes: time.now() + DAY,
    reviewPeriod: DAY,
    appealPeriod: DAY,
    finality: DAY,
  });
  const desk = await studio(stack);
  const { client, deployment, urls } = desk;
  await fund(client(actors.brand), { deployment, campaign, amount: parseEther("1") });
  await certifyTexts(stack, campaign, [[actors.bruno, "Asleep"]]);
  await time.advanceBy(5 * DAY);
  await publishStatements(desk, campaign, 1);
  const state = (wanted: string) =>
    awaitApi(
      urls.api,
      `/v1/campaigns/${campaign}`,
      campaignSchema,
      ({ pools }) => pools[0]?.state === wanted,
      `the pool is ${wanted}`,
    );
  await state("proposed");

  await wallet.choose(ADA);
  await page.goto(`/campaigns/${campaign}`);
  await connect(page);
  await expect(page.getByText("A statement is pending")).toBeVisible();
  expect(await barriers(page)).toEqual([]);
  await page.getByRole("link", { name: "Recompute or dispute it" }).click();
  await expect(page.getByText("It is right")).toBeVisible();
  await page.getByRole("button", { name: "Dispute it…" }).click();
  await expect(page.getByRole("dialog").getByText(/You put up 0.01 ETH/)).toBeVisible();
  await sign(page, "Sign and dispute", "Disputed. The arbiter decides.");
  await expect(page.getByText("If it is silent until")).toBeVisible();
  await expect(page.getByText("falls", { exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: /^Raise/ })).toHaveCount(0);

  // Longer than the arbiter's silence, shorter than the silence and the time to answer.
  await time.advanceBy(70);
  await wallet.choose(BRAND);
  await page.reload();
  await expect(page.getByText(/The arbiter has been silent/)).toBeVisible();
  expect(await barriers(page)).toEqual([]);
  await page.getByRole("button", { name: /^Raise 0.02\s*ETH\s*: it shall stand/ }).click();
  await sign(page, "Sign and raise", "Raised.");
  await expect(page.getByText("stands", { exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: /^Raise 0.04\s*ETH\s*: it shall fall/ })).toBeVisible();

  await time.advanceBy(3_600);
  await page.reload();
  await expect(page.getByText(/Time has decided the dispute/)).toBeVisible();
  await page.getByRole("button", { name: "Settle" }).click();
  await sign(page, "Sign and settle", "Settled.");
  // Half of the disputer's stake is the pool's now, and what dividing the other half left over.
  await expect(page.getByLabel("Give out, in ETH")).toHaveValue(/^0\.0050*1?$/);
  await page.goto("/me");
  await expect(page.getByRole("heading", { name: "Returned bonds" })).toBeVisible();
});
