import { campaign as campaignSchema, claimable } from "@colophon/sdk/api/schemas.ts";
import type { Page } from "@playwright/test";
import { parseAbi, parseEther, parseUnits } from "viem";
import { mnemonicToAccount } from "viem/accounts";
import { writeContract } from "viem/actions";
import { z } from "zod";
import { actors } from "../../scripts/demo/actors.ts";
import { awaitApi, readApi } from "../../scripts/demo/awaitApi.ts";
import { certify, connect, describeWork, fillIn, finish, sign } from "./support/contributing.ts";
import { expect, test } from "./support/fixtures.ts";
import { picture, sound } from "./support/media.ts";
import { OnChain } from "./support/onChain.ts";
import { studio } from "./support/studio.ts";

/* The whole story in one go, through the page: a brand opens and funds, four make, one is rejected, everybody is paid. */

const DAY = 86_400;
const ETH = `0x${"0".repeat(40)}`;
/** Wallet accounts by number; the eighth has no name anywhere. */
const [BRAND, ADA, BRUNO, CHIYO, COLLECTOR, NAMELESS] = [1, 4, 5, 6, 7, 8];
const nameless = mnemonicToAccount("test test test test test test test test test test test junk", {
  addressIndex: NAMELESS,
}).address.toLowerCase();

// Amounts that no number of people divides evenly.
const DOLLARS = "1000.000007";
const ETHER = "1.000000000000000003";

const image = (seed: number) => ({ name: `${seed}.png`, mimeType: "image/png", buffer: picture(seed) });

