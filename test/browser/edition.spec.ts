import { readForwarder } from "@colophon/sdk/actions/readForwarder.ts";
import { vote } from "@colophon/sdk/actions/vote.ts";
import { campaign as campaignSchema, votePage } from "@colophon/sdk/api/schemas.ts";
import { parseAbi, parseEther, parseUnits } from "viem";
import { sendTransaction, writeContract } from "viem/actions";
import { actors } from "../../scripts/demo/actors.ts";
import { awaitApi, readApi } from "../../scripts/demo/awaitApi.ts";
import { barriers } from "./support/axe.ts";
import { certifyTexts } from "./support/certifyTexts.ts";
import { connect, finish, sign } from "./support/contributing.ts";
import { expect, test } from "./support/fixtures.ts";
import { picture } from "./support/media.ts";
import { openTestCampaign } from "./support/openTestCampaign.ts";
import { studio } from "./support/studio.ts";

/* What comes in after the roll: editions and royalties pay everybody who contributed. And who runs a campaign hands it over. */

const DAY = 86_400;
const [BRAND, ARBITER, ADA, COLLECTOR] = [1, 3, 4, 7];

test("an edition is named, collected once the roll has closed, and pays the pool; royalties are passed on", async ({
  page,
  stack,
  wallet,
  time,
}) => {
  const { client, deployment, urls } = await studio(stack);
  const dollar = deployment.tokens[0]?.address ?? "0x";
  const campaign = await openTestCampaign(stack, "To be collected", {
    closes: time.now() + DAY,
    reviewPeriod: DAY,
    appealPeriod: DAY,
    finality: DAY,
    editionToken: dollar,
    editionPrice: parseUnits("25", 6),
    editionCap: 1,
  });
  await certifyTexts(stack, campaign, [[actors.ada, "The only verse"]]);
  await writeContract(client(actors.collector), {
    address: dollar,
    abi: parseAbi(["function mint(address to, uint256 amount)"]),
    functionName: "mint",
    args: [actors.collector.account.address, parseUnits("100", 6)],
    account: actors.collector.account,
    chain: null,
  });

  await wallet.choose(BRAND);
  await page.goto(`/brand/${campaign}?tab=edition`);
  await connect(page);
  await expect(page.getByText("25 dUSD")).toBeVisible();
  await page
    .getByLabel("Upload the collective work")
    .setInputFiles({ name: "all.png", mimeType: "image/png", buffer: picture(900 + campaign) });
  await sign(page, "Sign and set", "The edition is set.");
  await expect(page.getByRole("heading", { name: "The edition" })).toBeVisible();
  await page.goto(`/campaigns/${campaign}`);
  await expect(page.getByText(/On sale once the roll has closed/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Collect a copy" })).toHaveCount(0);

  await time.advanceBy(5 * DAY);
  await wallet.choose(COLLECTOR);
  await page.reload();
  expect(await barriers(page)).toEqual([]);
  await page.getByRole("button", { name: "Collect a copy" }).click();
  await page.getByRole("button", { name: "Sign: Allow the edition to take 25 dUSD" }).click();
  await page.getByRole("button", { name: "Sign: Collect" }).click();
  await finish(page, "It is yours.");
  await expect(page.getByText("1 of 1")).toBeVisible();
  await expect(page.getByText("All copies are taken.")).toBeVisible();
  const { pools } = await readApi(urls.api, `/v1/campaigns/${campaign}`, campaignSchema);
  const pool = pools.find(({ token }) => token.address === dollar.toLowerCase());
  expect(pool?.proceeds.editions).toBe(String(parseUnits("25", 6)));
  expect(pool?.funded).toBe(String(parseUnits("25", 6)));

  await page.goto("/me");
  await page.getByRole("tab", { name: "Held" }).click();
  await expect(page.getByText("One copy of the edition of To be collected")).toBeVisible();
  // Whoever holds an edition isn't told that there is nothing.
  const panel = page.getByRole("tabpanel");
  await expect(
    panel.getByText("You hold no work's token.").or(panel.locator('a[href^="/works/"]')).first(),
  ).toBeVisible();
  await expect(page.getByText("Nothing here yet")).toHaveCount(0);
  await page.goto(`/campaigns/${campaign}`);

  const to = await readForwarder(client(actors.brand), { deployment, campaign });
  await sendTransaction(client(actors.collector), {
    to,
    value: parseEther("0.25"),
    account: actors.collector.account,
    chain: null,
  });
  await page.reload();
  await expect(page.getByText(/0.25\s*ETH arrived and isn't in the pool yet/)).toBeVisible();
  await page.getByRole("button", { name: "Put it into the pool" }).click();
  await sign(page, "Sign and pass on", "They are in the pool.");
  await expect(page.getByText(/0.25\s*ETH reached the pool so far/)).toBeVisible();

  await wallet.choose(BRAND);
  await page.goto(`/brand/${campaign}?tab=edition`);
  await expect(page.getByText("what it is a copy of can't be changed")).toBeVisible();
});

test("votes are told, a poll is asked, the brand's role is offered and accepted, and a relay is named", async ({
  page,
  stack,
  wallet,
  time,
}) => {
  const { client, deployment, urls } = await studio(stack);
  const campaign = await openTestCampaign(stack, "In other hands", {
    equalBps: 0,
    communityBps: 10_000,
    votesClose: time.now() + 10 * DAY,
  });
  const [id = ""] = await certifyTexts(stack, campaign, [[actors.ada, "Voted for"]]);
  await vote(client(actors.bruno), { deployment, campaign, votes: [{ id, votes: 3 }] });
  await awaitApi(
    urls.api,
    `/v1/campaigns/${campaign}/votes`,
    votePage,
    ({ items }) => items.length === 1,
    "it is voted",
  );
  await wallet.choose(BRAND);
  await page.goto(`/brand/${campaign}?tab=polls`);
  await connect(page);
  await page.getByRole("button", { name: "Open the poll" }).click();
  await expect(page.getByText("At least two, one a line.")).toBeVisible();
  await page.getByLabel("Question").fill("Which of them for the cover?");
  await page.getByLabel("Answers to choose from").fill("The bell\nThe fog");
  await page.getByRole("button", { name: "Open the poll" }).click();
  await sign(page, "Sign and open", "The poll is open.");
  await page.goto(`/campaigns/${campaign}`);
  await expect(page.getByText("Which of them for the cover?")).toBeVisible();
  await expect(page.getByText("The fog")).toBeVisible();
  const voted = page.getByRole("region", { name: "Votes" }).getByRole("row").filter({ hasText: "Voted for" });
  // Given, and not counted: Bruno is no author here.
  await expect(voted.getByRole("cell").nth(1)).toHaveText("0");
  await expect(voted.getByRole("cell").nth(3)).toHaveText("3");

  await page.goto(`/brand/${campaign}?tab=roles`);
  await page.getByLabel("Account of the relay").fill(actors.deployer.account.address);
  await page.getByRole("button", { name: "Name it" }).click();
  await sign(page, "Sign", "The relay is named.");
  const offer = page.getByLabel("Offer to be its brand to");
  await offer.fill(actors.arbiter.account.address);
  await page.getByRole("button", { name: "Offer", exact: true }).click();
  await expect(page.getByText("That account is the campaign's arbiter, and can't be both.")).toBeVisible();
  await offer.fill(actors.ada.account.address);
  await page.getByRole("button", { name: "Offer", exact: true }).click();
  await sign(page, "Sign and offer", "Offered. It takes effect once it is accepted.");
  await expect(page.getByText("You were offered")).toHaveCount(0);
  await wallet.choose(ARBITER);
  await page.reload();
  await expect(page.getByText("Offer to be its arbiter to")).toBeVisible();
  await expect(page.getByText("You were offered")).toHaveCount(0);
  await wallet.choose(ADA);
  await page.reload();
  await expect(page.getByText("You were offered to be its brand.")).toBeVisible();
  expect(await barriers(page)).toEqual([]);
  await page.getByRole("button", { name: "Accept" }).click();
  await sign(page, "Sign and accept", "You are its brand now.");
  await expect(page.getByText("You are its brand", { exact: true })).toBeVisible();
});
