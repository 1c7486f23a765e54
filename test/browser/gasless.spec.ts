import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chainReader } from "@colophon/sdk/actions/chainReader.ts";
import { parseCertificate } from "@colophon/sdk/certificate/certificate.ts";
import { checkCertificate } from "@colophon/sdk/certificate/checkCertificate.ts";
import { verifyReceipt } from "@colophon/sdk/typed-data/receipt.ts";
import type { Page } from "@playwright/test";
import { createPublicClient, http } from "viem";
import { mnemonicToAccount } from "viem/accounts";
import { actors } from "../../scripts/demo/actors.ts";
import { LOCAL_RELAY } from "../../scripts/runtime/localRelay.ts";
import { type Stack, startStack } from "../../scripts/runtime/startStack.ts";
import { BreakingLink } from "../support/BreakingLink.ts";
import { type Chosen, connect, finish, sign } from "./support/contributing.ts";
import { film } from "./support/film.ts";
import { test as base, EAGER, expect } from "./support/fixtures.ts";
import { enter } from "./support/keyboard.ts";
import { look } from "./support/look.ts";
import { picture } from "./support/media.ts";
import { OnChain } from "./support/onChain.ts";
import { openTestCampaign } from "./support/openTestCampaign.ts";
import { expectPlaying } from "./support/playing.ts";
import { saved } from "./support/saved.ts";
import { studio } from "./support/studio.ts";
import { workerPorts } from "./support/workerPorts.ts";

/* Contributing with a signature alone, over a connection that breaks; and what happens where the relay won't help. */

/** Beyond the accounts that a local chain gives ETH to. */
const POOR = 40;
const poor = mnemonicToAccount("test test test test test test test test test test test junk", { addressIndex: POOR });
/** A brand that pays for nothing. */
const STINGY = 0;
const COLLECTOR = 7;
const png = (seed: number, name: string): Chosen => ({
  name: `${name}.png`,
  mimeType: "image/png",
  buffer: picture(seed),
});

interface Line {
  stack: Stack;
  link: BreakingLink;
}

/** A stack in the present, since a relay's promises go by the wall's clock, whose page reaches the relay by a link that can break. */
const test = base.extend<object, { line: Line }>({
  line: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern which fixtures this one needs.
    async ({}, use, { parallelIndex }) => {
      const dataDir = await mkdtemp(join(tmpdir(), "colophon-gasless-"));
      const link = await BreakingLink.start();
      Object.assign(process.env, EAGER);
      try {
        const budgets = { [actors.deployer.account.address.toLowerCase()]: "0" };
        const stack = await startStack({
          dataDir,
          ports: await workerPorts(parallelIndex),
          relayFront: link.url,
          relayEnv: { BRAND_BUDGETS: JSON.stringify(budgets) },
        });
        link.leadTo(stack.ports.relay);
        await use({ stack, link });
        await stack.stop();
      } finally {
        await link.stop();
        await rm(dataDir, { recursive: true, force: true });
      }
    },
    { scope: "worker", timeout: 400_000 },
  ],
  stack: [async ({ line }, use) => use(line.stack), { scope: "worker" }],
});

/** Until the relay has put it on chain and the index has read it. */
const ON_CHAIN = { timeout: 90_000 };

