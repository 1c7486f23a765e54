import type { RelayedClaim } from "@colophon/sdk/api/intakeSchemas.ts";
import type { ApiWork } from "@colophon/sdk/api/schemas.ts";
import { createTestClient, http, publicActions } from "viem";
import { actors } from "../../scripts/demo/actors.ts";
import { connect } from "./support/contributing.ts";
import { expect, test } from "./support/fixtures.ts";
import { livedCampaign } from "./support/livedCampaign.ts";
import { makeWorks } from "./support/makeWorks.ts";
import { picture } from "./support/media.ts";
import { openTestCampaign } from "./support/openTestCampaign.ts";

/* What is known only later: a parent's title, and that a claim that the relay took comes to nothing. */

const BRUNO = 5;
/** The page looks again by itself, every few seconds. */
const SOON = { timeout: 90_000 };

test("a parent whose manifest isn't read yet gets its title once it is", async ({ page, stack }) => {
  const campaign = await openTestCampaign(stack, "Titles that come later");
  const piece = { author: actors.bruno, title: "Driftglass", kind: "image", bytes: picture(960) } as const;
  const [id] = await makeWorks(stack, campaign, [piece]);
  // As the index tells it until it has read the manifest.
  const work = `${stack.urls.api}/v1/works/${id}`;
  await page.route(work, async (route) => {
    const response = await route.fetch();
    const json = (await response.json()) as ApiWork;
    await route.fulfill({ response, json: { ...json, manifest: null, title: "Untitled" } });
  });
  await page.goto("/");
  await connect(page);
  await page.goto(`/campaigns/${campaign}/contribute?parent=${id}`);
  const file = { name: "sand.png", mimeType: "image/png", buffer: picture(961) };
  await page.getByLabel("Drop your work here").setInputFiles(file);
  await expect(page.getByRole("button", { name: "Remove Untitled" })).toBeVisible();
  await page.unroute(work);
  await expect(page.getByRole("button", { name: "Remove Driftglass" })).toBeVisible(SOON);
  await expect(page.getByText("Untitled")).toHaveCount(0);
});

test("who has no ETH claims without gas, and asks again where the relay could pay nothing out", async ({
  page,
  stack,
  time,
  wallet,
}) => {
  const { campaign } = await livedCampaign(stack, time, "Paid by the brand");
  const account = actors.bruno.account.address;
  const chain = createTestClient({ mode: "anvil", transport: http(stack.urls.rpc) }).extend(publicActions);
  const had = await chain.getBalance({ address: account });
  await chain.setBalance({ address: account, value: 0n });
  // The first claim is void, as where its statement gave way to another.
  const claims = `${stack.urls.relay}/v1/claims`;
  const void1: RelayedClaim = {
    ...{ id: `0x${"c1".repeat(32)}`, campaign, token: `0x${"0".repeat(40)}`, account: account.toLowerCase() },
    ...{ cumulative: "1", state: "void", transaction: null, trouble: "Another statement stands." },
  };
  const headers = { "access-control-allow-origin": "*" };
  await page.route(claims, (route) => route.fulfill({ headers, json: void1, status: 201 }), { times: 1 });
  await wallet.choose(BRUNO);
  await page.goto("/me");
  await connect(page);
  const claim = page.getByRole("button", { name: "Claim without gas" });
  await claim.click();
  await expect(page.getByText("Nothing was paid out. Another statement stands.")).toBeVisible();
  // There is nothing else to ask for.
  await expect(claim).toHaveCount(0);
  // Of whichever campaign it was: others may have rewarded him before.
  await page.getByRole("button", { name: /^Ask again: / }).click();
  await expect(page.getByText("Everything you earned so far has been claimed.")).toBeVisible(SOON);
  await expect(page.getByText("Paid to your account", { exact: true }).first()).toBeVisible();
  await expect(page.getByText("Nothing was paid out.")).toHaveCount(0);
  expect(wallet.requests.map(({ method }) => method)).not.toContain("eth_sendTransaction");
  await chain.setBalance({ address: account, value: had + (await chain.getBalance({ address: account })) });
});
