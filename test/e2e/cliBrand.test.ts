import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { demoTokenAbi } from "@colophon/sdk/abis/generated.ts";
import { certify } from "@colophon/sdk/actions/certify.ts";
import { readCampaign } from "@colophon/sdk/actions/readCampaign.ts";
import { readPool } from "@colophon/sdk/actions/readPool.ts";
import { ETH } from "@colophon/sdk/actions/requests/request.ts";
import { noteBlockOf } from "@colophon/sdk/content/noteBlockOf.ts";
import { toContributionId } from "@colophon/sdk/ids/contributionId.ts";
import { getBlock, getBlockNumber, waitForTransactionReceipt, writeContract } from "viem/actions";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type CliCase, expectTrouble, startCliCase } from "../../cli/test/support/cliCase.ts";
import { runCli } from "../../cli/test/support/runCli.ts";
import { workOf } from "../../sdk/test/support/works.ts";

/** How long the index may take, on a machine with more to do. */
const PATIENCE = { timeout: 90_000, interval: 500 };
const EXAMPLES = fileURLToPath(new URL("../../examples/brand", import.meta.url));

// Every step is a process of its own.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 240_000 });

let the: CliCase;
beforeAll(async () => {
  the = await startCliCase();
  await the.stack.services.indexer.start();
});
afterAll(() => the?.stack.stop());

