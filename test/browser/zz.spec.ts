import { fund } from "@colophon/sdk/actions/fund.ts";
import type { Page } from "@playwright/test";
import { parseEther } from "viem";
import { actors } from "../../scripts/demo/actors.ts";
import { publishStatements } from "../../scripts/demo/settle.ts";
import { certifyTexts } from "./support/certifyTexts.ts";
import { connect, sign } from "./support/contributing.ts";
import { test } from "./support/fixtures.ts";
import { livedCampaign } from "./support/livedCampaign.ts";
import { openTestCampaign } from "./support/openTestCampaign.ts";
import { studio } from "./support/studio.ts";

const DAY = 86_400;
async function shoot(page: Page, name: string) {
  for (const [colorScheme, width] of [["light", 1280], ["dark", 390]] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.setViewportSize({ width, height: 900 });
    await page.waitForTimeout(400);
    await page.screenshot({ path: `/tmp/why-shots/${name}-${colorScheme}-${width}.png`, fullPage: true });
  }
  await page.setViewportSize({ width: 1280, height: 900 });
}

test("shots", async ({ page, stack, wallet, time }) => {
  test.setTimeout(400_000);
  const lived = await livedCampaign(stack, time, "A harbour in four voices");
  await wallet.choose(6);
  await page.goto("/me");
  await connect(page);
  await page.waitForTimeout(1000);
  await shoot(page, "me");
  await page.goto(`/campaigns/${lived.campaign}/why`);
  await page.getByText("You earned").waitFor();
  await shoot(page, "account");
  await page.goto(`/campaigns/${lived.campaign}/why/${lived.remix}`);
  await page.getByText("See the work").waitFor();
  await shoot(page, "remix");
  await page.goto(`/campaigns/${lived.campaign}/why/${lived.image}`);
  await page.getByText("See the work").waitFor();
  await shoot(page, "image");
  await page.goto(`/campaigns/${lived.campaign}/statements/0x${"0".repeat(40)}`);
  await page.getByText("It stands").first().waitFor();
  await shoot(page, "stands");
  const campaign = await openTestCampaign(stack, "While the arbiter sleeps", { closes: time.now() + DAY, reviewPeriod: DAY, appealPeriod: DAY, finality: DAY });
  const desk = await studio(stack);
  await fund(desk.client(actors.brand), { deployment: desk.deployment, campaign, amount: parseEther("1") });
  await certifyTexts(stack, campaign, [[actors.bruno, "Asleep"]]);
  await time.advanceBy(5 * DAY);
  await publishStatements(desk, campaign, 1);
  await page.waitForTimeout(2500);
  await page.goto(`/campaigns/${campaign}/statements/0x${"0".repeat(40)}`);
  await page.getByRole("button", { name: "Check it here" }).click();
  await page.getByText("It is right").waitFor();
  await shoot(page, "proposed");
  await page.getByLabel("What is wrong with it").fill("Work 3 is missing from the roll, though it was accepted on appeal.");
  await page.getByRole("button", { name: "Dispute it…" }).click();
  await sign(page, "Sign and dispute", "Disputed. The arbiter decides.");
  await time.advanceBy(70);
  await page.reload();
  await page.getByText("Why you raise").waitFor();
  await shoot(page, "disputed");
});
