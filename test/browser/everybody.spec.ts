import { actors } from "../../scripts/demo/actors.ts";
import { account, connect } from "./support/contributing.ts";
import { expect, test } from "./support/fixtures.ts";
import { enter, tabTo } from "./support/keyboard.ts";
import { livedCampaign } from "./support/livedCampaign.ts";
import { look, softly } from "./support/look.ts";
import { picture } from "./support/media.ts";
import { openTestCampaign } from "./support/openTestCampaign.ts";

/* That nobody is shut out: without a pointer, on a small screen, in either scheme, with a screen reader. */

test("a work is contributed with the keyboard alone", async ({ page, stack }) => {
  await openTestCampaign(stack, "By keyboard");
  await page.goto("/");
  const skip = page.getByRole("link", { name: "Skip to the content" });
  await expect(skip).toBeAttached();
  await page.keyboard.press("Tab");
  await expect(skip).toBeFocused();

  await enter(page, page.getByRole("button", { name: "Connect", exact: true }));
  await enter(page, page.getByRole("dialog").getByRole("button", { name: /Test Wallet/ }));
  await expect(account(page)).toBeVisible();
  await enter(page, page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Contribute" }));
  await enter(page, page.getByRole("link", { name: /By keyboard/ }));

  await tabTo(page, page.getByRole("radio", { name: /^Without gas/ }));
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("radio", { name: /^At my own cost/ })).toBeChecked();
  const chooser = page.waitForEvent("filechooser");
  await enter(page, page.getByLabel("Drop your work here"));
  await (await chooser).setFiles({ name: "keys.png", mimeType: "image/png", buffer: picture(400) });
  await expect(page.getByText("Its name for ever")).toBeVisible();

  await tabTo(page, page.getByLabel("Title"));
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("Eighty-eight keys");
  await tabTo(page, page.getByLabel("None"));
  await page.keyboard.press("Space");
  await expect(page.getByLabel("None")).toBeChecked();
  await tabTo(page, page.getByLabel(/I have read this/));
  await page.keyboard.press("Space");
  await enter(page, page.getByRole("button", { name: "Upload and sign" }));

  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("button", { name: "Sign and certify" })).toBeEnabled();
  await enter(page, dialog.getByRole("button", { name: "Sign and certify" }));
  await expect(dialog.getByText("Certified.", { exact: true })).toBeVisible();
  await enter(page, dialog.getByRole("button", { name: "Continue" }));
  await expect(page.getByRole("heading", { name: "Eighty-eight keys", level: 1 })).toBeVisible();
});

/** A page, whose eyes see it, and what is there once it is complete. */
interface Look {
  path: string;
  as?: number;
  shows: string | RegExp;
}

test("every page fits 390 and 1600 px and has no serious barrier, in light and dark", async ({
  page,
  stack,
  wallet,
  time,
}) => {
  const lived = await livedCampaign(stack, time, "A harbour in four voices");
  const open = await openTestCampaign(stack, "Still open");
  const sealed = await openTestCampaign(stack, "Under seal", { sealedUntilClose: true });
  const [brand, arbiter, chiyo] = [1, 3, 6];
  const looks: readonly Look[] = [
    { path: "/", shows: "A harbour" },
    { path: "/campaigns", shows: "Still open" },
    { path: `/campaigns/${lived.campaign}`, shows: "Collect a copy" },
    { path: `/campaigns/${open}`, shows: "The brief" },
    { path: "/contribute", shows: "Still open" },
    { path: `/campaigns/${open}/contribute`, shows: "Drop your work here" },
    { path: `/works/${lived.image}`, shows: "Passed from" },
    { path: `/works/${lived.audio}`, shows: "Certified by" },
    { path: `/works/${lived.text}`, shows: "Seen from pier" },
    { path: `/works/${lived.remix}`, shows: "Certified by" },
    { path: `/works/${lived.rejected}`, shows: "Not accepted by" },
    { path: `/people/${actors.ada.account.address}`, shows: "A harbour" },
    { path: `/campaigns/${lived.campaign}/why`, as: chiyo, shows: "You earned" },
    { path: `/campaigns/${lived.campaign}/why/${lived.remix}`, shows: "To its sources" },
    { path: `/campaigns/${lived.campaign}/statements/0x${"0".repeat(40)}`, shows: "It stands" },
    { path: "/verify", shows: "Drop a file here" },
    { path: "/prove", shows: "Drop a proof here" },
    { path: "/me", as: chiyo, shows: "Claim all" },
    { path: "/brand", as: brand, shows: "A harbour in four voices" },
    { path: "/brand/open", as: brand, shows: "People" },
    { path: `/brand/${lived.campaign}`, as: brand, shows: "A harbour in four voices" },
    { path: `/brand/${open}`, as: brand, shows: "Still open" },
    { path: `/campaigns/${sealed}/contribute`, shows: "commit now, show later" },
    { path: `/brand/${lived.campaign}?tab=statement`, as: brand, shows: "Everything is given out" },
    { path: `/brand/${lived.campaign}?tab=appeals`, as: arbiter, shows: "Nobody has appealed" },
    { path: `/brand/${lived.campaign}?tab=edition`, as: brand, shows: "0.02 ETH" },
    { path: `/brand/${lived.campaign}?tab=polls`, as: brand, shows: "Which of them for the cover?" },
    { path: `/brand/${lived.campaign}?tab=roles`, as: brand, shows: "Handing over" },
    { path: "/nowhere", shows: "No such page" },
  ];

  await page.goto("/");
  await connect(page);
  for (const { path, as = 4, shows } of looks) {
    await test.step(path, async () => {
      await wallet.choose(as);
      await page.goto(path);
      await softly(page.getByRole("main")).toContainText(shows);
      await look(page, path);
    });
  }

  await test.step("dialogs and menus", async () => {
    await page.goto(`/works/${lived.audio}`);
    await account(page).click();
    await expect(page.getByRole("menu")).toBeVisible();
    await look(page, "the account's menu");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Report" }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    await look(page, "a dialog");
  });
});