test("an account without ETH contributes a film over a connection that breaks twice", async ({
  page,
  stack,
  line,
  wallet,
  context,
}) => {
  const chain = createPublicClient({ transport: http(stack.urls.rpc) });
  expect(await chain.getBalance({ address: poor.address })).toBe(0n);
  const bytes = await film(context, 480);
  const campaign = await openTestCampaign(stack, "Waves without gas");
  const { deployment } = await studio(stack);
  await wallet.choose(POOR);

  await page.goto("/");
  await connect(page);
  await describeGasless(page, campaign, { name: "surf.webm", mimeType: "video/webm", buffer: bytes }, "Surf");
  await look(page, "contributing without gas");

  line.link.breakAfter(Math.floor(bytes.length * 0.3), Math.floor(bytes.length * 0.3));
  await page.getByRole("button", { name: "Upload and sign" }).click();
  await expect(given(page, "Surf")).toBeVisible();
  expect(line.link.broken).toBe(2);
  expect(wallet.requests.filter(({ method }) => method === "eth_signTypedData_v4")).toHaveLength(1);
  const told = /Waiting to be put on chain, at the latest by \d\d:\d\d UTC|“Surf” is on chain/;
  await expect(page.getByText(told).first()).toBeVisible();

  const receiptText = await saved(page, "Save the receipt");
  const file = JSON.parse(receiptText);
  expect(file.receipt).toMatchObject({
    campaign,
    signer: poor.address.toLowerCase(),
    relay: LOCAL_RELAY.toLowerCase(),
  });
  expect(await verifyReceipt(deployment, file.receipt)).toBe(true);
  await look(page, "a receipt");

  await expect(page.getByRole("heading", { name: "“Surf” is on chain" })).toBeVisible(ON_CHAIN);
  await page.getByRole("link", { name: "See the work and its certificate" }).click();
  await expect(page.getByRole("heading", { name: "Surf", level: 1 })).toBeVisible();
  await expect(page.getByText("Certified on chain, no token yet")).toBeVisible();
  await expectPlaying(page, "video", "Surf");

  const reader = await chainReader(chain, { deployment });
  const surf = parseCertificate(await saved(page, "Save the certificate"));
  expect(surf.evidence.kind).toBe("anchored");
  expect(await checkCertificate(surf, reader)).toMatchObject({ holds: true, atBlock: true });
  expect(surf.attribution.author).toBe(poor.address.toLowerCase());

  // Its receipt says to anybody that the relay kept its word; one digit changed, that it's nobody's.
  const work = page.url();
  await page.goto("/verify");
  const drop = (label: string, text: string) =>
    page.getByLabel(label).setInputFiles({ name: "a.json", mimeType: "application/json", buffer: Buffer.from(text) });
  const verdict = page.getByTestId("receipt-result");
  await drop("Drop a file here", receiptText);
  await expect(verdict).toHaveAttribute("data-verdict", "kept");
  await expect(verdict.getByText("Surf", { exact: true })).toBeVisible();
  await look(page, "a receipt that was kept");
  const { takenAt } = file.receipt;
  await drop("Drop another file", receiptText.replace(`${takenAt}`, `${takenAt - 1}`));
  await expect(verdict).toHaveAttribute("data-verdict", "not-genuine");
  await page.goto(work);

  // Another on top of it, so that there is an ancestor to mint as well.
  await page.getByRole("link", { name: "Remix this" }).click();
  await page.getByLabel("Drop your work here").setInputFiles(png(901, "undertow"));
  await expect(page.getByRole("button", { name: "Remove Surf" })).toBeVisible();
  await fillInGasless(page, "Undertow");
  await page.getByRole("button", { name: "Upload and sign" }).click();
  await expect(page.getByRole("heading", { name: "“Undertow” is on chain" })).toBeVisible(ON_CHAIN);
  expect(await chain.getTransactionCount({ address: poor.address })).toBe(0);
  await page.getByRole("link", { name: "See the work and its certificate" }).click();

  await wallet.choose(COLLECTOR);
  await expect(page.getByText("It builds on a work that has no token either")).toBeVisible();
  await expect(page.getByText(/about [<0-9.]+ ETH of the fee/)).toBeVisible();
  await look(page, "a work without a token");
  await page.getByRole("button", { name: "Mint the token" }).click();
  await sign(page, "Sign and mint", "Minted.");
  await expect(page.getByText(/Certified, provisional/)).toBeVisible();
  await expect(page.getByText("Certified on chain, no token yet")).toHaveCount(0);
  const onChain = new OnChain(stack.urls.rpc, deployment);
  for (const title of ["Undertow", "Surf"]) {
    await page.getByRole("link", { name: title }).first().click();
    await expect(page.getByRole("heading", { name: title, level: 1 })).toBeVisible();
    const id = new URL(page.url()).pathname.split("/")[2] ?? "";
    expect(await onChain.owner(id)).toBe(poor.address.toLowerCase());
    const token = parseCertificate(await saved(page, "Save the certificate"));
    expect(token.evidence.kind).toBe("evidence");
    expect(await checkCertificate(token, reader)).toMatchObject({ holds: true });
  }
  // What was saved before there was a token stays true.
  expect(await checkCertificate(surf, reader)).toMatchObject({ holds: true });
  onChain.close();
  expect(await chain.getTransactionCount({ address: poor.address })).toBe(0);
});

