import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setRelay } from "@colophon/sdk/actions/setRelay.ts";
import type { RelayedContributions } from "@colophon/sdk/api/intakeSchemas.ts";
import { campaign as campaignSchema } from "@colophon/sdk/api/schemas.ts";
import { actors } from "../../scripts/demo/actors.ts";
import { awaitApi } from "../../scripts/demo/awaitApi.ts";
import { startStack } from "../../scripts/runtime/startStack.ts";
import { captchaService } from "./support/captchaService.ts";
import { connect, sign } from "./support/contributing.ts";
import { test as base, EAGER, expect } from "./support/fixtures.ts";
import { enter } from "./support/keyboard.ts";
import { look } from "./support/look.ts";
import { picture } from "./support/media.ts";
import { OnChain } from "./support/onChain.ts";
import { openTestCampaign } from "./support/openTestCampaign.ts";
import { begin, captcha, fill, hand, solve } from "./support/pastCaptcha.ts";
import { smartAccount } from "./support/smartAccount.ts";
import { studio } from "./support/studio.ts";
import { TestWallet } from "./support/TestWallet.ts";
import { workerPorts } from "./support/workerPorts.ts";

/* What a page does with its relay: a captcha, signing in, a smart account, a promise that is broken, a relay that isn't the campaign's. */

const ADA = 4;
const BRUNO = 5;
/** Beyond what any test lasts, so that nothing of it is anchored. Seconds. */
const PATIENT = 1_800;
/** Until the relay has put it on chain and the index has read it. */
const ON_CHAIN = { timeout: 90_000 };
/** The relay's list is asked for every ten seconds. */
const LISTED = { timeout: 90_000 };

/** A stack in the present whose relay asks for a captcha and takes its time. */
const test = base.extend({
  stack: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern which fixtures this one needs.
    async ({}, use, { parallelIndex }) => {
      Object.assign(process.env, EAGER);
      const dataDir = await mkdtemp(join(tmpdir(), "colophon-relay-"));
      const captcha = await captchaService();
      try {
        const relayEnv = { ...captcha.relayEnv, BATCH_SECONDS: String(PATIENT) };
        const stack = await startStack({ dataDir, ports: await workerPorts(parallelIndex), relayEnv });
        await use(stack);
        await stack.stop();
      } finally {
        await captcha.stop();
        await rm(dataDir, { recursive: true, force: true });
      }
    },
    { scope: "worker", timeout: 400_000 },
  ],
});

test("where the relay asks for a captcha it is shown, on the relay's page, and a program isn't taken", async ({
  page,
  stack,
  wallet,
}) => {
  const campaign = await openTestCampaign(stack, "People only");
  await wallet.choose(ADA);
  await page.goto("/");
  await connect(page);
  await begin(page, campaign, "Footprints", 920);
  await expect(captcha(page).getByRole("button", { name: "I am a person" })).toBeVisible();
  await look(page, "a captcha");
  await page.getByRole("button", { name: "Upload and sign" }).click();
  await expect(page.getByText("Solve the captcha first.")).toBeVisible();

  await captcha(page).getByRole("button", { name: "I am a program" }).click();
  await expect(captcha(page).getByText("Thank you")).toBeVisible();
  await page.getByRole("button", { name: "Upload and sign" }).click();
  const refusal = page.getByRole("alert").filter({ hasText: "The relay doesn't take it" });
  await expect(refusal).toContainText("Nothing shows that a person does this");

  // Asked anew; then once: declining the signature doesn't ask again, since the file has arrived.
  await solve(page);
  wallet.rejectNext("eth_signTypedData_v4");
  await page.getByRole("button", { name: "Upload and sign" }).click();
  await expect(page.getByText("You declined to sign")).toBeVisible();
  await expect(page.getByTitle("Are you a person?")).toHaveCount(0);
  await page.getByRole("button", { name: "Upload and sign" }).click();
  await expect(page.getByRole("heading", { name: "The relay has “Footprints”" })).toBeVisible();
  // No script of the service came into the page itself.
  expect(await page.evaluate(() => "turnstile" in window)).toBe(false);
});

