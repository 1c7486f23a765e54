import { certify, connect, describeWork } from "./support/contributing.ts";
import { expect, test } from "./support/fixtures.ts";
import { picture, sound } from "./support/media.ts";
import { openTestCampaign } from "./support/openTestCampaign.ts";

interface Upload {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

const png = (seed: number): Upload => ({ name: `tide ${seed}.png`, mimeType: "image/png", buffer: picture(seed) });
const wav = (seed: number): Upload => ({ name: `gulls ${seed}.wav`, mimeType: "audio/wav", buffer: sound(seed) });

test.describe("certifying", () => {
  test("a picture goes from the page to the chain and back, and is verified from disk", async ({
    page,
    stack,
    wallet,
  }) => {
    const campaign = await openTestCampaign(stack, "Coastal weather");
    const file = png(1);
    await describeWork(page, { campaign, file, title: "Low tide" });
    await connect(page);
    await certify(page);
    await expect(page.getByRole("heading", { name: "Low tide", level: 1 })).toBeVisible();
    await expect(page.getByRole("img", { name: "Low tide" })).toHaveJSProperty("naturalWidth", 64);

    await page.getByRole("button", { name: "Check it yourself" }).click();
    await expect(page.getByTestId("checks")).toHaveAttribute("data-good", "true");

    await page.goto("/verify");
    await page.locator("input[type=file]").setInputFiles(file);
    await expect(page.getByTestId("verify-result")).toHaveAttribute("data-certified", "true");
    await expect(page.getByRole("link", { name: "Low tide" })).toBeVisible();
    const changed = Buffer.from(file.buffer);
    changed[changed.length - 20] = (changed[changed.length - 20] ?? 0) ^ 1;
    await page.locator("input[type=file]").setInputFiles({ ...file, buffer: changed });
    await expect(page.getByTestId("verify-result")).toHaveAttribute("data-certified", "false");
    expect(wallet.requests.filter(({ method }) => method === "eth_sendTransaction")).toHaveLength(1);
  });

  test("with the built-in wallet and no extension, a sound is certified and plays", async ({ page, stack }) => {
    const campaign = await openTestCampaign(stack, "Sounds of the coast");
    await describeWork(page, { campaign, file: wav(2), title: "Gulls" });
    await connect(page, /Demo wallet/, /^Ada/);
    await certify(page);
    const audio = page.locator("audio");
    await expect.poll(() => audio.evaluate((element: HTMLAudioElement) => element.duration)).toBeCloseTo(0.25, 1);
    await audio.evaluate((element: HTMLAudioElement) => element.play());
    await expect.poll(() => audio.evaluate((element: HTMLAudioElement) => element.currentTime)).toBeGreaterThan(0);
  });
});

test.describe("nothing is lost", () => {
  test("when the signature is declined, the wallet is elsewhere, or the page is reloaded", async ({
    page,
    stack,
    wallet,
  }) => {
    const campaign = await openTestCampaign(stack, "Second thoughts");
    await describeWork(page, { campaign, file: png(4), title: "Second thoughts" });
    await connect(page);
    wallet.rejectNext("eth_sendTransaction");
    await page.getByRole("button", { name: "Upload and sign" }).click();
    await page.getByRole("button", { name: "Sign and certify" }).click();
    await expect(page.getByText("You declined in the wallet")).toBeVisible();
    await page.getByRole("button", { name: "Not now" }).click();
    await expect(page.getByLabel("Title")).toHaveValue("Second thoughts");

    await wallet.useChain(1);
    await page.getByRole("button", { name: "Upload and sign" }).click();
    await expect(page.getByText("The wallet is on another chain")).toBeVisible();
    wallet.rejectNext("wallet_switchEthereumChain");
    await page.getByRole("button", { name: "Change chain" }).click();
    await expect(page.getByText("You declined the change")).toBeVisible();
    await page.getByRole("button", { name: "Change chain" }).click();
    await expect(page.getByRole("button", { name: "Sign and certify" })).toBeEnabled();
    await page.getByRole("button", { name: "Not now" }).click();

    await page.reload();
    await expect(page.getByLabel("Title")).toHaveValue("Second thoughts");
    await expect(page.getByLabel("None")).toBeChecked();
    await page.getByLabel(/I have read this/).check();
    await certify(page);
  });

  test("when the relay is gone, and comes back", async ({ page, stack }) => {
    const campaign = await openTestCampaign(stack, "Rough sea");
    await describeWork(page, { campaign, file: png(5), title: "Rough sea" });
    await connect(page);
    await stack.services.relay.kill9();
    try {
      await page.getByRole("button", { name: "Upload and sign" }).click();
      await expect(page.getByText("It couldn't be uploaded")).toBeVisible();
    } finally {
      await stack.services.relay.start();
    }
    await page.getByRole("button", { name: "Try again" }).click();
    await page.getByRole("button", { name: "Sign and certify" }).click();
    await expect(page.getByText("Certified.", { exact: true })).toBeVisible();
  });
});

test.describe("refusals", () => {
  test("the same bytes are refused with who and when, before anything is signed", async ({ page, stack, wallet }) => {
    const campaign = await openTestCampaign(stack, "Only once");
    await describeWork(page, { campaign, file: png(6), title: "First" });
    await connect(page);
    await certify(page);
    const sent = wallet.requests.filter(({ method }) => method === "eth_sendTransaction").length;
    await page.goto(`/campaigns/${campaign}/contribute`);
    await page.getByLabel("Drop your work here").setInputFiles(png(6));
    const alert = page.getByRole("alert").filter({ hasText: "Already certified in this campaign" });
    await expect(alert).toContainText(/by Ada, \d+ \w+ \d{4} at/);
    await expect(alert.getByRole("link", { name: "Look at it" })).toBeVisible();
    await expect(page.getByRole("button", { name: "Upload and sign" })).toBeDisabled();
    expect(wallet.requests.filter(({ method }) => method === "eth_sendTransaction")).toHaveLength(sent);
  });

  test("a campaign that isn't open yet says when it opens", async ({ page, stack }) => {
    const opens = stack.chain.now() + 5 * 86_400;
    const campaign = await openTestCampaign(stack, "Tomorrow", { opens, closes: opens + 86_400 });
    await page.goto(`/campaigns/${campaign}/contribute`);
    await expect(page.getByText("Not open yet")).toBeVisible();
    await expect(page.locator("input[type=file]")).toHaveCount(0);
  });
});

test.describe("authors and collectors", () => {
  test("an author proves a work to one verifier; a changed proof doesn't hold", async ({ page, stack }) => {
    const campaign = await openTestCampaign(stack, "Proofs");
    await describeWork(page, { campaign, file: png(8), title: "Mine" });
    await connect(page);
    await certify(page);
    await page.getByRole("button", { name: "Prove it's mine" }).click();
    await page.getByLabel("Who is it for").fill("gallery.example");
    await page.getByRole("button", { name: "Sign", exact: true }).click();
    const link = (await page.getByTestId("proof-link").textContent()) ?? "";
    await page.goto("about:blank");
    await page.goto(link);
    await expect(page.getByTestId("proof-result")).toHaveAttribute("data-holds", "true");
    await expect(page.getByText("gallery.example").first()).toBeVisible();

    const proof = Buffer.from(link.split("#")[1] ?? "", "base64url").toString();
    await page.locator("input[type=file]").setInputFiles({
      name: "changed.colophon-proof.json",
      mimeType: "application/json",
      buffer: Buffer.from(proof.replace("gallery.example", "someone.example")),
    });
    await expect(page.getByTestId("proof-result")).toHaveAttribute("data-holds", "false");
  });

  test("a final work passes to a collector; its author stays", async ({ page, stack, time }) => {
    const campaign = await openTestCampaign(stack, "Collected");
    await describeWork(page, { campaign, file: png(9), title: "Sold" });
    await connect(page);
    await certify(page);
    const work = page.url();
    await page.getByRole("button", { name: "Hand over" }).click();
    await expect(page.getByText("Still provisional")).toBeVisible();
    await time.advanceBy(2 * 86_400);
    await page.goto(work);
    await page.getByRole("button", { name: "Hand over" }).click();
    await page.getByLabel("New owner").fill("0x12");
    await page.getByRole("button", { name: "Continue" }).click();
    await expect(page.getByText("40 hex digits. Check")).toBeVisible();
    await page.getByRole("button", { name: "Collector", exact: true }).click();
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByRole("button", { name: "Sign and hand over" }).click();
    await expect(page.getByText("Handed over.")).toBeVisible();
    await page
      .getByRole("dialog")
      .filter({ hasText: "Handed over." })
      .getByRole("button", { name: "Continue" })
      .click();
    await expect(page.getByText("Passed from Ada to Collector.")).toBeVisible();
    await expect(page.getByRole("term").filter({ hasText: "Author" }).locator("+ dd")).toHaveText("Ada");
    await expect(page.getByRole("term").filter({ hasText: "Owner" }).locator("+ dd")).toHaveText("Collector");
  });
});