test("a campaign from its opening to the last claim", async ({ page, stack, wallet, time }) => {
  const { client, deployment, urls } = await studio(stack);
  const dollar = deployment.tokens.find(({ symbol }) => symbol === "dUSD")?.address ?? "0x";
  const chain = new OnChain(urls.rpc, deployment);
  const become = async (account: number) => {
    await wallet.choose(account);
    await expect(page.getByRole("button", { name: /^Account/ })).toBeVisible();
  };
  await writeContract(client(actors.brand), {
    address: dollar,
    abi: parseAbi(["function mint(address to, uint256 amount)"]),
    functionName: "mint",
    args: [actors.brand.account.address, parseUnits("2000", 6)],
    account: actors.brand.account,
    chain: null,
  });
  await wallet.choose(BRAND);
  await page.goto("/");
  await connect(page);

  const campaign = await test.step("the brand opens a campaign", () => openByPage(page, time.now()));
  const readCampaign = () => readApi(urls.api, `/v1/campaigns/${campaign}`, campaignSchema);

  await test.step("and funds it in an ERC-20 and in ETH", async () => {
    await page.goto(`/brand/${campaign}?tab=fund`);
    await fundByPage(page, "dUSD", DOLLARS);
    await page.getByRole("button", { name: /^Sign: Allow the pool/ }).click();
    await page.getByRole("button", { name: /^Sign: Put 1,000\.\S* dUSD into the pool/ }).click();
    await finish(page, "The pool has it.");
    await fundByPage(page, "ETH", ETHER);
    await sign(page, "Sign and fund", "The pool has it.");
    expect((await chain.pool(campaign, dollar)).funded).toBe(parseUnits(DOLLARS, 6));
    expect((await chain.pool(campaign, ETH)).funded).toBe(parseEther(ETHER));
  });

  const ids = { tide: "", gulls: "", receipt: "", remix: "" };
  await test.step("two contributors certify", async () => {
    await become(ADA);
    await describeWork(page, { campaign, file: image(501), title: "Low tide" });
    ids.tide = await certify(page);
    await become(BRUNO);
    const gulls = { name: "gulls.wav", mimeType: "audio/wav", buffer: sound(502) };
    await describeWork(page, { campaign, file: gulls, title: "Gulls" });
    ids.gulls = await certify(page);
    await describeWork(page, { campaign, file: image(503), title: "A receipt" });
    ids.receipt = await certify(page);
  });

  await test.step("a third remixes one of them, with a co-author", async () => {
    await become(CHIYO);
    await page.goto(`/works/${ids.tide}`);
    await page.getByRole("link", { name: "Remix this" }).click();
    await page.getByLabel("Drop your work here").setInputFiles(image(504));
    await expect(page.getByRole("button", { name: "Remove Low tide" })).toBeVisible();
    await page.getByRole("button", { name: "Add a co-author" }).click();
    await page.getByLabel("Account").fill(nameless);
    await page.getByLabel("Share, %").fill("33.33");
    await page.getByLabel("Role").fill("colours");
    await fillIn(page, "Low tide, at night");
    ids.remix = await certify(page);
    await expect(page.getByText("33.33 %")).toBeVisible();
    await expect(page.getByText("66.67 %")).toBeVisible();
    await expect(page.getByText("named by the author, not confirmed yet")).toBeVisible();
    const lineage = page.getByRole("region", { name: /^Lineage/ });
    await expect(lineage.getByRole("link", { name: "Low tide", exact: true })).toBeVisible();
    await expect(lineage.locator("a[aria-current]")).toContainText("Low tide, at night");
  });

  await test.step("the brand accepts three and rejects one, with a reason", async () => {
    await become(BRAND);
    await awaitApi(
      urls.api,
      `/v1/campaigns/${campaign}`,
      campaignSchema,
      (one) => one.counts.verified === 4,
      "all are verified",
    );
    await page.goto(`/brand/${campaign}?tab=review`);
    const desk = (title: string) => page.getByRole("article", { name: title, exact: true });
    await desk("Low tide").getByRole("slider").fill("90");
    await desk("Low tide")
      .getByRole("button", { name: /^Accept/ })
      .click();
    // By its key, as somebody with many works to see would.
    await expect(desk("Gulls")).toBeVisible();
    await page.keyboard.press("7");
    await page.keyboard.press("a");
    await desk("A receipt")
      .getByRole("button", { name: /^Reject/ })
      .click();
    await page.getByLabel("Why").selectOption("Off brief");
    await page.getByLabel("Note to the author").fill("A receipt isn't weather.");
    await desk("A receipt").getByRole("button", { name: "Reject", exact: true }).click();
    await desk("Low tide, at night")
      .getByRole("button", { name: /^Accept/ })
      .click();
    await page.getByRole("button", { name: "Sign all 4 at once" }).click();
    await sign(page, "Sign the verdicts", "Recorded.");
    await page.goto(`/works/${ids.receipt}`);
    await expect(page.getByText("Not accepted", { exact: true })).toBeVisible();
    await expect(page.getByText(/Not accepted by Brand: The work doesn't answer the campaign's brief/)).toBeVisible();
    await become(BRUNO);
    await page.goto("/me");
    await expect(page.getByText(/A receipt\s+wasn't accepted/)).toBeVisible();
  });

  await test.step("the roll closes", async () => {
    const { rollAt } = await readCampaign();
    await become(BRAND);
    await page.goto(`/brand/${campaign}?tab=roll`);
    await expect(page.getByRole("heading", { name: "The roll closes in" })).toBeVisible();
    await time.advanceTo(rollAt + 60);
    await page.goto(`/brand/${campaign}?tab=roll`);
    await expect(page.getByRole("heading", { name: "The roll is closed" })).toBeVisible();
    await expect(
      page
        .getByRole("term")
        .filter({ hasText: /^Works$/ })
        .locator("+ dd"),
    ).toHaveText("3");
    await expect(page.getByRole("term").filter({ hasText: "Who earns" }).locator("+ dd")).toHaveText("4 accounts");
  });

  await test.step("Ada's work goes to a collector; author and rewards stay", async () => {
    await become(ADA);
    await page.goto(`/works/${ids.tide}`);
    await page.getByRole("button", { name: "Hand over" }).click();
    await page.getByRole("button", { name: "Collector", exact: true }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Continue" }).click();
    await sign(page, "Sign and hand over", "Handed over.");
    await expect(page.getByText("Passed from Ada to Collector.")).toBeVisible();
    await expect(page.getByRole("term").filter({ hasText: "Owner" }).locator("+ dd")).toHaveText("Collector");
    await expect(page.getByRole("term").filter({ hasText: "Author" }).locator("+ dd")).toHaveText("Ada");
    await expect(page.getByRole("button", { name: "Hand over" })).toHaveCount(0);
    expect(await chain.owner(ids.tide)).toBe(actors.collector.account.address.toLowerCase());
    await become(COLLECTOR);
    await page.goto("/me");
    await page.getByRole("tab", { name: "Held" }).click();
    await expect(page.getByRole("tabpanel").getByRole("link", { name: /Low tide/ })).toBeVisible();
  });

  await test.step("the brand publishes a statement for each pool", async () => {
    await become(BRAND);
    await page.goto(`/brand/${campaign}?tab=statement`);
    for (const [symbol, token] of [
      ["dUSD", dollar],
      ["ETH", ETH],
    ] as const) {
      await page.getByRole("group", { name: "Pool" }).getByRole("button", { name: symbol }).click();
      await page.getByRole("button", { name: "Publish the statement" }).click();
      if (token === ETH) await page.getByRole("button", { name: "Sign and publish" }).click();
      else {
        await page.getByRole("button", { name: "Sign: Allow the pool to take the bond" }).click();
        await page.getByRole("button", { name: "Sign: Publish the statement" }).click();
      }
      await finish(page, "Published. The challenge period runs.");
    }
  });

  const earners = [
    [ADA, actors.ada.account.address],
    [BRUNO, actors.bruno.account.address],
    [CHIYO, actors.chiyo.account.address],
    [NAMELESS, nameless],
  ] as const;
  const before = new Map<string, bigint>();

  await test.step("the challenge period passes, and not before can anybody claim", async () => {
    await time.advanceBy(3_600);
    for (const [, account] of earners) {
      before.set(account, await chain.balance(dollar, account));
      const { items } = await awaitApi(
        urls.api,
        `/v1/accounts/${account.toLowerCase()}/claimables`,
        z.object({ items: z.array(claimable) }),
        ({ items }) => items.filter((item) => item.campaign === campaign).length === 2,
        `${account} can claim from both pools`,
      );
      for (const item of items.filter((one) => one.campaign === campaign)) {
        const proposed = await chain.proposalBlock(campaign, item.token.address);
        expect(await chain.tryClaim(item, proposed)).not.toMatch(/^\d+$/);
        expect(await chain.tryClaim(item, "latest")).toBe(item.claimable);
      }
    }
  });

  await test.step("everybody claims, each with one click and one signature; the collector has nothing to", async () => {
    for (const [account] of earners) {
      await become(account);
      await page.goto("/me");
      const sent = () => wallet.requests.filter(({ method }) => method === "eth_sendTransaction").length;
      const already = sent();
      await page.getByRole("button", { name: "Claim all" }).click();
      await sign(page, "Sign and claim", "Claimed.");
      expect(sent()).toBe(already + 1);
      await expect(page.getByText("Everything you earned so far has been claimed.")).toBeVisible();
    }
    await become(COLLECTOR);
    await page.goto("/me");
    await expect(page.getByText("No statement gives you anything yet")).toBeVisible();
  });

  await test.step("what was paid sums to the pools, to the last unit", async () => {
    for (const token of [dollar, ETH]) {
      const pool = await chain.pool(campaign, token);
      const sum = [...pool.claims.values()].reduce((total, amount) => total + amount, 0n);
      expect(sum).toBe(pool.funded);
      expect(pool.paid).toBe(pool.funded);
      expect(pool.total).toBe(pool.funded);
      expect(pool.refunded).toBe(0n);
      expect([...pool.claims.keys()].sort()).toEqual(earners.map(([, account]) => account.toLowerCase()).sort());
    }
    const { claims } = await chain.pool(campaign, dollar);
    for (const [, account] of earners) {
      const received = (await chain.balance(dollar, account)) - (before.get(account) ?? 0n);
      expect(received).toBe(claims.get(account.toLowerCase()));
    }
    // The remix passed a fifth of its reward on to what it was made from.
    const of = (account: string) => claims.get(account.toLowerCase()) ?? 0n;
    expect(of(actors.ada.account.address)).toBeGreaterThan(of(actors.bruno.account.address));
    await page.goto(`/campaigns/${campaign}`);
    await expect(page.getByRole("heading", { name: /statement/i }).first()).toBeVisible();
  });
  chain.close();
});

/** Fills in the form of a new campaign, opens it, and says its number. */
async function openByPage(page: Page, now: number): Promise<number> {
  await page.goto("/brand/open");
  await page.getByLabel("Title").fill("Weather of ours");
  await page.getByLabel("Brief", { exact: true }).fill("One thing that the weather did to you.");
  await page.getByLabel("Closes").fill(new Date((now + 2 * DAY) * 1000).toISOString().slice(0, 16));
  for (const [label, days] of [
    ["Review", "2"],
    ["Appeals", "2"],
    ["Finality", "1"],
  ] as const) {
    await page.getByLabel(label, { exact: true }).fill(days);
    await page.getByLabel(`${label}: unit`).selectOption("days");
  }
  await page.getByLabel("Arbiter", { exact: true }).fill(actors.arbiter.account.address);
  await expect(page.getByText(/puts on chain what people only sign/)).toBeVisible();
  await expect(page.getByLabel("Go without a relay")).not.toBeChecked();
  await page.getByRole("button", { name: "Upload the terms and sign" }).click();
  const relay = page.getByRole("dialog").getByRole("term").filter({ hasText: "Relay" }).locator("+ dd");
  await expect(relay).toHaveText(/0x[0-9a-f]{40}/i);
  await sign(page, "Sign and open", "Your campaign is open to see.");
  await expect(page).toHaveURL(/\/brand\/\d+/);
  await expect(page.getByRole("heading", { name: "Weather of ours", level: 1 })).toBeVisible();
  return Number(/\/brand\/(\d+)/.exec(page.url())?.[1]);
}

async function fundByPage(page: Page, symbol: string, amount: string): Promise<void> {
  await page.getByRole("radio", { name: new RegExp(symbol) }).check();
  await page.getByLabel(`Amount in ${symbol}`).fill(amount);
  await page.getByRole("button", { name: "Fund", exact: true }).click();
}
