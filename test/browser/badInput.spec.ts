import { randomBytes } from "node:crypto";
import type { Page } from "@playwright/test";
import { certify, connect, describeWork, fillIn, sign } from "./support/contributing.ts";
import { expect, test, UPLOAD_LIMIT } from "./support/fixtures.ts";
import { picture } from "./support/media.ts";
import { openTestCampaign } from "./support/openTestCampaign.ts";

const png = (seed: number, name = `seed ${seed}.png`) => ({
  name,
  mimeType: "image/png",
  buffer: picture(seed),
});

/** Slows what the page sends, as a poor line would: there is a middle of an upload to fail in. Bytes a second. */
async function slowUploads(page: Page, rate: number): Promise<() => Promise<void>> {
  const line = await page.context().newCDPSession(page);
  const set = (uploadThroughput: number) =>
    line.send("Network.emulateNetworkConditions", {
      offline: false,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput,
    });
  await line.send("Network.enable");
  await set(rate);
  return async () => {
    await set(-1);
    await line.detach();
  };
}

test.describe("files", () => {
  test("one over the limit is refused with both sizes, before it is hashed; one at the limit isn't", async ({
    page,
    stack,
  }) => {
    const campaign = await openTestCampaign(stack, "Too large");
    await page.goto(`/campaigns/${campaign}/contribute`);
    const drop = page.getByLabel("Drop your work here");
    const file = { name: "large.bin", mimeType: "application/octet-stream", buffer: Buffer.alloc(UPLOAD_LIMIT + 1, 7) };
    await drop.setInputFiles(file);
    await expect(page.getByRole("alert")).toContainText(
      "“large.bin” has 8.0 MiB, and the relay takes files of at most",
    );
    await expect(page.getByText("Its name for ever")).toHaveCount(0);
    await drop.setInputFiles({ ...file, buffer: file.buffer.subarray(1) });
    await expect(page.getByRole("alert")).toHaveCount(0);
    await expect(page.getByText("Its name for ever")).toBeVisible();
  });

  test("an empty one is refused, and the next one taken", async ({ page, stack }) => {
    const campaign = await openTestCampaign(stack, "Empty");
    await page.goto(`/campaigns/${campaign}/contribute`);
    const drop = page.getByLabel("Drop your work here");
    await drop.setInputFiles({ name: "empty.txt", mimeType: "text/plain", buffer: Buffer.alloc(0) });
    await expect(page.getByRole("alert")).toContainText("The file is empty");
    await drop.setInputFiles(png(200));
    await fillIn(page, "After an empty one");
    await expect(page.getByRole("alert")).toHaveCount(0);
  });

  test("one whose own name has 300 characters, or markup, is named within the limit and shown as text", async ({
    page,
    stack,
  }) => {
    const campaign = await openTestCampaign(stack, "Long names");
    await page.goto(`/campaigns/${campaign}/contribute`);
    await page.getByLabel("Drop your work here").setInputFiles(png(201, `${"n".repeat(296)}.png`));
    await expect(page.getByLabel("Title")).toHaveValue("n".repeat(200));
    await connect(page);
    await fillIn(page, '<img src=x onerror="document.title=1"> & “quotes”');
    await certify(page);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(
      '<img src=x onerror="document.title=1"> & “quotes”',
    );
  });
});

test.describe("names", () => {
  test("of 0, blank and 300 characters are refused beside their field, with the file kept", async ({ page, stack }) => {
    const campaign = await openTestCampaign(stack, "Names");
    await describeWork(page, { campaign, file: png(202), title: "" });
    await connect(page);
    const title = page.getByLabel("Title");
    for (const [text, fault] of [
      ["", "Give it a title"],
      ["   ", "Give it a title"],
      ["x".repeat(300), "At most 200 characters; this has 300."],
    ] as const) {
      await title.fill(text);
      await page.getByRole("button", { name: "Upload and sign" }).click();
      await expect(title).toHaveAttribute("aria-invalid", "true");
      await expect(title).toBeFocused();
      await expect(title).toHaveAccessibleDescription(new RegExp(fault));
    }
    await title.fill("x".repeat(200));
    await expect(title).not.toHaveAttribute("aria-invalid");
    await expect(page.getByText("seed 202.png")).toBeVisible();
  });
});