test("what was given from another device is told to its author alone, who signs in for that", async ({
  page,
  stack,
  wallet,
  browser,
}) => {
  const campaign = await openTestCampaign(stack, "From two devices");
  await wallet.choose(ADA);
  await page.goto("/");
  await connect(page);
  await begin(page, campaign, "Driftwood", 921);
  await hand(page, "Driftwood");

  const phone = await browser.newContext({ baseURL: stack.urls.app, viewport: { width: 390, height: 844 } });
  try {
    const hers = new TestWallet({ rpcUrl: stack.urls.rpc, chainId: 31337, account: ADA });
    await hers.install(phone);
    const other = await phone.newPage();
    await other.goto(`/campaigns/${campaign}/contribute`);
    await connect(other);
    const ask = other.getByRole("button", { name: "Ask the relay for mine" });
    await expect(ask).toBeVisible();
    await expect(other.getByText("Driftwood")).toHaveCount(0);
    hers.rejectNext("personal_sign");
    await enter(other, ask);
    await expect(other.getByRole("alert").filter({ hasText: "You aren't signed in" })).toContainText("You declined");
    await ask.click();
    const line = other.getByRole("listitem").filter({ hasText: "Driftwood" });
    await expect(line).toContainText("Waiting to be put on chain");
    await expect(line.getByRole("button", { name: "Save the receipt" })).toBeVisible();
    const asked = hers.requests.filter(({ method }) => method === "personal_sign");
    expect(asked).toHaveLength(2);
    expect(Buffer.from(String(asked[1]?.params[0]).slice(2), "hex").toString()).toContain("This moves nothing");
    await look(other, "signed in at the relay");

    // What is on chain for everybody has its page, and isn't on its way any more.
    const lists = `${stack.urls.relay}/v1/contributions?*`;
    await other.route(lists, async (route) => {
      const answer = await route.fetch();
      const list = (await answer.json()) as RelayedContributions;
      const items = list.items.map((item) => ({ ...item, published: true }));
      await route.fulfill({ response: answer, json: { ...list, items } });
    });
    await expect(line).toHaveCount(0, LISTED);
    await other.unroute(lists);
    await expect(line).toBeVisible(LISTED);

    // Where it was given it is kept, and the relay's own word of it isn't a second one.
    const heard = page.waitForResponse((answer) => answer.url().includes("/v1/contributions?") && answer.ok());
    await page.goto(`/campaigns/${campaign}/contribute`);
    await page.getByRole("button", { name: "Ask the relay for mine" }).click();
    const { items } = (await (await heard).json()) as RelayedContributions;
    expect(items.map(({ work }) => work?.manifestText?.includes("Driftwood"))).toEqual([true]);
    await expect(page.getByText("The relay knows of no others that wait.")).toBeVisible();
    await expect(page.getByRole("listitem").filter({ hasText: "Driftwood" })).toHaveCount(1);

    // Where the list can't be read it is said, and isn't taken for an empty one.
    // Until somebody tries again: the page does so by itself now and then, which would leave nothing to press.
    await other.evaluate(() => {
      const note = (event: Event) => {
        if ((event.target as Element).textContent === "Try again") document.documentElement.dataset.tried = "";
      };
      document.addEventListener("click", note, true);
    });
    const tried = () => other.evaluate(() => document.documentElement.dataset.tried !== undefined);
    await other.route(lists, async (route) => ((await tried()) ? route.continue() : route.abort()));
    const failed = other.getByRole("alert").filter({ hasText: "What the relay knows of couldn't be read" });
    await expect(failed).toBeVisible(LISTED);
    await expect(other.getByText("The relay knows of no others that wait.")).toHaveCount(0);
    const again = other.waitForResponse((answer) => answer.url().includes("/v1/contributions?") && answer.ok());
    await failed.getByRole("button", { name: "Try again" }).click();
    const { authorization = "" } = await (await again).request().allHeaders();
    await expect(failed).toHaveCount(0);
    await other.unroute(lists);

    // The relay ends the session: whoever is signed out there is told so, and can sign in again.
    const ended = await fetch(`${stack.urls.relay}/v1/sessions`, { method: "DELETE", headers: { authorization } });
    expect(ended.status).toBe(204);
    const out = other.getByRole("alert").filter({ hasText: "You aren't signed in" });
    await expect(out).toContainText("doesn't know your sign-in any more", LISTED);
    await expect(line).toHaveCount(0);
    await other.getByRole("button", { name: "Ask the relay for mine" }).click();
    await expect(line).toContainText("Waiting to be put on chain");
    await expect(out).toHaveCount(0);

    // Somebody else on that device is told nothing, signed in or not.
    await hers.choose(BRUNO);
    await expect(ask).toBeVisible();
    await expect(other.getByText("Driftwood")).toHaveCount(0);
    // What was asked for Ada may still be on its way.
    const his = `author=${actors.bruno.account.address.toLowerCase()}`;
    const told = other.waitForResponse(
      (answer) =>
        answer.url().includes("/v1/contributions?") &&
        answer.url().toLowerCase().includes(his) &&
        answer.request().method() === "GET",
    );
    await ask.click();
    expect(await (await told).json()).toEqual({ items: [], next: null });
    await expect(other.getByText("The relay knows of no others that wait.")).toBeVisible();
    await expect(other.getByText("Driftwood")).toHaveCount(0);
  } finally {
    await phone.close();
  }
});

