import { account, certify, connect, describeWork } from "./support/contributing.ts";
import { expect, test } from "./support/fixtures.ts";
import { picture } from "./support/media.ts";
import { openTestCampaign } from "./support/openTestCampaign.ts";

/* That builds for other chains hold none of its keys is looked at in app/test. */

test.use({ hasWallet: false });

const ACTORS = ["Brand", "Curator", "Arbiter", "Ada", "Bruno", "Chiyo", "Collector"];

test("with no wallet installed one is everybody in turn: contributes as Bruno, sees the console as the brand", async ({
  page,
  stack,
}) => {
  const campaign = await openTestCampaign(stack, "Without an extension");
  const become = async (name: string) => {
    await account(page).click();
    await page.getByRole("menuitemradio", { name: new RegExp(`^${name}`) }).click();
    await expect(account(page)).toContainText(name);
  };

  await test.step("the only wallet on offer is the built-in one", async () => {
    await page.goto("/");
    await page.getByRole("button", { name: "Connect", exact: true }).click();
    await expect(page.getByRole("dialog").getByRole("listitem")).toHaveCount(1);
    await page.keyboard.press("Escape");
    await connect(page, /Demo wallet/, /^Ada/);
    await expect(account(page)).toContainText("Ada");
    await account(page).click();
    const people = page.getByRole("menuitemradio");
    await expect(people).toHaveCount(ACTORS.length);
    for (const name of ACTORS) await expect(people.filter({ hasText: new RegExp(`^${name}`) })).toBeVisible();
    await expect(people.filter({ hasText: /^Ada/ })).toBeChecked();
    await page.keyboard.press("Escape");
  });

  await test.step("Bruno contributes, with the demo's own signature on the real chain", async () => {
    await become("Bruno");
    await describeWork(page, {
      campaign,
      file: { name: "bruno.png", mimeType: "image/png", buffer: picture(300) },
      title: "By Bruno",
    });
    // The choice outlived the page's load.
    await expect(account(page)).toContainText("Bruno");
    await certify(page);
    await expect(page.getByRole("term").filter({ hasText: "Author" }).locator("+ dd")).toHaveText("Bruno");
    await expect(page.getByRole("button", { name: "Prove it's mine" })).toBeVisible();
  });

  await test.step("others may do what is theirs to do, and nothing else", async () => {
    await become("Collector");
    await expect(page.getByRole("button", { name: "Prove it's mine" })).toHaveCount(0);
    await expect(page.getByRole("button", { name: "Hand over" })).toHaveCount(0);
    await page.goto(`/campaigns/${campaign}`);
    await expect(page.getByRole("link", { name: "Contribute", exact: true }).first()).toBeVisible();
    await expect(page.getByRole("link", { name: "Open the console" })).toHaveCount(0);
    await become("Curator");
    await expect(page.getByRole("link", { name: "Open the console" })).toBeVisible();
    await become("Brand");
    await expect(page.getByRole("link", { name: "Open the console" })).toBeVisible();
  });

  await test.step("it disconnects, and stays so", async () => {
    await account(page).click();
    await page.getByRole("menuitem", { name: "Disconnect" }).click();
    await expect(page.getByRole("button", { name: "Connect", exact: true })).toBeVisible();
    await page.reload();
    await expect(page.getByRole("button", { name: "Connect", exact: true })).toBeVisible();
  });
});
