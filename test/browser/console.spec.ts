import { disputeStatement } from "@colophon/sdk/actions/disputeStatement.ts";
import { fund } from "@colophon/sdk/actions/fund.ts";
import { campaign as campaignSchema, statementPage, workPage } from "@colophon/sdk/api/schemas.ts";
import type { Settings } from "@colophon/sdk/ids/settings.ts";
import { parseEther } from "viem";
import { actors } from "../../scripts/demo/actors.ts";
import { readApi } from "../../scripts/demo/awaitApi.ts";
import { certifyTexts } from "./support/certifyTexts.ts";
import { colophonAs } from "./support/colophon.ts";
import { connect, finish, sign } from "./support/contributing.ts";
import { expect, type Time, test } from "./support/fixtures.ts";
import { openTestCampaign } from "./support/openTestCampaign.ts";
import { studio } from "./support/studio.ts";

/* What the console does beside the story's main path: verdicts by keyboard and changed, disputes, empty rolls, new terms. */

const DAY = 86_400;
const [BRAND, CURATOR, ARBITER] = [1, 2, 3];
const quick = (time: Time): Partial<Settings> => ({
  closes: time.now() + DAY,
  reviewPeriod: DAY,
  appealPeriod: DAY,
  finality: DAY,
  equalBps: 5_000,
  curatedBps: 5_000,
});

test("verdicts are collected by keyboard, signed at once, survive a refusal and a reload, and can be changed", async ({
  page,
  stack,
  wallet,
  time,
}) => {
  const campaign = await openTestCampaign(stack, "Reviewed by keys", quick(time));
  await certifyTexts(stack, campaign, [
    [actors.ada, "First light"],
    [actors.bruno, "Second thoughts"],
  ]);
  await wallet.choose(CURATOR);
  await page.goto(`/brand/${campaign}?tab=review`);
  await expect(page.getByText("Only the brand and its curators review")).toBeVisible();
  await connect(page);
  const desk = (title: string) => page.getByRole("article", { name: title });

  await expect(desk("First light").getByRole("button", { name: "Accept" })).toBeVisible();
  // While a dialog is open, keys are its own.
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.keyboard.press("9");
  await page.keyboard.press("a");
  await expect(desk("Second thoughts")).toBeVisible();
  await page.keyboard.press("k");
  await expect(desk("First light").getByText("You accept it; not signed yet")).toBeVisible();
  await page.keyboard.press("j");
  await page.keyboard.press("r");
  await page.getByLabel("Why").selectOption("Other");
  await page.getByRole("button", { name: "Reject", exact: true }).click();
  await expect(page.getByText("This reason says nothing by itself")).toBeVisible();
  // Letters that are keys elsewhere are letters here.
  await page.getByLabel("Note to the author").fill("");
  await page.getByLabel("Note to the author").pressSequentially("a rejoinder, joking");
  await page.getByRole("button", { name: "Reject", exact: true }).click();

  wallet.rejectNext("eth_sendTransaction");
  await page.getByRole("button", { name: "Sign all 2 at once" }).click();
  await page.getByRole("button", { name: "Sign the verdicts" }).click();
  await expect(page.getByText("You declined in the wallet")).toBeVisible();
  await page.getByRole("button", { name: "Not now" }).click();
  await page.reload();
  await expect(page.getByText("rejected: other, “a rejoinder, joking”")).toBeVisible();
  await page.getByRole("button", { name: "Sign all 2 at once" }).click();
  await sign(page, "Sign the verdicts", "Recorded.");

  const verdicts = async () => {
    const { items } = await readApi(stack.urls.api, `/v1/works?campaign=${campaign}&standing=any`, workPage);
    return Object.fromEntries(
      items.map(({ title, verdict }) => [title, verdict?.accepted ? verdict.score : verdict?.reason]),
    );
  };
  await expect.poll(verdicts).toEqual({ "First light": 9_000, "Second thoughts": 8 });

  await page.getByRole("button", { name: "Not accepted 1" }).click();
  await expect(desk("Second thoughts").getByText("a rejoinder, joking")).toBeVisible();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.keyboard.press("a");
  await page.getByRole("button", { name: "Sign it" }).click();
  await sign(page, "Sign the verdict", "Recorded.");
  await expect.poll(verdicts).toEqual({ "First light": 9_000, "Second thoughts": 5_000 });
});

