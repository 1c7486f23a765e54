import { fund } from "@colophon/sdk/actions/fund.ts";
import { proposeStatement } from "@colophon/sdk/actions/proposeStatement.ts";
import { ETH } from "@colophon/sdk/actions/requests/request.ts";
import { campaign as campaignSchema, roll as rollSchema, statementPage } from "@colophon/sdk/api/schemas.ts";
import { collectInputs } from "@colophon/sdk/audit/collectInputs.ts";
import { gatewaySource } from "@colophon/sdk/audit/gatewaySource.ts";
import { computeStatement } from "@colophon/sdk/rewards/computeStatement.ts";
import { writeStatement } from "@colophon/sdk/rewards/writeStatement.ts";
import type { Page } from "@playwright/test";
import { parseEther } from "viem";
import { actors } from "../../scripts/demo/actors.ts";
import { awaitApi, readApi } from "../../scripts/demo/awaitApi.ts";
import { publishStatements } from "../../scripts/demo/settle.ts";
import { upload } from "../../scripts/demo/upload.ts";
import type { Stack } from "../../scripts/runtime/startStack.ts";
import { falsify } from "../support/falsify.ts";
import { barriers } from "./support/axe.ts";
import { certifyTexts } from "./support/certifyTexts.ts";
import { expect, type Time, test } from "./support/fixtures.ts";
import { openTestCampaign } from "./support/openTestCampaign.ts";
import { studio } from "./support/studio.ts";

/* “Check it yourself”: the page recomputes statements from the chain and IPFS alone, and finds a unit that was moved. */

const DAY = 86_400;

/** A campaign with two works of two authors whose roll has closed. */
async function closed(stack: Stack, time: Time, title: string): Promise<number> {
  const periods = { closes: time.now() + DAY, reviewPeriod: DAY, appealPeriod: DAY, finality: DAY };
  const campaign = await openTestCampaign(stack, title, periods);
  const { client, deployment, urls } = await studio(stack);
  await fund(client(actors.brand), { deployment, campaign, amount: parseEther("1") });
  const texts = [
    [actors.bruno, `${title}, one`],
    [actors.ada, `${title}, two`],
  ] as const;
  await certifyTexts(stack, campaign, [...texts]);
  const path = `/v1/campaigns/${campaign}`;
  await awaitApi(urls.api, path, campaignSchema, ({ counts }) => counts.verified === 2, "both works are verified");
  await time.advanceBy(5 * DAY);
  return campaign;
}

async function check(page: Page, stack: Stack, campaign: number): Promise<string[]> {
  const path = `/v1/campaigns/${campaign}/statements`;
  await awaitApi(stack.urls.api, path, statementPage, ({ items }) => items.length === 1, "the statement is indexed");
  await page.goto(`/campaigns/${campaign}`);
  const button = page.getByRole("button", { name: "Check it yourself" });
  await expect(button).toBeVisible();
  // From here on the page's servers are of no use to it.
  for (const url of [stack.urls.api, stack.urls.relay])
    await page.context().route(`${url}/**`, (route) => route.abort());
  await button.click();
  const steps = page.getByRole("list", { name: "What was done" });
  await expect(steps.getByText(/^Fetched from IPFS what isn't on the chain/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Check it yourself" })).toBeEnabled();
  expect(await barriers(page)).toEqual([]);
  await page.context().unrouteAll();
  // Plain words first; hashes and blocks only for who opens the details.
  const plain = (await steps.getByRole("listitem").allInnerTexts()).join("\n");
  expect(plain).not.toMatch(/0x|baf|\d{4}-\d{2}/);
  expect(plain.indexOf("isn't on the chain")).toBeLessThan(plain.indexOf("Fetched the statement"));
  const details = page.getByRole("list", { name: "Details of what was done" });
  await expect(details).toBeHidden();
  await page.getByText("Details, for who wants to do the same").click();
  await expect(details.getByText(/^Inputs b/)).toBeVisible();
  return details.getByRole("listitem").allInnerTexts();
}

test("a statement that is right is found right in the page, from chain and IPFS alone", async ({
  page,
  stack,
  time,
}) => {
  const campaign = await closed(stack, time, "Checked by anybody");
  await publishStatements(await studio(stack), campaign, 2);
  const steps = await check(page, stack, campaign);
  await expect(page.getByText("It is right")).toBeVisible();
  expect(steps.join("\n")).toMatch(/2 works and 2 accounts, each line as computed, and the root 0x/);
});

test("one unit moved between two accounts, with a root of its own, is found and named", async ({
  page,
  stack,
  time,
}) => {
  const campaign = await closed(stack, time, "Moved by one");
  const { client, deployment, urls } = await studio(stack);
  const path = `/v1/campaigns/${campaign}`;
  const roll = await awaitApi(urls.api, `${path}/roll`, rollSchema, (read) => read.closed, "the roll is closed");
  const { settings } = await readApi(urls.api, path, campaignSchema);
  const { chainId, contributions: contract, rewardPools: pool } = deployment;
  const car = await collectInputs(roll, { chainId, contract, ipfs: gatewaySource(urls.gateway) });
  const inputs = await upload(urls.relay, new Uint8Array(Buffer.concat(car)));
  const total = parseEther("1");
  const place = { chainId, pool, campaign, token: ETH };
  const statement = computeStatement({ ...place, rule: settings, roll: roll.works, total });
  const block = { number: roll.block, hash: roll.blockHash };
  const sources = { rollAt: roll.rollAt, block, inputs: inputs.cid, code: "test" };
  const { lines, root, from, to } = falsify([...writeStatement(statement, sources)], { deep: false });
  const file = await upload(urls.relay, new TextEncoder().encode(lines.join("")));
  await proposeStatement(client(actors.brand), { deployment, campaign, total, root, statement: file });

  await check(page, stack, campaign);
  const alert = page.getByRole("alert").filter({ hasText: "It is wrong" });
  await expect(alert).toContainText(new RegExp(`The account (${from}|${to})`));
});
