import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Hex, serializeErc6492Signature } from "viem";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { eventually } from "../../indexer/test/support/startProcess.ts";
import { cancelSignatures } from "../../sdk/src/actions/cancelSignatures.ts";
import { certify } from "../../sdk/src/actions/certify.ts";
import { readContribution } from "../../sdk/src/actions/readContribution.ts";
import type { SignedWorkParameters } from "../../sdk/src/actions/requests/signedWork.ts";
import type { ApiSession, RelayedContributions } from "../../sdk/src/api/intakeSchemas.ts";
import { rawBlockOf } from "../../sdk/src/content/rawBlockOf.ts";
import { toContributionId } from "../../sdk/src/ids/contributionId.ts";
import { readRelayed } from "../../sdk/src/relay/readRelayed.ts";
import { sendContribution } from "../../sdk/src/relay/sendContribution.ts";
import { contributionTypedData } from "../../sdk/src/typed-data/contribution.ts";
import { inOnePeriod } from "./support/inOnePeriod.ts";
import { ADA, BRAND, BRUNO, CLEO, type IntakeStage, makeWork, type TestWork } from "./support/intakeStage.ts";
import { signIn } from "./support/signIn.ts";
import { smartAccount } from "./support/smartAccount.ts";
import type { TestRelay } from "./support/startRelay.ts";
import { tusUpload } from "./support/tusUpload.ts";
import { useIntakeStage } from "./support/useIntakeStage.ts";

/** Batches that never come: what is taken stays so. */
const NEVER = { BATCH_SECONDS: "1800" };