test("a work that builds on one without a token is certified at one's own cost, which mints that one first", async ({
  page,
  stack,
  wallet,
}) => {
  const campaign = await openTestCampaign(stack, "Built on a signature");
  const { deployment } = await studio(stack);
  await wallet.choose(POOR);
  await page.goto("/");
  await connect(page);
  await describeGasless(page, campaign, png(903, "spring"), "Spring");
  await page.getByRole("button", { name: "Upload and sign" }).click();
  await expect(page.getByRole("heading", { name: "“Spring” is on chain" })).toBeVisible(ON_CHAIN);
  await page.getByRole("link", { name: "See the work and its certificate" }).click();
  await expect(page.getByText("Certified on chain, no token yet")).toBeVisible();

  await wallet.choose(COLLECTOR);
  await page.getByRole("link", { name: "Remix this" }).click();
  await page.getByLabel("Drop your work here").setInputFiles(png(904, "river"));
  await expect(page.getByRole("button", { name: "Remove Spring" })).toBeVisible();
  await fillInGasless(page, "River");
  await page.getByLabel("At my own cost").check();
  await expect(
    page.getByText(/that one is minted first, to its own author, for about [<0-9.]+ ETH more/),
  ).toBeVisible();
  await look(page, "a parent without a token");
  await page.getByRole("button", { name: "Upload and sign" }).click();
  await expect(page.getByRole("dialog").getByText(/A work that it builds on has no token yet/)).toBeVisible();
  await page.getByRole("button", { name: "Sign: Mint the token" }).click();
  await page.getByRole("button", { name: "Sign: Certify" }).click();
  await finish(page, "Certified.");
  const onChain = new OnChain(stack.urls.rpc, deployment);
  for (const [title, owner] of [
    ["River", actors.collector.account.address],
    ["Spring", poor.address],
  ] as const) {
    await page.getByRole("link", { name: title }).first().click();
    await expect(page.getByRole("heading", { name: title, level: 1 })).toBeVisible();
    await expect(page.getByText(/Certified, provisional/)).toBeVisible();
    expect(await onChain.owner(new URL(page.url()).pathname.split("/")[2] ?? "")).toBe(owner.toLowerCase());
  }
  onChain.close();
});

test("where the brand's budget is spent the page says so, and offers the way by a transaction, which works", async ({
  page,
  stack,
  wallet,
}) => {
  const campaign = await openTestCampaign(stack, "No budget left", {}, STINGY);
  await wallet.choose(4);
  await page.goto("/");
  await connect(page);
  await describeGasless(page, campaign, png(900, "foam"), "Foam");
  await page.getByRole("button", { name: "Upload and sign" }).click();
  const refusal = page.getByRole("alert").filter({ hasText: "The relay doesn't take it" });
  await expect(refusal).toContainText("What the campaign's brand pays for within a day is spent");
  await expect(page.getByText("You can do without the relay's help")).toBeVisible();
  await expect(page.getByText(/about [<0-9.]+ ETH now/)).toBeVisible();
  await look(page, "a relay that refuses");
  await expect(page.getByLabel("Title")).toHaveValue("Foam");

  await enter(page, page.getByRole("button", { name: "Certify at my own cost" }));
  await sign(page, "Sign and certify", "Certified.");
  await expect(page.getByRole("heading", { name: "Foam", level: 1 })).toBeVisible();
  await expect(page.getByText(/Certified, provisional/)).toBeVisible();
});

