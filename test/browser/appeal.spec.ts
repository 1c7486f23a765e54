import { review } from "@colophon/sdk/actions/review.ts";
import { roll as rollSchema, work as workSchema } from "@colophon/sdk/api/schemas.ts";
import { parseEther } from "viem";
import { actors } from "../../scripts/demo/actors.ts";
import { awaitApi, readApi } from "../../scripts/demo/awaitApi.ts";
import { barriers } from "./support/axe.ts";
import { certifyTexts } from "./support/certifyTexts.ts";
import { connect, sign } from "./support/contributing.ts";
import { expect, test } from "./support/fixtures.ts";
import { openTestCampaign } from "./support/openTestCampaign.ts";
import { studio } from "./support/studio.ts";

/* That a brand can't silence an author: rejected, appealed with a bond, upheld by the arbiter, on the roll; and the other way. */

const DAY = 86_400;
const [CURATOR, ARBITER, ADA] = [2, 3, 4];

test("a rejected author appeals, the arbiter upholds it in a batch, the work is on the roll and the bond comes back", async ({
  page,
  stack,
  wallet,
  time,
}) => {
  const closes = time.now() + DAY;
  const campaign = await openTestCampaign(stack, "Heard twice", {
    closes,
    reviewPeriod: DAY,
    appealPeriod: 4 * DAY,
    finality: DAY,
    equalBps: 5_000,
    curatedBps: 5_000,
    appealBond: parseEther("0.01"),
  });
  const { client, deployment, urls } = await studio(stack);
  const [fog, rain] = await certifyTexts(stack, campaign, [
    [actors.ada, "Fog, heard"],
    [actors.bruno, "Rain, copied"],
  ]);
  const reject = (id = "", author = actors.ada) =>
    ({ id, author: author.account.address, accepted: false, reason: 1 }) as const;
  await review(client(actors.curator), { deployment, campaign, verdicts: [reject(fog), reject(rain, actors.bruno)] });
  await awaitApi(urls.api, `/v1/works/${fog}`, workSchema, ({ standing }) => standing === "rejected", "it is rejected");

  await page.goto(`/works/${fog}`);
  await connect(page);
  await expect(page.getByText(/The verdict can still change/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Appeal…" })).toHaveCount(0);

  await time.advanceTo(closes + DAY + 60);
  for (const [account, id] of [
    [ADA, fog],
    [5, rain],
  ] as const) {
    await wallet.choose(account);
    await page.goto(`/works/${id}`);
    await expect(page.getByText(/comes back unless the arbiter rejects the appeal/)).toBeVisible();
    await page.getByRole("button", { name: "Appeal…" }).click();
    await expect(page.getByRole("dialog").getByText(/You put up 0.01 ETH/)).toBeVisible();
    await sign(page, "Sign and appeal", "Appealed. The arbiter decides.");
    await expect(page.getByText("Its author has appealed")).toBeVisible();
    await expect(page.getByText(/Its bond of 0.01\s*ETH is held until then/)).toBeVisible();
  }

  await wallet.choose(ARBITER);
  await page.goto(`/brand/${campaign}?tab=appeals`);
  await expect(page.getByText("Authors may appeal until")).toBeVisible();
  await expect(page.getByRole("radio", { name: "Upheld" })).toHaveCount(0);
  await time.advanceBy(2 * DAY);
  await wallet.choose(CURATOR);
  await page.reload();
  await expect(page.getByText("Waits for the arbiter")).toHaveCount(2);
  await expect(page.getByRole("radio", { name: "Upheld" })).toHaveCount(0);
  await wallet.choose(ARBITER);
  const line = (title: string) => page.getByRole("listitem").filter({ hasText: title });
  await line("Fog, heard").getByLabel("Upheld").check();
  await line("Fog, heard").getByLabel("Score, 0 to 100").fill("70");
  await line("Fog, heard").getByLabel("Note").fill("It is about weather, and nothing else.");
  await line("Rain, copied").getByLabel("Rejected").check();
  expect(await barriers(page)).toEqual([]);
  wallet.rejectNext("eth_sendTransaction");
  await page.getByRole("button", { name: "Sign all 2 at once" }).click();
  await page.getByRole("button", { name: "Sign the decisions" }).click();
  await expect(page.getByText("You declined in the wallet")).toBeVisible();
  await sign(page, "Sign the decisions", "Decided.");
  await expect(page.getByText("Upheld: the work is accepted")).toBeVisible();
  await page.getByRole("button", { name: "Put them there" }).click();
  await sign(page, "Sign and pass on", "They are in the pool.");

  await wallet.choose(ADA);
  await page.goto(`/works/${fog}`);
  await expect(page.getByText("Accepted on appeal", { exact: true })).toBeVisible();
  await expect(page.getByText("It is about weather, and nothing else.").first()).toBeVisible();
  await page.getByRole("button", { name: /^Take your bond of/ }).click();
  await sign(page, "Sign and take back", "Paid back.");
  await expect(page.getByText(/Its bond of 0.01\s*ETH was paid back/)).toBeVisible();
  expect(await barriers(page)).toEqual([]);
  await page.goto(`/works/${rain}`);
  await expect(page.getByText("The appeal was rejected")).toBeVisible();

  const { rollAt } = await readApi(urls.api, `/v1/campaigns/${campaign}/roll`, rollSchema);
  await time.advanceTo(rollAt + 60);
  const roll = await awaitApi(
    urls.api,
    `/v1/campaigns/${campaign}/roll`,
    rollSchema,
    ({ closed }) => closed,
    "the roll is closed",
  );
  expect(roll.works.map(({ id, score }) => ({ id, score }))).toEqual([{ id: fog, score: 7_000 }]);
});
