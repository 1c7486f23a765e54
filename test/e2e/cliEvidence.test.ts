import { readFile, stat } from "node:fs/promises";
import { appeal } from "@colophon/sdk/actions/appeal.ts";
import { fund } from "@colophon/sdk/actions/fund.ts";
import { openCampaign } from "@colophon/sdk/actions/openCampaign.ts";
import { readAppeal } from "@colophon/sdk/actions/readAppeal.ts";
import { readEditionBalance } from "@colophon/sdk/actions/readEditionBalance.ts";
import { readSchedule } from "@colophon/sdk/actions/readSchedule.ts";
import { setEdition } from "@colophon/sdk/actions/setEdition.ts";
import { cidFromDigest } from "@colophon/sdk/content/cidFromDigest.ts";
import { rawBlockOf } from "@colophon/sdk/content/rawBlockOf.ts";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type CliCase, expectTrouble, startCliCase, TERMS } from "../../cli/test/support/cliCase.ts";
import { digestOfText, quickSettings } from "../../sdk/test/support/works.ts";

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

let the: CliCase;
beforeAll(async () => {
  the = await startCliCase();
});
afterAll(() => the?.stack.stop());

const address = (index: number) => the.stack.chain.wallet(index).account.address;

describe("colophon commit, certify --salt-file and supersede", () => {
  it("keeps the salt where only its owner reads it, and never twice", async () => {
    const path = await the.file("kept.png");
    const campaign = ["--campaign", String(the.campaign)];
    const committed = await the.cli(["commit", path, ...campaign], the.author);
    expect(committed.status).toBe(0);
    const saltFile = `${path}.salt.json`;
    const { salt } = JSON.parse(await readFile(saltFile, "utf8")) as { salt: string };
    expect((await stat(saltFile)).mode & 0o777).toBe(0o600);
    // Nobody who looks over a shoulder, or into a log, gets it.
    expect(`${committed.stdout}${committed.stderr}`).not.toContain(salt);

    expectTrouble(await the.cli(["commit", path, ...campaign], the.author), "bad-option", /never overwritten/);
    expect(JSON.parse(await readFile(saltFile, "utf8"))).toMatchObject({ salt });

    const certified = await the.cli(the.certifyArgs(path, "--accept-terms", "--salt-file", saltFile), the.author);
    expect(certified.status).toBe(0);
    const { committedAt } = committed.json() as { committedAt: number };
    expect(certified.json()).toMatchObject({ certifiedAt: committedAt, author: address(2) });
    expect((await the.cli(["verify", path])).json()).toMatchObject({ answer: true });
  });

  it("takes a stolen work back, and only with the work's own salt", async () => {
    const path = await the.file("stolen.png");
    const other = await the.file("other.png");
    const campaign = ["--campaign", String(the.campaign)];
    for (const file of [path, other]) expect((await the.cli(["commit", file, ...campaign], the.author)).status).toBe(0);
    expect((await the.cli(the.certifyArgs(path, "--accept-terms"), the.as(3))).status).toBe(0);

    const supersede = (saltFile: string, env = the.author) =>
      the.cli(["supersede", ...the.certifyArgs(path, "--accept-terms", "--salt-file", saltFile).slice(1)], env);
    const wrong = await supersede(`${other}.salt.json`);
    expectTrouble(wrong, "bad-option", /made for digest/);
    expectTrouble(await supersede(`${path}.salt.json`, the.as(4)), "bad-option", /made for author/);
    expectTrouble(await supersede(path), "bad-option", /no salt file/);
    const done = await supersede(`${path}.salt.json`);
    expect(done.status).toBe(0);
    expect(done.json()).toMatchObject({ author: address(2) });
  });
});

describe("colophon appeal", () => {
  it("brings the bond along, in time", async () => {
    const { chain } = the.stack;
    const { deployment } = chain;
    const settings = quickSettings(await chain.now(), { appealBond: 5n, appealPeriod: 100_000 });
    const arbiter = address(1);
    const terms = rawBlockOf(TERMS).digest;
    const { campaign } = await openCampaign(chain.wallet(0), { deployment, arbiter, settings, terms });
    const path = await the.file("rejected.png");
    const args = ["certify", path, "--campaign", String(campaign), "--ai", "none", "--accept-terms"];
    const { id } = (await the.cli(args, the.author)).json() as { id: string };
    expectTrouble(await the.cli(["appeal", id], the.author), "outside-appeals");
    const { reviewEnds } = await readSchedule(chain.wallet(0), { deployment, campaign });
    await chain.travelTo(reviewEnds);
    const appealed = await the.cli(["appeal", id], the.author);
    expect(appealed.json()).toMatchObject({ id, bond: "5" });
    expect(await readAppeal(chain.wallet(0), { deployment, id, author: address(2) })).toMatchObject({
      state: "pending",
      bond: 5n,
    });
    await expect(appeal(chain.wallet(2), { deployment, id })).rejects.toMatchObject({ errorName: "AlreadyAppealed" });
  });
});

describe("colophon mint-edition", () => {
  it("shows what is sold, and buys what was looked at", async () => {
    const { chain } = the.stack;
    const { deployment } = chain;
    const brand = chain.wallet(0);
    const settings = quickSettings(await chain.now(), { editionPrice: 7n, editionCap: 3 });
    const opened = await openCampaign(brand, {
      ...{ deployment, arbiter: address(1), settings },
      terms: rawBlockOf(TERMS).digest,
    });
    const { campaign } = opened;
    await fund(brand, { deployment, campaign, amount: 1n, config: opened.config });
    const none = await the.cli(["mint-edition", String(campaign)], the.as(5));
    expect(none.status).toBe(1);
    const digest = digestOfText("the collective work");
    await setEdition(brand, { deployment, campaign, content: { digest, codec: "raw", kind: "image" } });
    const { rollAt } = await readSchedule(brand, { deployment, campaign });
    await chain.travelTo(rollAt);
    const cid = cidFromDigest(digest, 0);
    const shown = await the.cli(["mint-edition", String(campaign)], the.stack.env);
    expect(shown.json()).toMatchObject({ edition: { cid, price: "7", minted: "0", cap: 3 } });
    const other = cidFromDigest(digestOfText("another"), 0);
    const wrong = await the.cli(["mint-edition", String(campaign), "--content", other], the.as(5));
    expectTrouble(wrong, "bad-option");
    const bought = await the.cli(["mint-edition", String(campaign), "--content", cid, "--amount", "2"], the.as(5));
    expect(bought.json()).toMatchObject({ amount: "2", paid: "14", to: address(5) });
    expect(await readEditionBalance(brand, { deployment, campaign, account: address(5) })).toBe(2n);
  });
});