describe("a brand's whole campaign by command line", () => {
  let campaign: number;
  const brand = () => the.as(0);
  const openArgs = ["campaign", "open", "--file", join(EXAMPLES, "campaign.json")];
  const withTerms = ["--terms", join(EXAMPLES, "terms.md"), "--curators", join(EXAMPLES, "curators.csv")];

  it("opens it: not in a dry run, not unconfirmed, and then as it was shown", async () => {
    const dry = await the.cli([...openArgs, ...withTerms, "--dry-run"], brand());
    expect(dry.status).toBe(0);
    expect(dry.json()).toMatchObject({ dryRun: true, settings: { equalBps: 5_000, appealBond: "10000000000000000" } });
    expect(dry.stderr).toContain("Fixed for ever from the first contribution");
    const { cid } = (dry.json() as { terms: { cid: string } }).terms;
    expect((await fetch(`${the.stack.urls.gateway}/ipfs/${cid}`)).status).not.toBe(200);
    expectTrouble(await the.cli([...openArgs, ...withTerms], brand()), "not-confirmed", /nobody is there to be asked/);
    expectTrouble(await the.cli([...openArgs, "--yes"], brand()), "bad-file", /terms: there are none/);
    expectTrouble(await the.cli([...openArgs, ...withTerms, "--yes"]), "key-missing");
    // The arbiter's own key: then it would judge itself, and the contract says no before anything is uploaded.
    expectTrouble(await the.cli([...openArgs, ...withTerms, "--yes"], the.as(3)), "arbiter-not-independent");

    const opened = await the.cli([...openArgs, ...withTerms, "--yes"], brand());
    expect(opened.status).toBe(0);
    campaign = (opened.json() as { campaign: number }).campaign;
    expect((await fetch(`${the.stack.urls.gateway}/ipfs/${cid}`)).status).toBe(200);
    const { deployment } = the.stack.chain;
    const found = await readCampaign(the.stack.chain.wallet(0), { deployment, campaign });
    expect(found).toMatchObject({
      brand: the.stack.chain.wallet(0).account.address,
      arbiter: the.stack.chain.wallet(3).account.address,
      settings: { reviewPeriod: 7 * 86_400, lineageBps: 2_000, royaltyBps: 500, editionCap: 500 },
    });
    expect(found.settings.closes - found.settings.opens).toBe(14 * 86_400);
  });

  it("funds it in ETH and, by a permit, in a token", async () => {
    const { chain } = the.stack;
    const { deployment, token } = chain;
    const wallet = chain.wallet(0);
    const mint = { address: token, abi: demoTokenAbi, functionName: "mint", chain: null } as const;
    const hash = await writeContract(wallet, {
      ...mint,
      args: [wallet.account.address, 5_000_000n],
      account: wallet.account,
    });
    await waitForTransactionReceipt(wallet, { hash });
    const fund = ["campaign", "fund", String(campaign)];
    const dry = await the.cli([...fund, "--amount", "1.5", "--dry-run"], brand());
    expect(dry.json()).toMatchObject({ dryRun: true, amount: "1500000000000000000" });
    expect((await readPool(wallet, { deployment, campaign })).funded).toBe(0n);
    const eth = await the.cli([...fund, "--amount", "1.5", "--yes"], brand());
    expect(eth.json()).toMatchObject({ received: "1500000000000000000" });
    const dollars = await the.cli([...fund, "--amount", "4.5", "--token", "DEMO", "--permit", "--yes"], brand());
    expect(dollars.json()).toMatchObject({ received: "4500000", approves: true });
    const more = ["--token", token, "--amount", "0.500001", "--yes"];
    expectTrouble(await the.cli([...fund, ...more], brand()), "too-little", /has 0\.5 DEMO, and this needs 0\.500001/);
    for (const amount of ["-1", "1,5", "1e3", "0", "0.0000001", "9".repeat(50)]) {
      const refused = await the.cli([...fund, `--amount=${amount}`, "--token", "DEMO", "--yes"], brand());
      expectTrouble(refused, "bad-option");
    }
    const other = [...fund, "--amount", "1", "--config", `0x${"1".repeat(40)}`, "--yes"];
    expectTrouble(await the.cli(other, brand()), "bad-option", /settings or terms have changed/);
    expectTrouble(await the.cli(["campaign", "fund", "99", "--amount", "1", "--yes"], brand()), "unknown-campaign");
  });

  it("exports what waits for a verdict, and records a filled-in file, once", async () => {
    const { chain } = the.stack;
    const { config } = await readCampaign(chain.wallet(0), { deployment: chain.deployment, campaign });
    const texts = ["=one", "two", "three", "four"];
    const ids: string[] = [];
    for (const [index, text] of texts.entries()) {
      await the.stack.upload(new TextEncoder().encode(text));
      const work = workOf(campaign, config, text);
      await certify(chain.wallet(2 + (index % 2)), { deployment: chain.deployment, ...work });
      ids.push(toContributionId(campaign, work.digest));
    }
    const list = ["campaign", "works", String(campaign)];
    await vi.waitFor(async () => {
      const { works } = (await the.cli(list)).json() as { works: unknown[] };
      expect(works).toHaveLength(4);
    }, PATIENCE);
    const out = join(the.stack.folder, "queue.csv");
    expect((await the.cli([...list, "--out", out])).status).toBe(0);
    expectTrouble(await the.cli([...list, "--out", out]), "bad-option", /is there already/);
    const printed = await runCli([...list, "--csv"], { env: the.stack.env });
    expect(printed.stdout).toBe(await readFile(out, "utf8"));

    // As a spreadsheet gives it back: a byte order mark, semicolons, a note of two lines.
    const note = 'Not "night".\nSee the brief; again, please.';
    const rows = ids.map((id, index) =>
      index === 3
        ? `${id};;;;`
        : index === 2
          ? `${id};reject;;other;"${note.replaceAll('"', '""')}"`
          : `${id};accept;${50 + index * 30},5;;`,
    );
    const filled = await the.file("filled.csv", `\uFEFFid;verdict;score;reason;note\r\n${rows.join("\r\n")}\r\n`);
    const review = ["campaign", "review", String(campaign), "--file", filled];
    const dry = await the.cli([...review, "--dry-run"], brand());
    expect(dry.json()).toMatchObject({ dryRun: true, accepts: 2, rejects: 1, reasons: { other: 1 }, leftOpen: 1 });
    const noted = noteBlockOf(note);
    expect((await fetch(`${the.stack.urls.gateway}/ipfs/${noted.cid}`)).status).not.toBe(200);
    expectTrouble(await the.cli([...review, "--yes"], the.as(5)), "not-curator");

    const done = await the.cli([...review, "--yes", "--batch", "2"], brand());
    expect(done.status).toBe(0);
    expect((done.json() as { transactions: unknown[] }).transactions).toHaveLength(2);
    expect((await fetch(`${the.stack.urls.gateway}/ipfs/${noted.cid}`)).status).toBe(200);
    await vi.waitFor(async () => {
      const again = await the.cli([...review, "--yes"], brand());
      expect(again.json()).toMatchObject({ alreadySo: 3, accepts: 0, rejects: 0, transactions: [] });
    }, PATIENCE);
    // What was exported with its verdicts says the same when it is read again.
    const all = join(the.stack.folder, "all.csv");
    await the.cli([...list, "--all", "--out", all]);
    const same = await the.cli(["campaign", "review", String(campaign), "--file", all, "--yes"], brand());
    expect(same.json()).toMatchObject({ alreadySo: 3, leftOpen: 1, transactions: [] });
  });

  it("names everything that is wrong with a file of verdicts, and records none of it", async () => {
    const other = toContributionId(campaign + 1, `0x${"7".repeat(64)}`);
    const unknown = toContributionId(campaign, `0x${"8".repeat(64)}`);
    const rows = [`${other},accept,10,`, `${unknown},accept,101,`, `${unknown},reject,,bored`, `0x12,accept,1,`];
    const bad = await the.file("bad.csv", `id,verdict,score,reason\n${rows.join("\n")}\n`);
    const refused = await the.cli(["campaign", "review", String(campaign), "--file", bad, "--yes"], brand());
    expectTrouble(refused, "bad-file", /line 2: .*campaign.*line 3: .*score.*line 4: .*reason.*line 5/);
    const missing = await the.file("missing.csv", `id,verdict,score\n${unknown},accept,10\n`);
    const absent = await the.cli(["campaign", "review", String(campaign), "--file", missing, "--yes"], brand());
    expectTrouble(absent, "bad-file", /line 2: campaign \d+ has no work/);
  });

  it("exports appeals, and records the arbiter's decisions, once", async () => {
    const { chain } = the.stack;
    const { schedule } = await readCampaign(chain.wallet(0), { deployment: chain.deployment, campaign });
    await chain.travelTo(schedule.reviewEnds + 1);
    const list = ["campaign", "appeals", String(campaign)];
    expect((await the.cli(list)).status).toBe(1);
    const { works } = (await the.cli(["campaign", "works", String(campaign), "--all"])).json() as {
      works: { id: string; verdict: { accepted: boolean } | null }[];
    };
    const id = works.find(({ verdict }) => verdict?.accepted === false)?.id ?? "";
    expect((await the.cli(["appeal", id], the.author)).status).toBe(0);
    const out = join(the.stack.folder, "appeals.csv");
    await vi.waitFor(async () => expect((await the.cli(list)).status).toBe(0), PATIENCE);
    await the.cli([...list, "--out", out]);
    await chain.travelTo(schedule.appealsEnd - 3_600);
    const author = chain.wallet(2).account.address.toLowerCase();
    const exported = await readFile(out, "utf8");
    expect(exported).toContain(`${id},${author},,,,`);
    const path = await the.file(
      "decisions.csv",
      exported.replace(`${author},,,,`, `${author},uphold,40,It is night.,`),
    );
    const decide = ["campaign", "decide", String(campaign), "--file", path];
    expect((await the.cli([...decide, "--dry-run"], the.as(3))).json()).toMatchObject({ dryRun: true, upheld: 1 });
    expectTrouble(await the.cli([...decide, "--yes"], brand()), "not-arbiter");
    expect((await the.cli([...decide, "--yes"], the.as(3))).json()).toMatchObject({ upheld: 1, rejected: 0 });
    await vi.waitFor(async () => {
      const again = await the.cli([...decide, "--yes"], the.as(3));
      expect(again.json()).toMatchObject({ alreadySo: 1, transactions: [] });
    }, PATIENCE);
  });

  it("prints the roll, proposes what it leads to, settles, and a contributor claims", async () => {
    const { chain } = the.stack;
    const { deployment } = chain;
    const { schedule } = await readCampaign(chain.wallet(0), { deployment, campaign });
    const propose = ["statement", "propose", String(campaign), "--all"];
    expectTrouble(await the.cli([...propose, "--yes"], brand()), "bad-option", /roll of campaign \d+ closes/);
    await chain.travelTo(schedule.rollAt);
    const closed = ["campaign", "roll", String(campaign)];
    await vi.waitFor(async () => expect((await the.cli(closed)).json()).toMatchObject({ closed: true }), PATIENCE);
    const roll = (await the.cli(closed)).json() as { works: { score: number }[] };
    // Without a verdict means accepted; the third was rejected, and its appeal upheld.
    expect(roll.works.map(({ score }) => score)).toEqual([5_050, 8_050, 4_000, 0]);
    const csv = await runCli([...closed, "--csv"], { env: the.stack.env });
    expect(csv.stdout.split("\r\n")).toHaveLength(6);
    const late = ["campaign", "review", String(campaign), "--file", join(the.stack.folder, "filled.csv"), "--yes"];
    expectTrouble(await the.cli(late, brand()), "bad-option", /takes verdicts from/);

    const dry = await the.cli([...propose, "--dry-run"], brand());
    const { cid, root } = dry.json() as { cid: string; root: string };
    expect((await fetch(`${the.stack.urls.gateway}/ipfs/${cid}`)).status).not.toBe(200);
    // Whoever proposes it later, from another head of the index, writes the same bytes.
    await chain.travelTo((await chain.now()) + 3_600);
    const head = Number(await getBlockNumber(chain.wallet(0), { cacheTime: 0 }));
    await vi.waitFor(
      async () => expect(((await the.cli(closed)).json() as { block: number }).block).toBeGreaterThanOrEqual(head),
      PATIENCE,
    );
    expectTrouble(await the.cli([...propose, "--yes"], the.as(5)), "not-yet-open-to-all");
    const proposed = await the.cli([...propose, "--yes"], brand());
    expect(proposed.json()).toMatchObject({ root, cid, total: "1500000000000000000" });
    // The same from the file, in the other token; and not from a file that says otherwise.
    const file = await (await fetch(`${the.stack.urls.gateway}/ipfs/${cid}`)).text();
    const { block } = JSON.parse(file.slice(0, file.indexOf("\n"))) as { block: { number: number } };
    const at = async (number: number) =>
      (await getBlock(chain.wallet(0), { blockNumber: BigInt(number) })).timestamp < BigInt(schedule.rollAt);
    expect([await at(block.number), await at(block.number + 1)]).toEqual([true, false]);
    const path = await the.file("statement.ndjson", file);
    const foreign = ["statement", "propose", String(campaign), "--token", "DEMO", "--file", path, "--yes"];
    expectTrouble(await the.cli(foreign, brand()), "bad-file", /isn't what the roll leads to/);
    const dollars = ["statement", "propose", String(campaign), "--token", "DEMO", "--total", "4.5", "--yes"];
    expect((await the.cli(dollars, brand())).json()).toMatchObject({ total: "4500000", approvesFirst: true });

    const shown = await the.cli(["statement", "show", String(campaign)]);
    expect(shown.json()).toMatchObject({ pool: { state: "proposed", pendingRoot: root } });
    const settle = ["statement", "settle", String(campaign), "--yes"];
    expectTrouble(await the.cli(settle, the.as(5)), "not-due");
    // Somebody doubts it, and the arbiter doesn't.
    const dispute = ["statement", "dispute", String(campaign), "--yes", "--root"];
    expectTrouble(
      await the.cli([...dispute, `0x${"1".repeat(64)}`], the.as(5)),
      "bad-option",
      /pending statement's root/,
    );
    expect((await the.cli([...dispute, root], the.as(5))).status).toBe(0);
    const decide = ["statement", "decide", String(campaign), "--root", root, "--yes"];
    expectTrouble(await the.cli([...decide, "--stands", "--falls"], the.as(3)), "bad-option");
    expectTrouble(await the.cli([...decide, "--stands"], the.as(5)), "not-the-arbiter");
    expect((await the.cli([...decide, "--stands"], the.as(3))).status).toBe(0);
    const { claimableFrom } = await readPool(chain.wallet(0), { deployment, campaign, token: ETH });
    await chain.travelTo(claimableFrom + 120);
    expect((await the.cli(settle, the.as(5))).status).toBe(0);
    expect((await the.cli(["statement", "show", String(campaign)])).json()).toMatchObject({ pool: { root } });

    const author = chain.wallet(2).account.address;
    await vi.waitFor(async () => {
      const { claimable } = (await the.cli(["claim", "--account", author, "--dry-run"])).json() as {
        claimable: unknown[];
      };
      expect(claimable).toHaveLength(2);
    }, PATIENCE);
    const claimed = await the.cli(["claim"], the.author);
    expect(claimed.status).toBe(0);
    expect((claimed.json() as { paid: unknown[] }).paid).toHaveLength(2);
  });
});