test("a smart account's contribution is certified for it, at once and at the brand's cost", async ({
  page,
  stack,
  wallet,
}) => {
  const campaign = await openTestCampaign(stack, "A wallet of its own");
  const { deployment } = await studio(stack);
  const contract = await smartAccount(stack, actors.bruno);
  await wallet.choose(BRUNO);
  await wallet.actFor(contract);
  await page.goto("/");
  await connect(page);
  await begin(page, campaign, "Reef", 922);
  await hand(page, "Reef");
  await expect(page.getByRole("heading", { name: "“Reef” is on chain" })).toBeVisible(ON_CHAIN);
  await look(page, "a smart account's work");
  await page.getByRole("link", { name: "See the work and its certificate" }).click();
  await expect(page.getByRole("heading", { name: "Reef", level: 1 })).toBeVisible();
  await expect(page.getByText(/Certified, provisional/)).toBeVisible();
  expect(wallet.requests.map(({ method }) => method)).not.toContain("eth_sendTransaction");
  const onChain = new OnChain(stack.urls.rpc, deployment);
  expect(await onChain.owner(new URL(page.url()).pathname.split("/")[2] ?? "")).toBe(contract.toLowerCase());
  onChain.close();
});

test("a relay that breaks its promise stops nobody: the very signature goes on chain by its author, who is told the cost", async ({
  page,
  stack,
  wallet,
  context,
}) => {
  const campaign = await openTestCampaign(stack, "A promise broken");
  const { client, deployment, urls } = await studio(stack);
  await wallet.choose(ADA);
  await page.goto("/");
  await connect(page);
  await begin(page, campaign, "Ebb", 923);
  await hand(page, "Ebb");

  // The campaign gets another relay, so that this one can't keep its word; and time passes for the page.
  await setRelay(client(actors.brand), { deployment, campaign, relay: actors.collector.account.address });
  const another = actors.collector.account.address.toLowerCase();
  await awaitApi(
    urls.api,
    `/v1/campaigns/${campaign}`,
    campaignSchema,
    ({ relay }) => relay === another,
    "it is named",
  );
  await page.goto(`/campaigns/${campaign}/contribute`);
  await page
    .getByLabel("Drop your work here")
    .setInputFiles({ name: "flow.png", mimeType: "image/png", buffer: picture(924) });
  await fill(page, "Flow");
  // Where the way is chosen, and again with what it costs.
  await expect(page.getByText("named a relay that this page doesn't reach")).toHaveCount(2);
  await expect(page.getByText(/about [<0-9.]+ ETH now/)).toBeVisible();
  await expect(page.getByLabel("Without gas")).toHaveCount(0);
  // What this browser keeps is there all the same; only the relay's own list isn't asked for.
  const onTheirWay = page.getByRole("region", { name: "Your contributions on their way" });
  await expect(onTheirWay.getByRole("listitem").filter({ hasText: "Ebb" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Ask the relay for mine" })).toHaveCount(0);
  await look(page, "another relay");
  // Without any relay it isn't told that there is another one.
  await setRelay(client(actors.brand), { deployment, campaign, relay: null });
  await awaitApi(
    urls.api,
    `/v1/campaigns/${campaign}`,
    campaignSchema,
    ({ relay }) => BigInt(relay) === 0n,
    "it has none",
  );
  await page.reload();
  await expect(page.getByText("This campaign's brand has named no relay").first()).toBeVisible();
  await expect(page.getByText("named a relay that this page doesn't reach")).toHaveCount(0);
  await expect(page.getByRole("group", { name: "How", exact: true })).toContainText("a transaction of yours");

  // The page learns the time from the index's stream; without it, it goes by the wall's.
  await context.route(`${urls.api}/v1/head`, (route) => route.abort());
  await context.clock.setSystemTime(Date.now() + 3 * PATIENT * 1_000);
  await page.goto("/me");
  await expect(page.getByText("Late: the relay promised to put it on chain by")).toBeVisible();
  const note = page.getByText("What you signed is good on chain, whoever sends it.");
  await expect(note).toContainText(/about [<0-9.]+ ETH now/);
  await look(page, "a broken promise");
  const signed = wallet.requests.filter(({ method }) => method === "eth_signTypedData_v4").length;
  await page.getByRole("button", { name: "Put it on chain at my own cost" }).click();
  await sign(page, "Sign and certify", "Certified.");
  await expect(page.getByRole("heading", { name: "Ebb", level: 1 })).toBeVisible();
  expect(wallet.requests.filter(({ method }) => method === "eth_signTypedData_v4")).toHaveLength(signed);
  const onChain = new OnChain(stack.urls.rpc, deployment);
  const id = new URL(page.url()).pathname.split("/")[2] ?? "";
  expect(await onChain.owner(id)).toBe(actors.ada.account.address.toLowerCase());
  onChain.close();
});