describe("what a relay takes", { timeout: 180_000 }, () => {
  let stage: IntakeStage;
  let relay: TestRelay;
  let campaign = 0;
  useIntakeStage((up) => {
    stage = up;
  });
  beforeAll(async () => {
    relay = await stage.start(await stage.database(), { ...NEVER, TRUST_PROXY: "1" });
    campaign = await stage.openCampaign({ aiPolicy: "none" });
  }, 180_000);

  const refusal = (answer: Promise<unknown>) =>
    answer.then(
      () => null,
      (error: { code: string }) => error.code,
    );
  const give = async (by: number, work: TestWork, more: Partial<SignedWorkParameters> = {}, into = campaign) =>
    stage.send(relay, await stage.sign(into, by, work, more), work);

  it("is by the key of its author, in the one form that contracts take", async () => {
    const work = await makeWork();
    const signed = await stage.sign(campaign, ADA, work);
    const other = { ...signed, author: stage.account(BRUNO) };
    expect(await refusal(stage.send(relay, other, work))).toBe("wrong-signature");
    const order = 0xffff_ffff_ffff_ffff_ffff_ffff_ffff_fffe_baae_dce6_af48_a03b_bfd2_5e8c_d036_4141n;
    const s = (order - BigInt(`0x${signed.signature.slice(66, 130)}`)).toString(16).padStart(64, "0");
    const v = signed.signature.endsWith("1b") ? "1c" : "1b";
    const malleable = `${signed.signature.slice(0, 66)}${s}${v}` as Hex;
    expect(await refusal(stage.send(relay, { ...signed, signature: malleable }, work))).toBe("wrong-signature");
    expect(await refusal(stage.send(relay, { ...signed, kind: "video" }, work))).toBe("wrong-signature");
    await stage.send(relay, signed, work);
  });

  it("comes in time, in its author's epoch, under what holds, and by the campaign's policy", async () => {
    const work = await makeWork();
    const now = await stage.chain.now();
    expect(await refusal(give(ADA, work, { deadline: BigInt(now + 60) }))).toBe("deadline-too-near");
    expect(await refusal(give(ADA, work, { config: `0x${"12".repeat(20)}` }))).toBe("other-config");
    expect(await refusal(give(ADA, work, { aiUse: "generated" }))).toBe("ai-policy");
    const cancelled = await stage.sign(campaign, CLEO, work);
    await cancelSignatures(stage.chain.wallet(CLEO), { deployment: stage.deployment });
    expect(await refusal(stage.send(relay, cancelled, work))).toBe("wrong-epoch");
    const sealed = await stage.openCampaign({ sealedUntilClose: true });
    expect(await refusal(give(ADA, work, {}, sealed))).toBe("sealed");
    const later = await stage.openCampaign({ opens: now + 5_000 });
    expect(await refusal(give(ADA, work, {}, later))).toBe("outside-window");
  });

  it("has a manifest that is what was signed, and valid", async () => {
    const work = await makeWork();
    expect(await refusal(give(ADA, { ...work, manifestText: `${work.manifestText} ` }))).toBe("wrong-manifest");
    const untitled = rawBlockOf({ v: 1 });
    const bad = { ...work, manifest: untitled.digest, manifestText: new TextDecoder().decode(untitled.bytes) };
    expect(await refusal(give(ADA, bad))).toBe("bad-manifest");
    const credits = [{ account: stage.account(ADA), bps: 9_999 }];
    const short = rawBlockOf({ v: 1, title: "Dawn", credits });
    const unfair = { ...work, manifest: short.digest, manifestText: new TextDecoder().decode(short.bytes) };
    expect(await refusal(give(ADA, unfair))).toBe("bad-manifest");
  });

  it("has its own bytes: an upload that is whole, of this very file, and nobody else's", async () => {
    const [work, other] = [await makeWork(), await makeWork()];
    const signed = await stage.sign(campaign, ADA, work);
    const { deployment } = stage;
    const by = (upload: string) =>
      sendContribution(relay.url, signed, { deployment, upload, manifestText: work.manifestText });
    expect(await refusal(by("0".repeat(32)))).toBe("no-such-upload");
    expect(await refusal(by(await tusUpload(relay.url, other.content.cid, other.bytes)))).toBe("wrong-content");
    const upload = await tusUpload(relay.url, work.content.cid, work.bytes);
    const receipt = await by(upload);
    // Again: the same receipt. And what is spoken for isn't given to another work.
    expect(await by(upload)).toEqual(receipt);
    const elsewhere = await stage.openCampaign();
    const again = await stage.sign(elsewhere, ADA, work);
    const stolen = sendContribution(relay.url, again, { deployment, upload, manifestText: work.manifestText });
    expect(await refusal(stolen)).toBe("no-such-upload");
  });

  it("is new: whoever sends a file first has it, and a certified one isn't taken", async () => {
    const work = await makeWork();
    await give(ADA, work);
    expect(await refusal(give(BRUNO, work))).toBe("already-taken");
    // Its own author, in other words.
    expect(await refusal(give(ADA, work, { kind: "text" }))).toBe("already-taken");
    // Another campaign is another token.
    await give(BRUNO, work, {}, await stage.openCampaign());
    const certified = await makeWork();
    const open = await stage.openCampaign();
    const { config } = await stage.sign(open, BRUNO, certified);
    const { digest } = certified.content;
    const direct = { deployment: stage.deployment, campaign: open, config, digest, codec: "raw" as const };
    await certify(stage.chain.wallet(BRUNO), { ...direct, kind: "image", aiUse: "none" });
    expect(await refusal(give(ADA, certified, {}, open))).toBe("already-certified");
    // A parent that is a token is known to everybody.
    const parents = [toContributionId(open, digest)];
    await give(ADA, await makeWork(), { parents }, open);
    const nobody = [toContributionId(open, (await makeWork()).content.digest)];
    expect(await refusal(give(ADA, await makeWork(), { parents: nobody }, open))).toBe("unknown-parent");
  });

  it("of a smart account goes to the chain by a transaction of its own; one that isn't there yet is told so", async () => {
    const quick = await stage.start(await stage.database());
    const open = await stage.openCampaign();
    const work = await makeWork();
    const { config } = await stage.sign(open, ADA, work);
    const wallet = await smartAccount(stage);
    const said = {
      ...{ campaign: open, config, digest: work.content.digest, codec: "raw" as const, kind: "image" as const },
      ...{ aiUse: "none" as const, manifest: work.manifest, author: wallet.address, epoch: 0 },
      deadline: BigInt(await stage.chain.now()) + 80_000n,
    };
    const place = { chainId: stage.deployment.chainId, contract: stage.deployment.contributions };
    const signature = await stage.chain.wallet(ADA).signTypedData(contributionTypedData(place, said));
    const wrapped = serializeErc6492Signature({ ...wallet.factory, signature });
    expect(await refusal(stage.send(quick, { ...said, signature: wrapped }, work))).toBe("account-not-deployed");
    await wallet.deploy();
    const wrong = { ...said, signature: `0x${"ab".repeat(70)}` as const };
    expect(await refusal(stage.send(quick, wrong, work))).toBe("wrong-signature");
    // As the wallet sent it before its account was there.
    const receipt = await stage.send(quick, { ...said, signature: wrapped }, work);
    const found = await eventually(
      () => readRelayed(quick.url, receipt.signed),
      ({ published }) => published,
      "a token",
    );
    expect(found).toMatchObject({ via: "transaction", state: "anchored", anchor: null });
    expect(found.transaction).toMatch(/^0x/);
    const id = toContributionId(open, work.content.digest);
    const token = await readContribution(stage.chain.wallet(ADA), { deployment: stage.deployment, id });
    expect(token.author.toLowerCase()).toBe(wallet.address.toLowerCase());
  });

  it("is shown to nobody but its author before it is anchored: by a session, for our page and chain, once", async () => {
    const work = await makeWork();
    const receipt = await give(ADA, work);
    const open = await readRelayed(relay.url, receipt.signed);
    expect(open).toMatchObject({ state: "taken", work: null });
    expect(JSON.stringify(open)).not.toContain(work.content.digest.slice(10));
    const list = (token?: string) =>
      fetch(`${relay.url}/v1/contributions?campaign=${campaign}&author=${stage.account(ADA)}`, {
        headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
      });
    expect((await list()).status).toBe(401);
    const session = await signIn(stage, relay, ADA);
    expect(session.status).toBe(201);
    const { token, account } = session.json as ApiSession;
    expect(account).toBe(stage.account(ADA));
    const own = (await (await list(token)).json()) as RelayedContributions;
    expect(own.items[0]?.work).toMatchObject({ cid: work.content.cid, manifestText: work.manifestText });
    const stranger = (await signIn(stage, relay, BRUNO)).json as ApiSession;
    expect((await list(stranger.token)).status).toBe(401);
    for (const wrong of [
      { domain: "a.example" },
      { uri: "https://a.example/x" },
      { chainId: 1 },
      { nonce: "0".repeat(68) },
      { expirationTime: new Date(Date.now() - 1_000) },
    ]) {
      expect((await signIn(stage, relay, ADA, wrong)).json).toMatchObject({ code: "bad-session" });
    }
    expect((await signIn(stage, relay, ADA, {}, BRUNO)).json).toMatchObject({ code: "bad-session" });
    // Who has overheard a sign-in can't use it again.
    const { body } = session;
    const again = await fetch(`${relay.url}/v1/sessions`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
    });
    expect(await again.json()).toMatchObject({ code: "bad-session" });
    await fetch(`${relay.url}/v1/sessions`, { method: "DELETE", headers: { authorization: `Bearer ${token}` } });
    expect((await list(token)).status).toBe(401);
  });
});