test("a disputed statement is recomputed and decided by the arbiter; a new one stands and is settled", async ({
  page,
  stack,
  wallet,
  time,
}) => {
  const campaign = await openTestCampaign(stack, "Disputed", quick(time));
  const { client, deployment } = await studio(stack);
  await fund(client(actors.brand), { deployment, campaign, amount: parseEther("1") });
  await certifyTexts(stack, campaign, [[actors.ada, "Alone"]]);
  await wallet.choose(BRAND);
  await page.goto(`/brand/${campaign}?tab=statement`);
  await connect(page);
  await expect(page.getByText("The roll is still open")).toBeVisible();
  await expect(page.getByRole("button", { name: "Publish the statement" })).toHaveCount(0);

  await time.advanceBy(5 * DAY);
  await page.reload();
  await page.getByLabel("Give out, in ETH").fill("0.4");
  await expect(page.getByText("At least 0.5 ETH.")).toBeVisible();
  await page.getByLabel("Give out, in ETH").fill("0.75");
  const publish = async () => {
    await page.getByRole("button", { name: "Publish the statement" }).click();
    await sign(page, "Sign and publish", "Published. The challenge period runs.");
  };
  // From a terminal, at another time and another head of the index, it would be the same file, byte for byte.
  const terms = ["statement", "propose", String(campaign), "--total", "0.75", "--dry-run"];
  const dry = await colophonAs(stack, actors.brand, ...terms);
  await time.advanceBy(60);
  await publish();
  const { items } = await readApi(stack.urls.api, `/v1/campaigns/${campaign}/statements`, statementPage);
  expect(dry.output).toMatchObject({ dryRun: true, root: items[0]?.root, cid: items[0]?.cid });
  await disputeStatement(client(actors.ada), { deployment, campaign });

  await wallet.choose(ARBITER);
  await page.reload();
  await expect(page.getByText("The statement is disputed")).toBeVisible();
  await expect(page.getByText("It is right")).toBeVisible();
  await page.getByRole("button", { name: "It falls" }).click();
  await sign(page, "Sign the decision", "Decided.");

  await wallet.choose(BRAND);
  await page.reload();
  await publish();
  await time.advanceBy(3_600);
  await page.reload();
  await page.getByRole("button", { name: "Settle" }).click();
  await sign(page, "Sign and settle", "Settled.");
  await expect(page.getByText("Everything is given out")).toBeVisible();
  await page.goto("/me");
  await page.getByRole("button", { name: "Withdraw" }).click();
  await sign(page, "Sign and withdraw", "Paid out.");
});

test("where no work was accepted the brand says so, and funders take their money back", async ({
  page,
  stack,
  wallet,
  time,
}) => {
  const campaign = await openTestCampaign(stack, "Unanswered", quick(time));
  const { client, deployment } = await studio(stack);
  await fund(client(actors.brand), { deployment, campaign, amount: parseEther("1") });
  await time.advanceBy(5 * DAY);
  await wallet.choose(BRAND);
  await page.goto(`/brand/${campaign}?tab=statement`);
  await connect(page);
  await expect(page.getByText("No work is on the roll")).toBeVisible();
  await page.getByRole("button", { name: "Say that the roll is empty" }).click();
  await sign(page, "Sign and propose", "Proposed. The challenge period runs.");
  await time.advanceBy(3_600);
  await page.reload();
  await page.getByRole("button", { name: "Take it back" }).click();
  await sign(page, "Sign and take back", "Paid back.");
  const { pools } = await readApi(stack.urls.api, `/v1/campaigns/${campaign}`, campaignSchema);
  expect(pools.map(({ refunded }) => refunded)).toEqual([String(parseEther("1"))]);
});

test("new terms are published by the brand, lose nothing when declined, and hold from then on", async ({
  page,
  stack,
  wallet,
  time,
}) => {
  const campaign = await openTestCampaign(stack, "Amended", quick(time));
  await wallet.choose(CURATOR);
  await page.goto(`/brand/${campaign}?tab=terms`);
  await connect(page);
  await expect(page.getByText("Only the brand can publish new terms.")).toBeVisible();
  await expect(page.getByLabel("Title")).toBeDisabled();

  await wallet.choose(BRAND);
  const button = page.getByRole("button", { name: "Publish version 2" });
  await expect(button).toBeDisabled();
  await page.getByLabel("Title").fill("");
  await button.click();
  await expect(page.getByText("Please write something here.")).toBeVisible();
  await expect(page.getByLabel("Title")).toBeFocused();
  await page.getByLabel("Title").fill("Amended, twice read");
  wallet.rejectNext("eth_sendTransaction");
  await button.click();
  await page.getByRole("button", { name: "Sign and publish" }).click();
  await expect(page.getByText("You declined in the wallet")).toBeVisible();
  await page.getByRole("button", { name: "Sign and publish" }).click();
  await finish(page, "The new terms hold.");
  await expect(page.getByRole("heading", { name: "Version 2 holds" })).toBeVisible();
  const heading = page.getByRole("heading", { name: "Amended, twice read", level: 1 });
  await expect(heading).toBeVisible();
});
