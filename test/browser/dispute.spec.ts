import { fund } from "@colophon/sdk/actions/fund.ts";
import { proposeStatement } from "@colophon/sdk/actions/proposeStatement.ts";
import { ETH } from "@colophon/sdk/actions/requests/request.ts";
import { campaign as campaignSchema, roll as rollSchema } from "@colophon/sdk/api/schemas.ts";
import { computeStatement } from "@colophon/sdk/rewards/computeStatement.ts";
import { writeStatement } from "@colophon/sdk/rewards/writeStatement.ts";
import { parseEther } from "viem";
import { actors } from "../../scripts/demo/actors.ts";
import { awaitApi, readApi } from "../../scripts/demo/awaitApi.ts";
import { publishStatements } from "../../scripts/demo/settle.ts";
import { upload } from "../../scripts/demo/upload.ts";
import { barriers } from "./support/axe.ts";
import { certifyTexts } from "./support/certifyTexts.ts";
import { connect, sign } from "./support/contributing.ts";
import { expect, SILENCE, test } from "./support/fixtures.ts";
import { openTestCampaign } from "./support/openTestCampaign.ts";
import { studio } from "./support/studio.ts";

/* A dispute while the arbiter sleeps: anybody opens it from the campaign's page, raises decide it, time writes it down. */

const DAY = 86_400;
const [BRAND, ARBITER, ADA] = [1, 3, 4];