describe("limits of what a relay takes", { timeout: 180_000 }, () => {
  let stage: IntakeStage;
  useIntakeStage((up) => {
    stage = up;
  });
  afterEach(() => stage.endRelays());

  const outcome = async (relay: TestRelay, campaign: number, by: number, size = 100) => {
    const work = await makeWork(size);
    return stage.send(relay, await stage.sign(campaign, by, work), work).then(
      () => "taken",
      ({ code, direct }: { code: string; direct: boolean }) => `${code}${direct ? ", direct" : ""}`,
    );
  };

  it("are kept in the database, for all relays on it: of an account, an address and a campaign", async () => {
    const database = await stage.database();
    await inOnePeriod(3_600);
    const limits = { ...NEVER, WORKS_AN_HOUR: "2", ADDRESS_WORKS_A_DAY: "4", CAMPAIGN_WORKS_A_DAY: "3" };
    const [one, two] = [await stage.start(database, limits), await stage.start(database, limits)];
    const [first, second] = [await stage.openCampaign(), await stage.openCampaign()];
    expect(await outcome(one, first, ADA)).toBe("taken");
    expect(await outcome(two, first, ADA)).toBe("taken");
    expect(await outcome(two, first, ADA)).toBe("too-many-messages, direct");
    expect(await outcome(one, first, BRUNO)).toBe("taken");
    // The campaign has had its three; what is refused counts for nothing.
    expect(await outcome(one, first, BRUNO)).toBe("too-many-messages, direct");
    expect(await outcome(one, second, BRUNO)).toBe("taken");
    // And the address its four.
    expect(await outcome(two, second, CLEO)).toBe("too-many-messages, direct");
  });

  it("are the brand's budget, spent by what its anchors really cost", async () => {
    const brand = stage.account(BRAND);
    const relay = await stage.start(await stage.database(), { BRAND_BUDGETS: JSON.stringify({ [brand]: "1" }) });
    const campaign = await stage.openCampaign();
    // Nothing is spent yet, so that one anchor is begun.
    expect(await outcome(relay, campaign, ADA)).toBe("taken");
    const refused = await eventually(
      () => outcome(relay, campaign, BRUNO),
      (found) => found !== "taken",
      "a budget that is spent",
    );
    expect(refused).toBe("budget-spent, direct");
    const rich = await stage.start(await stage.database(), { BRAND_BUDGETS: '{"default": "0"}' });
    expect(await outcome(rich, campaign, CLEO)).toBe("budget-spent, direct");
  });

  it("are lists of who may, which hold as soon as they are written", async () => {
    const campaign = await stage.openCampaign();
    const path = join(stage.folder, "lists.json");
    writeFileSync(path, JSON.stringify({ [campaign]: [stage.account(ADA)] }));
    const relay = await stage.start(await stage.database(), { ...NEVER, ALLOW_LISTS: path });
    expect(await outcome(relay, campaign, ADA)).toBe("taken");
    expect(await outcome(relay, campaign, BRUNO)).toBe("not-allowed, direct");
    expect(await outcome(relay, await stage.openCampaign(), BRUNO)).toBe("taken");
    writeFileSync(path, JSON.stringify({ [campaign]: [stage.account(BRUNO)] }));
    await eventually(
      () => outcome(relay, campaign, BRUNO),
      (found) => found === "taken",
      "the new list",
    );
    // A list that can't be read keeps people out.
    writeFileSync(path, "{");
    await eventually(
      () => outcome(relay, campaign, CLEO),
      (found) => found === "allow-lists-unreadable",
      "a refusal",
    );
  });

  it("are bytes of an account that wait to be anchored", async () => {
    const relay = await stage.start(await stage.database(), { ...NEVER, FILES_DISK_ACCOUNT: "1500" });
    const campaign = await stage.openCampaign();
    expect(await outcome(relay, campaign, ADA, 1_000)).toBe("taken");
    expect(await outcome(relay, campaign, ADA, 600)).toBe("too-many-uploads, direct");
    expect(await outcome(relay, campaign, BRUNO, 600)).toBe("taken");
  });
});
