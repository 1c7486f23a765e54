import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createTestClient, type Hex, http, parseEther } from "viem";
import { afterEach, describe, expect, it } from "vitest";
import { eventually } from "../../indexer/test/support/startProcess.ts";
import { claim } from "../../sdk/src/actions/claim.ts";
import type { ClaimSubmission } from "../../sdk/src/api/intakeSchemas.ts";
import { readRelayed } from "../../sdk/src/relay/readRelayed.ts";
import { claimDesk, evenly, poor, TOO_CHEAP } from "./support/claimDesk.ts";
import { inOnePeriod } from "./support/inOnePeriod.ts";
import { ADA, BRAND, BRUNO, type IntakeStage, makeWork, UNPUBLISHED } from "./support/intakeStage.ts";
import { standingCampaign } from "./support/standingStatement.ts";
import { useIntakeStage } from "./support/useIntakeStage.ts";

const MORTAL = "relay/test/support/mortalRelay.ts";
const ONE = parseEther("1");
const STEPS = ["claims-signed", "claims-sent", "claims-paid"];

describe("claims on behalf", { timeout: 240_000 }, () => {
  let stage: IntakeStage;
  useIntakeStage((up) => {
    stage = up;
  });
  afterEach(() => stage.endRelays());

  const { standing, send, look, until, tryTogether, refused, balance, claimed, rows } = claimDesk(() => stage);
  const setCode = (address: Hex, bytecode: Hex) =>
    createTestClient({ mode: "anvil", transport: http(stage.chain.url) }).setCode({ address, bytecode });
  /** Runs one that ends after this step, and waits until it has. */
  const dieAfter = async (database: string, step: string) => {
    const STEPS_FILE = join(stage.folder, `steps ${database.slice(-12)} ${step}`);
    const before = STEPS.slice(0, STEPS.indexOf(step));
    writeFileSync(STEPS_FILE, before.map((one) => `${one}\n`).join(""));
    const relay = await stage.start(database, { STEPS_FILE }, MORTAL);
    expect(await relay.gone).toBe(null);
    expect(readFileSync(STEPS_FILE, "utf8").trim().split("\n")).toEqual([...before, step]);
  };

  it("are paid to an account without ETH, once, however often they are sent", async () => {
    const [account] = poor(1) as [Hex];
    const [sent] = (await standing(evenly([account], ONE))) as [ClaimSubmission];
    const database = await stage.database();
    const relay = await stage.start(database);
    const [first, second] = await Promise.all([send(relay, sent), send(relay, sent)]);
    expect(first).toMatchObject({ campaign: sent.campaign, account, cumulative: sent.cumulative });
    expect(second.id).toBe(first.id);
    const paid = await until(relay, first.id, "paid");
    expect(await balance(account)).toBe(ONE);
    const [event, ...others] = await claimed(sent.campaign);
    expect(others).toEqual([]);
    expect(paid).toMatchObject({ transaction: event?.transactionHash, trouble: null });
    expect(await send(relay, sent)).toEqual(paid);
    const [spent] = await rows<{ spent: string; many: string }>(
      database,
      "select sum(spent) as spent, count(*) as many from relay.payouts",
    );
    expect(Number(spent?.many)).toBe(1);
    expect(BigInt(spent?.spent ?? 0)).toBeGreaterThan(0n);
    const unknown = await fetch(`${relay.url}/v1/claims/0x${"7".repeat(64)}`);
    expect(unknown.status).toBe(404);
  });

  it("are refused with the reason, and nothing of them is kept", async () => {
    const [account, dusty] = poor(2) as [Hex, Hex];
    const closed = stage.deployment.curation.toLowerCase() as Hex;
    const shares = [
      { account, cumulative: ONE },
      { account: dusty, cumulative: 1_000n },
      { account: closed, cumulative: ONE },
      { account: stage.account(BRUNO), cumulative: ONE },
    ];
    const [good, dust, code, bruno] = (await standing(shares)) as [
      ClaimSubmission,
      ClaimSubmission,
      ClaimSubmission,
      ClaimSubmission,
    ];
    const database = await stage.database();
    const relay = await stage.start(database);
    expect(await refused(relay, { ...good, proof: good.proof.slice(1) })).toBe("422 wrong-proof");
    expect(await refused(relay, { ...good, cumulative: `${2n * ONE}` })).toBe("422 wrong-proof");
    expect(await refused(relay, { ...good, account: dusty })).toBe("422 wrong-proof");
    expect(await refused(relay, { ...good, campaign: await stage.openCampaign() })).toBe("409 nothing-stands");
    expect(await refused(relay, { ...good, campaign: 99_999 })).toBe("404 no-such-campaign");
    expect(await refused(relay, { ...good, cumulative: `${2n ** 128n}` })).toBe("400 bad-message");
    expect(await refused(relay, { ...good, cumulative: "-1" })).toBe("400 bad-message");
    // It would cost more than it pays.
    expect(await refused(relay, dust)).toBe("422 not-worth-it, direct");
    // A contract that takes no ETH.
    expect(await refused(relay, code)).toBe("422 not-payable, direct");
    const own = { deployment: stage.deployment, campaign: bruno.campaign, account: stage.account(BRUNO) };
    await claim(stage.chain.wallet(ADA), { ...own, cumulative: ONE, proof: bruno.proof as Hex[] });
    expect(await refused(relay, bruno)).toBe("409 nothing-to-claim");
    const strict = await stage.start(database, { BRANDS: stage.account(ADA) });
    expect(await refused(strict, good)).toBe("403 other-brand, direct");
    const picky = await stage.start(database, { CLAIM_LEAST: `{"default": "${2n * ONE}"}` });
    expect(await refused(picky, good)).toBe("422 not-worth-it, direct");
    expect(await rows(database, "select id from relay.claims")).toEqual([]);
  });

  it("cost no more than the brand's budget, by receipts and by what is on its way, and are counted", async () => {
    const [one, two, three] = (await standing(evenly(poor(3), ONE))) as [
      ClaimSubmission,
      ClaimSubmission,
      ClaimSubmission,
    ];
    const database = await stage.database();
    const broke = await stage.start(database, { BRAND_BUDGETS: '{"default": "0"}' });
    expect(await refused(broke, one)).toBe("429 budget-spent, direct");
    await stage.endRelays();

    const relay = await stage.start(database);
    const { id } = await send(relay, one);
    await until(relay, id, "paid");
    await stage.endRelays();
    const [found] = await rows<{ spent: string; cost: string }>(
      database,
      "select (select sum(spent) from relay.payouts)::text as spent, (select sum(cost) from relay.claims)::text as cost",
    );
    const [spent, cost] = [BigInt(found?.spent ?? 0), BigInt(found?.cost ?? 0)];
    // What was paid counts by its receipt, and no longer by what it might have cost.
    const brand = stage.account(BRAND);
    const none = await stage.start(database, { BRAND_BUDGETS: JSON.stringify({ [brand]: `${spent + 1n}` }) });
    expect(await refused(none, two)).toBe("429 budget-spent, direct");
    await stage.endRelays();
    const some = { BRAND_BUDGETS: JSON.stringify({ [brand]: `${spent + (cost * 3n) / 2n}` }) };
    const waiting = await stage.start(database, { ...some, ...TOO_CHEAP });
    await send(waiting, two);
    expect(await refused(waiting, three)).toBe("429 budget-spent, direct");
    await stage.endRelays();

    await inOnePeriod(86_400);
    const counting = await stage.start(await stage.database(), { ADDRESS_CLAIMS_A_DAY: "1", ...TOO_CHEAP });
    await send(counting, two);
    expect(await send(counting, two)).toMatchObject({ state: "waiting" });
    expect(await refused(counting, three)).toBe("429 too-many-messages, direct");
  });

  it("go together, and what somebody else had paid out first is void, at no harm to the others", async () => {
    const accounts = poor(3);
    const sent = await standing(evenly(accounts, ONE));
    const database = await stage.database();
    const held = await stage.start(database, TOO_CHEAP);
    const ids: string[] = [];
    for (const one of sent) ids.push((await send(held, one)).id);
    await eventually(
      () => look(held, ids[0] ?? ""),
      ({ trouble }) => /gwei/.test(trouble ?? ""),
      "a claim that says why it waits",
    );
    await stage.endRelays();
    await tryTogether(database);
    await dieAfter(database, "claims-signed");
    expect(await claimed(sent[0]?.campaign ?? 0)).toEqual([]);
    const [first] = sent as [ClaimSubmission];
    const { deployment } = stage;
    const own = { deployment, campaign: first.campaign, account: first.account as Hex, proof: first.proof as Hex[] };
    await claim(stage.chain.wallet(BRUNO), { ...own, cumulative: ONE });

    const relay = await stage.start(database);
    const [before, ...others] = await Promise.all(
      ids.map((id, index) => until(relay, id, index === 0 ? "void" : "paid")),
    );
    expect(before).toMatchObject({ transaction: null, trouble: expect.stringMatching(/somebody else/) });
    expect(new Set(others.map(({ transaction }) => transaction)).size).toBe(1);
    for (const account of accounts) expect(await balance(account)).toBe(ONE);
    expect(await refused(relay, first)).toBe("409 nothing-to-claim");
  });

  it("with which a transaction failed go alone, and the others are paid", async () => {
    const [good, bad] = poor(2) as [Hex, Hex];
    const sent = await standing(evenly([good, bad], ONE));
    const database = await stage.database();
    const held = await stage.start(database, TOO_CHEAP);
    const ids: string[] = [];
    for (const one of sent) ids.push((await send(held, one)).id);
    await stage.endRelays();
    await tryTogether(database);
    await dieAfter(database, "claims-signed");
    // Its code takes no ETH, from now on.
    await setCode(bad, "0x60006000fd");
    const relay = await stage.start(database);
    await until(relay, ids[0] ?? "", "paid");
    expect(await balance(good)).toBe(ONE);
    const other = await eventually(
      () => look(relay, ids[1] ?? ""),
      ({ trouble }) => trouble !== null,
      "a claim that says why it waits",
    );
    expect(other).toMatchObject({ state: "waiting", transaction: null });
    await setCode(bad, "0x");
    await until(relay, ids[1] ?? "", "paid");
    expect(await balance(bad)).toBe(ONE);
  });

  it("of an older statement are void, and taken again by the newer one", async () => {
    const [account, other] = poor(2) as [Hex, Hex];
    const pool = await standingCampaign(stage, 10n * ONE);
    const old = await pool.stand([
      { account, cumulative: ONE },
      { account: other, cumulative: 4n * ONE },
    ]);
    const database = await stage.database();
    const held = await stage.start(database, TOO_CHEAP);
    const { id } = await send(held, old[0] as ClaimSubmission);
    await stage.endRelays();
    const newer = await pool.stand([
      { account, cumulative: ONE },
      { account: other, cumulative: 9n * ONE },
    ]);
    const relay = await stage.start(database);
    expect(await until(relay, id, "void")).toMatchObject({ trouble: expect.stringMatching(/newer statement/) });
    expect(await refused(relay, old[0] as ClaimSubmission)).toBe("422 wrong-proof");
    expect((await send(relay, newer[0] as ClaimSubmission)).id).toBe(id);
    await until(relay, id, "paid");
    expect(await balance(account)).toBe(ONE);
  });

  it("are paid once whatever step the relay is killed after, with anchors of the same account in between", async () => {
    const accounts = poor(2);
    const sent = await standing(evenly(accounts, ONE));
    const campaign = await stage.openCampaign();
    const work = await makeWork(300);
    const database = await stage.database();
    const held = await stage.start(database, TOO_CHEAP);
    const { signed } = await stage.send(held, await stage.sign(campaign, ADA, work), work);
    const ids: string[] = [];
    for (const one of sent) ids.push((await send(held, one)).id);
    await stage.endRelays();
    const STEPS_FILE = join(stage.folder, "claim steps");
    const noted = () => (existsSync(STEPS_FILE) ? readFileSync(STEPS_FILE, "utf8").trim().split("\n") : []);
    // Publishing runs beside the rounds: a kill by a step of the one could come when a step of the other is done and not noted, and never comes again.
    const lives = [
      // The batch may have been formed, and stored, while it waited.
      { steps: ["signed", "broadcast", "anchored", ...STEPS], env: { STEPS_FILE, ...UNPUBLISHED } },
      { steps: ["filed", "kept", "published"], env: { STEPS_FILE } },
    ];
    for (const { steps, env } of lives) {
      while (!steps.every((step) => noted().includes(step))) {
        const deaths = noted().length;
        expect(await (await stage.start(database, env, MORTAL)).gone).toBe(null);
        expect(noted().length).toBe(deaths + 1);
      }
    }
    const relay = await stage.start(database);
    for (const id of ids) await until(relay, id, "paid");
    for (const account of accounts) expect(await balance(account)).toBe(ONE);
    expect((await claimed(sent[0]?.campaign ?? 0)).length).toBe(2);
    const found = await readRelayed(relay.url, signed);
    expect(found).toMatchObject({ state: "anchored", published: true });
    expect((await stage.anchors(campaign)).length).toBe(1);
  });

  it("that no block takes are sent again for more, under the same nonce", async () => {
    const [account] = poor(1) as [Hex];
    const [sent] = (await standing(evenly([account], ONE))) as [ClaimSubmission];
    const database = await stage.database();
    const relay = await stage.start(database, { STUCK_SECONDS: "1" });
    const chain = createTestClient({ mode: "anvil", transport: http(stage.chain.url) });
    await chain.setAutomine(false);
    try {
      const { id } = await send(relay, sent);
      const [payout] = await eventually(
        () => rows<{ attempts: { nonce: number; hash: string }[] }>(database, "select attempts from relay.payouts"),
        ([found]) => (found?.attempts.length ?? 0) > 1,
        "a transaction that replaces another",
      );
      expect(new Set(payout?.attempts.map(({ nonce }) => nonce)).size).toBe(1);
      await chain.mine({ blocks: 1 });
      await until(relay, id, "paid");
    } finally {
      await chain.setAutomine(true);
    }
    expect(await balance(account)).toBe(ONE);
    expect((await claimed(sent.campaign)).length).toBe(1);
  });

  it("whose block is taken back are paid again", async () => {
    const [account] = poor(1) as [Hex];
    const [sent] = (await standing(evenly([account], ONE))) as [ClaimSubmission];
    const database = await stage.database();
    const before = await stage.start(database);
    const snapshot = await stage.chain.snapshot();
    const { id } = await send(before, sent);
    await until(before, id, "paid");
    // Ended first, or it might have paid again before anybody looks.
    await before.end("SIGKILL");
    await stage.chain.revert(snapshot);
    expect(await balance(account)).toBe(0n);
    const relay = await stage.start(database);
    await eventually(
      () => balance(account),
      (wei) => wei === ONE,
      "the reward once more",
    );
    await until(relay, id, "paid");
  });
});
