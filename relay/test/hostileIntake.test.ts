import type { Hex } from "viem";
import { sendTransaction } from "viem/actions";
import { afterEach, describe, expect, it } from "vitest";
import { eventually } from "../../indexer/test/support/startProcess.ts";
import { certify } from "../../sdk/src/actions/certify.ts";
import { cancelSignaturesRequest } from "../../sdk/src/actions/requests/cancelSignaturesRequest.ts";
import { encodeRequest } from "../../sdk/src/actions/requests/encodeRequest.ts";
import { FILES_PATH } from "../../sdk/src/api/intakeSchemas.ts";
import { toContributionId } from "../../sdk/src/ids/contributionId.ts";
import { readRelayed } from "../../sdk/src/relay/readRelayed.ts";
import { sendContribution } from "../../sdk/src/relay/sendContribution.ts";
import { inOnePeriod } from "./support/inOnePeriod.ts";
import { ADA, BRAND, BRUNO, type IntakeStage, makeWork } from "./support/intakeStage.ts";
import { tusUpload } from "./support/tusUpload.ts";
import { useIntakeStage } from "./support/useIntakeStage.ts";

describe("who attacks the intake of contributions", { timeout: 180_000 }, () => {
  let stage: IntakeStage;
  useIntakeStage((up) => {
    stage = up;
  });
  afterEach(() => stage.endRelays());

  it("doesn't read a work's id out of the list of votes, by account or by message", async () => {
    const campaign = await stage.openCampaign();
    const relay = await stage.start(await stage.database(), { BATCH_SECONDS: "1800" });
    const work = await makeWork();
    const { signed } = await stage.send(relay, await stage.sign(campaign, ADA, work), work);
    const list = await fetch(`${relay.url}/v1/ballots?campaign=${campaign}&voter=${stage.account(ADA)}`);
    expect(await list.json()).toEqual({ items: [] });
    const one = await fetch(`${relay.url}/v1/ballots/${signed}`);
    expect(one.status).toBe(404);
    expect(await one.text()).not.toContain(work.content.digest.slice(2, 40));
  });

  it("doesn't fill the log by bytes that only end like a wrapped signature", async () => {
    const relay = await stage.start(await stage.database(), { BATCH_SECONDS: "1800" });
    const work = await makeWork();
    const signed = await stage.sign(await stage.openCampaign(), ADA, work);
    const magic = "6492".repeat(16);
    for (const author of [stage.deployment.contributions, stage.account(ADA)]) {
      const sent = stage.send(relay, { ...signed, author, signature: `0x${"ab".repeat(40)}${magic}` }, work);
      await expect(sent).rejects.toMatchObject({ code: "wrong-signature" });
    }
    await relay.end();
    const levels = [...relay.said().matchAll(/"level":(\d+)/g)].map(([, level]) => Number(level));
    expect(levels.length).toBeGreaterThan(0);
    // No warning, and no error.
    expect(Math.max(...levels)).toBe(30);
  });

  it("neither reads, removes nor grows an upload, by no header and no path", async () => {
    const database = await stage.database();
    const relay = await stage.start(database, { BATCH_SECONDS: "1800" });
    const work = await makeWork(50);
    const id = await tusUpload(relay.url, work.content.cid, work.bytes);
    const files = `${relay.url}${FILES_PATH}`;
    const ask = async (path: string, method: string, headers: Record<string, string> = {}) =>
      (await fetch(`${files}${path}`, { method, headers: { "tus-resumable": "1.0.0", ...headers } })).status;
    const metadata = { "upload-metadata": `cid ${btoa(work.content.cid)}` };
    expect(await ask(`/${id}`, "GET")).toBe(404);
    for (const method of ["HEAD", "POST", "DELETE"]) {
      const told = await fetch(`${files}/${id}`, {
        method,
        headers: { "tus-resumable": "1.0.0", "x-http-method-override": "GET" },
      });
      expect(Buffer.from(await told.arrayBuffer()).includes(Buffer.from(work.bytes.subarray(0, 16)))).toBe(false);
    }
    expect(await ask(`/${id}`, "DELETE")).toBeGreaterThanOrEqual(400);
    for (const path of ["/..%2f..%2fidentity", "/%2e%2e", `/..%2f${id}`, `/${id}%00`, `/${id}.json`])
      expect(await ask(path, "HEAD"), path).toBe(404);
    const patch = { "content-type": "application/offset+octet-stream", "upload-offset": "50", "upload-length": "90" };
    expect(await ask(`/${id}`, "PATCH", patch)).toBeGreaterThanOrEqual(400);
    expect(await ask("", "POST", { ...metadata, "upload-length": "0" })).toBe(400);
    expect(await ask("", "POST", { ...metadata, "upload-defer-length": "1" })).toBeGreaterThanOrEqual(400);
    expect(await ask("", "POST", { ...metadata, "upload-concat": `final;/v1/files/${id}` })).toBeGreaterThanOrEqual(
      400,
    );
    expect(stage.filesOf(database)).toEqual([id]);
    const head = await fetch(`${files}/${id}`, { method: "HEAD", headers: { "tus-resumable": "1.0.0" } });
    expect(head.headers.get("upload-offset")).toBe("50");
  });

  it("doesn't keep a story from ever beginning, by cancelling its first work in front of the relay's transaction", async () => {
    const campaign = await stage.openCampaign({ format: "story" });
    const relay = await stage.start(await stage.database());
    const wallet = stage.chain.wallet(BRUNO);
    const rpc = (method: string, ...params: unknown[]) =>
      stage.chain.wallet(BRAND).request({ method: method as never, params: params as never });
    const bad = await makeWork();
    await rpc("evm_setAutomine", false);
    let sent = "";
    try {
      sent = (await stage.send(relay, await stage.sign(campaign, BRUNO, bad), bad)).signed;
      await eventually(
        async () => Object.keys(((await rpc("txpool_content")) as { pending: object }).pending).length,
        (found) => found > 0,
        "the relay's transaction, for everybody to read",
      );
      const rival = await makeWork();
      const second = stage.send(relay, await stage.sign(campaign, ADA, rival), rival);
      await expect(second).rejects.toMatchObject({ code: "parent-needed" });
      const cancel = encodeRequest(cancelSignaturesRequest(stage.deployment));
      const tip = 50_000_000_000n;
      await sendTransaction(wallet, { ...cancel, gas: 100_000n, maxFeePerGas: 2n * tip, maxPriorityFeePerGas: tip });
    } finally {
      await rpc("evm_mine");
      await rpc("evm_setAutomine", true);
    }
    await eventually(
      () => readRelayed(relay.url, sent),
      ({ state }) => state === "void",
      "the cancelled work given up",
    );
    const good = await makeWork();
    const first = await stage.send(relay, await stage.sign(campaign, ADA, good), good);
    const found = await eventually(
      () => readRelayed(relay.url, first.signed),
      ({ published }) => published,
      "somebody else's beginning",
    );
    expect(found).toMatchObject({ state: "anchored", via: "transaction" });
  });

  it.each(["story", "remix"] as const)(
    "doesn't begin a %s by an anchor's leaf: a first work that names one elsewhere goes by its own transaction",
    async (format) => {
      const elsewhere = await stage.openCampaign();
      const campaign = await stage.openCampaign({ format });
      const relay = await stage.start(await stage.database());
      const { deployment } = stage;
      const { config, digest } = await stage.sign(elsewhere, BRUNO, await makeWork());
      const token = { deployment, campaign: elsewhere, config, digest, codec: "raw" as const };
      const { id } = await certify(stage.chain.wallet(BRUNO), { ...token, kind: "image", aiUse: "none" });
      const sent = async (by: number, parents: readonly Hex[]) => {
        const work = await makeWork();
        const { signed } = await stage.send(relay, await stage.sign(campaign, by, work, { parents }), work);
        const { via } = await eventually(
          () => readRelayed(relay.url, signed),
          ({ state }) => state === "anchored",
          "a work of the story",
        );
        return { via, id: toContributionId(campaign, work.content.digest) };
      };
      const first = await sent(ADA, [id]);
      expect(first.via).toBe("transaction");
      expect((await sent(BRUNO, [first.id, id])).via).toBe("anchor");
    },
  );

  it("doesn't get more works taken from a /48 of IPv6 than sixteen addresses do", async () => {
    await inOnePeriod(86_400);
    const limits = { BATCH_SECONDS: "1800", TRUST_PROXY: "1", ADDRESS_WORKS_A_DAY: "1", UPLOADS_A_MINUTE: "100" };
    const relay = await stage.start(await stage.database(), limits);
    const campaign = await stage.openCampaign();
    const from = async (address: string) => {
      const work = await makeWork();
      const asked: typeof fetch = (url, init) =>
        fetch(url, { ...init, headers: { ...(init?.headers as Record<string, string>), "x-forwarded-for": address } });
      const upload = await tusUpload(relay.url, work.content.cid, work.bytes);
      const { deployment } = stage;
      const options = { deployment, upload, manifestText: work.manifestText, fetch: asked };
      return sendContribution(relay.url, await stage.sign(campaign, ADA, work), options).then(
        () => "taken",
        ({ code }: { code: string }) => code,
      );
    };
    for (let n = 1; n <= 16; n++) expect(await from(`2001:db8:1:${n}::1`), `the ${n}th`).toBe("taken");
    expect(await from("[2001:db8:1:17::1]:443")).toBe("too-many-messages");
    expect(await from("2001:db8:2:1::1")).toBe("taken");
    // Another address of one /64.
    expect(await from("2001:db8:2:1::2")).toBe("too-many-messages");
  });
});