test("where the relay is away the page says so, and goes on where it was once it is back", async ({
  page,
  stack,
  line,
  wallet,
}) => {
  const campaign = await openTestCampaign(stack, "A relay away");
  await wallet.choose(POOR);
  await page.goto("/");
  await connect(page);
  await describeGasless(page, campaign, anyFile(), "Spray");
  await uploadHalf(page, line.link);

  // The page is closed in the middle, and opened again: neither what was typed nor what had arrived is lost.
  await page.reload();
  await expect(page.getByLabel("Title")).toHaveValue("Spray");
  // Where the way is chosen, and again with what it costs.
  const away = page.getByText(/relay that would put it on chain for you doesn't answer now/);
  await expect(away).toHaveCount(2, ON_CHAIN);
  const how = page.getByRole("group", { name: "How", exact: true });
  await expect(how).toContainText("a transaction of yours, on chain within seconds");
  line.link.up();
  await expect(page.getByLabel("Without gas")).toBeChecked(ON_CHAIN);
  await page.getByLabel(/I have read this/).check();
  const before = line.link.sent;
  await page.getByRole("button", { name: "Upload and sign" }).click();
  await expect(given(page, "Spray")).toBeVisible();
  expect(line.link.sent - before).toBeLessThan(FILE_BYTES);
});

test("an upload can be stopped: nothing is signed or lost, and the next one goes on from there", async ({
  page,
  stack,
  line,
  wallet,
}) => {
  const campaign = await openTestCampaign(stack, "Second thoughts");
  await wallet.choose(POOR);
  await page.goto("/");
  await connect(page);
  await describeGasless(page, campaign, anyFile(), "Eddy");
  try {
    await uploadHalf(page, line.link);
    // What gets signed is the draft as it was at the click, so nothing of it can be changed now.
    for (const field of [page.getByLabel("Title"), page.getByLabel("Without gas"), page.getByLabel(/I have read this/)])
      await expect(field).toBeDisabled();
    await expect(page.getByRole("button", { name: "Another file" })).toBeDisabled();
    await look(page, "an upload that can be stopped");
    await enter(page, page.getByRole("button", { name: "Stop", exact: true }));
  } finally {
    line.link.up();
  }
  await expect(page.getByText("Stopped. Nothing was signed")).toBeVisible();
  await expect(page.getByRole("progressbar")).toHaveCount(0);
  expect(wallet.requests.map(({ method }) => method)).not.toContain("eth_signTypedData_v4");
  await expect(page.getByRole("button", { name: "Another file" })).toBeEnabled();
  await expect(page.getByLabel(/I have read this/)).toBeChecked();
  await page.getByLabel("Title").fill("Eddy, after all");

  const before = line.link.sent;
  await page.getByRole("button", { name: "Upload and sign" }).click();
  await expect(given(page, "Eddy, after all")).toBeVisible();
  expect(line.link.sent - before).toBeLessThan(FILE_BYTES);
});

test("with the relay gone for good, author and time are certified now, and the file is stored later", async ({
  page,
  stack,
  line,
  wallet,
}) => {
  const campaign = await openTestCampaign(stack, "Nobody stores it");
  await wallet.choose(5);
  await page.goto("/");
  await connect(page);
  await describeGasless(page, campaign, png(902, "mist"), "Mist");
  await page.getByLabel("At my own cost").check();
  line.link.down();
  try {
    await page.getByRole("button", { name: "Upload and sign" }).click();
    await page.getByRole("button", { name: "Certify now, store the file later" }).click();
    await sign(page, "Sign and certify", "Certified.");
    await expect(page.getByText("Its file isn't stored yet")).toBeVisible();
    await page.getByRole("button", { name: "Store it now" }).click();
    await expect(page.getByText("It couldn't be stored")).toBeVisible();
  } finally {
    line.link.up();
  }
  await page.getByRole("button", { name: "Store it now" }).click();
  await expect(page.getByText("Its file isn't stored yet")).toHaveCount(0);
  await expect(page.getByRole("heading", { name: "Mist", level: 1 })).toBeVisible(ON_CHAIN);
});

// Of its half the relay may lose two hundred thousand that it hasn't read when the line breaks, and most has to be there.
const FILE_BYTES = 1_000_000;
/** A file of no kind in particular, never seen before. */
const anyFile = () => ({ name: "any.bin", mimeType: "application/octet-stream", buffer: randomBytes(FILE_BYTES) });

/** Uploads what was described over a connection that breaks half-way, and stays away. */
async function uploadHalf(page: Page, link: BreakingLink): Promise<void> {
  link.breakAfter(FILE_BYTES / 2);
  link.thenDown();
  await page.getByRole("button", { name: "Upload and sign" }).click();
  await expect(page.getByText("The connection broke; going on by itself where it stopped")).toBeVisible();
}

/** The relay has it, and may have put it on chain since. */
const given = (page: Page, title: string) =>
  page.getByRole("heading", { name: new RegExp(`The relay has “${title}”|“${title}” is on chain`) });

/** From the campaign's page to a form that can be handed in, without gas. */
async function describeGasless(page: Page, campaign: number, file: Chosen, title: string): Promise<void> {
  await page.goto(`/campaigns/${campaign}/contribute`);
  await expect(page.getByLabel("Without gas")).toBeChecked();
  await page.getByLabel("Drop your work here").setInputFiles(file);
  await fillInGasless(page, title);
}

async function fillInGasless(page: Page, title: string): Promise<void> {
  await expect(page.getByText("Its name for ever")).toBeVisible();
  await page.getByLabel("Title").fill(title);
  await page.getByLabel("None").check();
  await page.getByLabel(/I have read this/).check();
}