test("anybody disputes with a bond, sees who leads, raises when the arbiter is silent, and time decides", async ({
  page,
  stack,
  wallet,
  time,
}) => {
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
  await page.getByRole("link", { name: "Check or dispute it" }).click();
  await page.getByRole("button", { name: "Check it yourself" }).click();
  await expect(page.getByText("It is right")).toBeVisible();
  expect(await barriers(page)).toEqual([]);
  await page.getByRole("button", { name: "Dispute it…" }).click();
  await expect(page.getByRole("dialog").getByText(/You put up 0.01 ETH/)).toBeVisible();
  await sign(page, "Sign and dispute", "Disputed. The arbiter decides.");
  await expect(page.getByText("If it is silent until")).toBeVisible();
  await expect(page.getByText("falls", { exact: true })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Disputed", exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: /^Raise/ })).toHaveCount(0);

  // Longer than the arbiter's silence, shorter than the silence and the time to answer.
  await time.advanceBy(SILENCE + 10);
  await wallet.choose(BRAND);
  await page.reload();
  await expect(page.getByText(/The arbiter has been silent/)).toBeVisible();
  await expect(page.getByRole("heading", { name: "It waits for the arbiter, or for a raise" })).toBeVisible();
  expect(await barriers(page)).toEqual([]);
  await page.getByRole("button", { name: /^Raise 0.02\s*ETH\s*: it shall stand/ }).click();
  await sign(page, "Sign and raise", "Raised.");
  await expect(page.getByText("stands", { exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: /^Raise 0.04\s*ETH\s*: it shall fall/ })).toBeVisible();

  await time.advanceBy(3_600);
  await page.reload();
  await expect(page.getByText(/Time has decided the dispute/)).toBeVisible();
  await expect(page.getByRole("heading", { name: "Time has decided: it stands" })).toBeVisible();
  await expect(page.getByRole("heading", { name: /It waits for the arbiter/ })).toHaveCount(0);
  await page.getByRole("button", { name: "Settle" }).click();
  await sign(page, "Sign and settle", "Settled.");
  await expect(page.getByRole("heading", { name: "It stands", exact: true })).toBeVisible();
  await page.goto(`/brand/${campaign}?tab=statement`);
  // Half of the disputer's stake is the pool's now, and what dividing the other half left over.
  await expect(page.getByLabel("Give out, in ETH")).toHaveValue(/^0\.0050*1?$/);
  await page.goto("/me");
  await expect(page.getByRole("heading", { name: "Returned bonds" })).toBeVisible();
});

test("a contributor disputes a false statement with evidence, somebody raises, the arbiter answers, and all see it", async ({
  page,
  stack,
  wallet,
  time,
}) => {
  const campaign = await openTestCampaign(stack, "Somebody else's harbour", {
    closes: time.now() + DAY,
    reviewPeriod: DAY,
    appealPeriod: DAY,
    finality: DAY,
  });
  const desk = await studio(stack);
  const { client, deployment } = desk;
  await fund(client(actors.brand), { deployment, campaign, amount: parseEther("1") });
  await certifyTexts(stack, campaign, [
    [actors.ada, "Mine"],
    [actors.bruno, "His"],
  ]);
  await time.advanceBy(5 * DAY);
  await proposeFalse(desk, campaign);
  const path = `/campaigns/${campaign}/statements/0x${"0".repeat(40)}`;

  await wallet.choose(ADA);
  await page.goto(path);
  await connect(page);
  await page.getByRole("button", { name: "Check it yourself" }).click();
  await expect(page.getByText("It is wrong")).toBeVisible();
  await page.getByLabel("What is wrong with it").fill("Bruno's share goes to the brand.");
  await page.getByRole("button", { name: "Dispute it, with this evidence…" }).click();
  await expect(page.getByRole("dialog").getByText("Evidence")).toBeVisible();
  await sign(page, "Sign and dispute", "Disputed. The arbiter decides.");
  await expect(page.getByText("Bruno's share goes to the brand.")).toBeVisible();
  await page.getByText("The report of the check").click();
  await expect(page.getByText('"result": "wrong"')).toBeVisible();
  expect(await barriers(page)).toEqual([]);

  await time.advanceBy(SILENCE + 10);
  await wallet.choose(BRAND);
  await page.reload();
  await page.getByLabel("Why you raise").fill("Our accountant says otherwise.");
  await page.getByRole("button", { name: /^Raise 0.02\s*ETH\s*: it shall stand/ }).click();
  await sign(page, "Sign and raise", "Raised.");
  await expect(page.getByText("Our accountant says otherwise.")).toBeVisible();

  await wallet.choose(ARBITER);
  await page.reload();
  await page.getByLabel("Your answer").fill("The author's credit isn't the brand's to take.");
  await page.getByRole("button", { name: "It falls", exact: true }).click();
  await sign(page, "Sign the decision", "Decided.");

  // Whoever comes by, without an account.
  const passerBy = await page
    .context()
    .browser()
    ?.newContext({ viewport: { width: 390, height: 844 } });
  const reader = await passerBy?.newPage();
  if (passerBy === undefined || reader === undefined) throw new Error("the browser has gone");
  await reader.goto(new URL(path, stack.urls.app).href);
  for (const heading of ["Proposed", "Disputed", "Raised: it shall stand", "The arbiter: it falls", "It fell"]) {
    await expect(reader.getByRole("heading", { name: heading, exact: true })).toBeVisible();
  }
  for (const words of ["Bruno's share", "Our accountant", "The author's credit"]) {
    await expect(reader.getByText(words)).toBeVisible();
  }
  expect(await barriers(reader)).toEqual([]);
  await passerBy.close();

  await wallet.choose(ADA);
  await page.reload();
  await page.getByRole("button", { name: "Withdraw" }).click();
  await sign(page, "Sign and withdraw", "Paid out.");
});

/** A statement with a consistent root, in which the second work's author is the brand. */
async function proposeFalse({ client, deployment, urls }: Awaited<ReturnType<typeof studio>>, campaign: number) {
  const roll = await awaitApi(
    urls.api,
    `/v1/campaigns/${campaign}/roll`,
    rollSchema,
    ({ closed, works }) => closed && works.length === 2,
    "the roll is closed",
  );
  const { settings } = await readApi(urls.api, `/v1/campaigns/${campaign}`, campaignSchema);
  const brand = actors.brand.account.address.toLowerCase();
  const total = parseEther("1");
  const place = { chainId: deployment.chainId, pool: deployment.rewardPools, campaign, token: ETH };
  const works = roll.works.map((work, index) =>
    index === 1 ? { ...work, credits: [{ account: brand, bps: 10_000 }] } : work,
  );
  const statement = computeStatement({ ...place, rule: settings, roll: works, total });
  const block = { number: roll.block, hash: roll.blockHash };
  const lines = [...writeStatement(statement, { rollAt: roll.rollAt, block, code: "colophon 0.1.0" })];
  const file = await upload(urls.relay, new TextEncoder().encode(lines.join("")));
  const { root } = statement;
  await proposeStatement(client(actors.brand), { deployment, campaign, root, total, statement: file });
  await awaitApi(
    urls.api,
    `/v1/campaigns/${campaign}`,
    campaignSchema,
    ({ pools }) => pools[0]?.state === "proposed",
    "the statement is proposed",
  );
}