test.describe("the wallet", () => {
  test("that doesn't know the chain is asked to add it", async ({ page, stack, wallet }) => {
    const campaign = await openTestCampaign(stack, "A foreign wallet");
    await describeWork(page, { campaign, file: png(203), title: "From elsewhere" });
    await connect(page);
    await wallet.forgetChain();
    await page.getByRole("button", { name: "Upload and sign" }).click();
    await expect(page.getByText("The wallet is on another chain")).toBeVisible();
    await page.getByRole("button", { name: "Change chain" }).click();
    await sign(page, "Sign and certify", "Certified.");
    expect(wallet.requests.map(({ method }) => method)).toContain("wallet_addEthereumChain");
  });

  test("that declines, twice, costs nothing typed; the third try is signed", async ({ page, stack, wallet }) => {
    const campaign = await openTestCampaign(stack, "No, no, yes");
    await describeWork(page, { campaign, file: png(204), title: "No, no, yes" });
    await page.getByLabel("Description").fill("What I have to say about it.");
    await connect(page);
    await page.getByRole("button", { name: "Upload and sign" }).click();
    for (const time of [1, 2]) {
      wallet.rejectNext("eth_sendTransaction");
      await page.getByRole("button", { name: "Sign and certify" }).click();
      await expect(page.getByText("You declined in the wallet")).toBeVisible();
      const asked = wallet.requests.filter(({ method }) => method === "eth_sendTransaction");
      expect(asked).toHaveLength(time);
    }
    await page.getByRole("button", { name: "Not now" }).click();
    await expect(page.getByLabel("Title")).toHaveValue("No, no, yes");
    await expect(page.getByLabel("Description")).toHaveValue("What I have to say about it.");
    await certify(page);
    await expect(page.getByText("What I have to say about it.")).toBeVisible();
  });
});

test.describe("an IPFS node that dies in the middle of an upload", () => {
  test("is named; what was typed survives it and a reload; once it is back the same form goes through", async ({
    page,
    stack,
  }) => {
    const { ipfs } = stack.services;
    const campaign = await openTestCampaign(stack, "A poor line");
    await page.goto("/");
    await connect(page);
    // Random, so that nothing of it is there already; half a minute of the line, so that the node dies in the middle of it.
    const file = { name: "noise.bin", mimeType: "application/octet-stream", buffer: randomBytes(6 * 1024 * 1024) };
    await describeWork(page, { campaign, file, title: "Noise" });
    await page.getByLabel("Description").fill("Six mebibytes of it.");
    const restoreLine = await slowUploads(page, 200_000);
    await page.getByRole("button", { name: "Upload and sign" }).click();
    await expect(page.getByText(/^[1-9][\d.]* (KiB|MiB) of 6/)).toBeVisible();
    await ipfs.kill9();
    try {
      await restoreLine();
      const failure = page.getByRole("alert").filter({ hasText: "It couldn't be uploaded" });
      await expect(failure).toContainText(/try again/i);
      await page.reload();
      await expect(page.getByLabel("Title")).toHaveValue("Noise");
      await expect(page.getByLabel("Description")).toHaveValue("Six mebibytes of it.");
      await page.getByLabel(/I have read this/).check();
      await page.getByRole("button", { name: "Upload and sign" }).click();
      await expect(failure).toContainText(/Nothing was signed|try again/i);
    } finally {
      await ipfs.start();
    }
    await page.getByRole("button", { name: "Try again" }).click();
    await sign(page, "Sign and certify", "Certified.");
    await expect(page.getByRole("heading", { name: "Noise", level: 1 })).toBeVisible();
    const cid = await page.evaluate(() => document.querySelector("a[href*='/ipfs/']")?.getAttribute("href") ?? null);
    const stored = await fetch(cid ?? "");
    expect(Buffer.from(await stored.arrayBuffer()).equals(file.buffer)).toBe(true);
  });
});

test.describe("addresses that name nothing", () => {
  test("say what they don't name: works, campaigns, accounts, pages", async ({ page }) => {
    const unknown = [
      ["/works/not-an-id", "No such work"],
      ["/works/0x1234", "No such work"],
      [`/works/0x${"0".repeat(63)}1`, "No such work"],
      ["/works/bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e", "No such work"],
      ["/campaigns/abc", "No such campaign"],
      ["/campaigns/99999", "No such campaign"],
      ["/campaigns/-1/contribute", "No such campaign"],
      ["/campaigns/99999/contribute", "No such campaign"],
      ["/brand/99999", "No such campaign"],
      ["/people/0x12", "No such account"],
      ["/nowhere", "No such page"],
    ] as const;
    for (const [path, words] of unknown) {
      await page.goto(path);
      await expect.soft(page.getByRole("main"), path).toContainText(words);
    }
  });

  test("a malformed proof in a link, and a malformed CID at the gateway, are called so", async ({
    page,
    request,
    stack,
  }) => {
    await page.goto("/prove#garbage");
    await expect(page.getByRole("alert")).toContainText("This proof can't be checked");
    const answer = await request.get(`${stack.urls.gateway}/ipfs/bafynonsense`);
    expect(answer.status()).toBe(400);
    expect(await answer.json()).toMatchObject({ code: expect.any(String), message: expect.stringMatching(/CID/) });
  });

  test("a parent that nobody certified is named as unknown, and isn't silently dropped", async ({ page, stack }) => {
    for (const parent of [`0x${"0".repeat(63)}9`, "nonsense"]) {
      const campaign = await openTestCampaign(stack, "Orphans");
      await page.goto(`/campaigns/${campaign}/contribute?parent=${parent}`);
      await page.getByLabel("Drop your work here").setInputFiles(png(205));
      await expect(page.getByRole("alert")).toContainText("The work that the link names isn't known");
    }
  });
});
