import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readAnchor } from "@colophon/sdk/actions/readAnchor.ts";
import { setRelay } from "@colophon/sdk/actions/setRelay.ts";
import type { ApiReceipt } from "@colophon/sdk/api/ballotSchemas.ts";
import { receiptFile } from "@colophon/sdk/relay/receiptFile.ts";
import { receiptTypedData, verifyReceipt } from "@colophon/sdk/typed-data/receipt.ts";
import { generatePrivateKey, privateKeyToAccount } from "viem/accounts";
import { getTransactionCount } from "viem/actions";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type CliCase, expectTrouble, startCliCase } from "../../cli/test/support/cliCase.ts";
import { LOCAL_RELAY, LOCAL_RELAY_KEY } from "../../scripts/runtime/localRelay.ts";
import { BreakingLink } from "../support/BreakingLink.ts";

const BIN = fileURLToPath(new URL("../../cli/bin/colophon.mjs", import.meta.url));

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

let the: CliCase;
let link: BreakingLink;
beforeAll(async () => {
  the = await startCliCase();
  link = await BreakingLink.start();
  link.leadTo(Number(new URL(the.stack.urls.relay).port));
});
afterAll(async () => {
  await link?.stop();
  await the?.stack.stop();
});

/** Somebody with a key and nothing else. */
function nobody() {
  const key = generatePrivateKey();
  const env = { ...the.stack.env, COLOPHON_KEY: key, XDG_STATE_HOME: the.stack.folder, RELAY_URL: link.url };
  return { env, address: privateKeyToAccount(key).address };
}
const nameRelay = (relay: `0x${string}`) =>
  setRelay(the.stack.chain.wallet(0), { deployment: the.stack.chain.deployment, campaign: the.campaign, relay });

describe("colophon certify --gasless", () => {
  it("is refused by name where the campaign has another relay, before anything is sent", async () => {
    const path = await the.file("other.bin", randomBytes(1_000));
    const sent = link.sent;
    const result = await the.cli(the.certifyArgs(path, "--gasless", "--accept-terms"), nobody().env);
    expectTrouble(result, "bad-option", /named the relay 0x/);
    expect(link.sent - sent).toBeLessThan(1_000);
  });

  it("goes on by the same command where an earlier one broke off, and waits until it is on chain", async () => {
    const { chain } = the.stack;
    await nameRelay(LOCAL_RELAY);
    const { env, address } = nobody();
    const bytes = randomBytes(600_000);
    const path = await the.file("long.bin", bytes);
    const receiptPath = join(the.stack.folder, "long.receipt.json");
    const args = the.certifyArgs(path, "--gasless", "--accept-terms", "--wait", "--receipt", receiptPath);
    link.breakAfter(400_000);
    link.thenDown();
    const first = spawn(process.execPath, [BIN, ...args], { env: { PATH: process.env.PATH, ...env }, stdio: "ignore" });
    const ended = once(first, "exit");
    await expect.poll(() => link.broken, { timeout: 60_000 }).toBe(1);
    first.kill("SIGKILL");
    await ended;
    link.up();
    const before = link.sent;
    const result = await the.cli(args, env);
    expect(result.status).toBe(0);
    // What was on its way when the line broke may be lost; what had arrived isn't sent again.
    expect(link.sent - before).toBeLessThan(bytes.length);
    const said = result.json() as { receipt: ApiReceipt; state: string; anchor: { root: `0x${string}`; time: number } };
    expect(said.state).toBe("anchored");
    const { deployment } = chain;
    const anchor = {
      campaign: the.campaign,
      kind: "contributions",
      root: said.anchor.root,
      config: the.config,
    } as const;
    expect(await readAnchor(chain.wallet(0), { deployment, ...anchor })).toBe(said.anchor.time);
    const file = JSON.parse(await readFile(receiptPath, "utf8")) as { receipt: ApiReceipt };
    expect(file.receipt).toEqual(said.receipt);
    expect(await verifyReceipt(deployment, said.receipt)).toBe(true);
    // With nothing but the file, the chain and IPFS: no key, no relay, no API.
    const stranger = { ...the.stack.env, RELAY_URL: "http://127.0.0.1:9", API_URL: "http://127.0.0.1:9" };
    const checked = await the.cli(["verify", "--receipt", receiptPath], stranger);
    expect(checked.json()).toMatchObject({
      verdict: "kept",
      found: { how: "anchor", root: said.anchor.root, time: said.anchor.time },
      work: { title: "A bird" },
    });
    expect(checked.status).toBe(0);
    expect(said.receipt).toMatchObject({ relay: LOCAL_RELAY.toLowerCase(), signer: address.toLowerCase() });
    expect(await getTransactionCount(chain.wallet(0), { address })).toBe(0);
  });

  it("is chosen by itself where the account has no ETH, and not where it has some", async () => {
    const path = await the.file("poor.bin", randomBytes(1_000));
    const poor = await the.cli(the.certifyArgs(path, "--accept-terms"), nobody().env);
    expect(poor.status).toBe(0);
    expect(poor.stderr).toContain("This account has no ETH");
    expect(poor.json()).toMatchObject({ state: "taken" });
    const other = await the.file("rich.bin", randomBytes(1_000));
    const rich = await the.cli(the.certifyArgs(other, "--accept-terms"), the.author);
    expect(rich.status).toBe(0);
    expect(rich.json()).toHaveProperty("transaction");
    expect(rich.json()).not.toHaveProperty("receipt");
  });

  it("gives up neither the receipt nor the word where the receipt's file can't be written", async () => {
    const path = await the.file("unwritable.bin", randomBytes(1_000));
    const nowhere = join(the.stack.folder, "no", "such", "folder.json");
    const result = await the.cli(
      the.certifyArgs(path, "--gasless", "--accept-terms", "--receipt", nowhere),
      nobody().env,
    );
    expectTrouble(result, "bad-option", /can't be written/);
    expect(result.stderr).toContain('"colophon": "receipt"');
  });

  it("doesn't go with a salt", async () => {
    const path = await the.file("salted.bin", "salted");
    const args = the.certifyArgs(path, "--gasless", "--accept-terms", "--salt-file", `${path}.salt.json`);
    expectTrouble(await the.cli(args, nobody().env), "bad-option", /--gasless/);
  });
});

describe("colophon verify --receipt", () => {
  const HOUR = 3_600;
  const now = Math.floor(Date.now() / 1_000);

  /** A receipt of a vote that was never given, signed by the campaign's relay or by whom the test says. */
  async function receiptOf(changes: Partial<ApiReceipt> = {}, key: `0x${string}` = LOCAL_RELAY_KEY) {
    const { deployment } = the.stack.chain;
    const unsigned = {
      relay: LOCAL_RELAY.toLowerCase(),
      ...({ kind: "votes", campaign: the.campaign, takenAt: now, anchorBy: now + HOUR } as const),
      signed: `0x${"12".repeat(32)}`,
      signer: `0x${"34".repeat(20)}`,
      ...changes,
    };
    const signature = await privateKeyToAccount(key).signTypedData(receiptTypedData(deployment, unsigned));
    return { deployment, receipt: { ...unsigned, signature } };
  }
  const check = async (name: string, text: string, env = the.stack.env) =>
    the.cli(["verify", "--receipt", await the.file(name, text)], env);
  beforeAll(() => nameRelay(LOCAL_RELAY));

  it("says yes while the relay has time, and no once it is over and nothing was anchored", async () => {
    const open = await receiptOf();
    const first = await check("open.json", receiptFile(open.deployment, open.receipt));
    expect(first.json()).toMatchObject({ verdict: "open", found: null });
    expect(first.status).toBe(0);
    const over = await receiptOf({ takenAt: now - 2 * HOUR, anchorBy: now - HOUR });
    const second = await check("broken.json", receiptFile(over.deployment, over.receipt));
    expect(second.json()).toMatchObject({ verdict: "broken" });
    expect(second.status).toBe(1);
  });

  it("says no where somebody else signed it, one digit was changed, or the campaign never named that relay", async () => {
    const stranger = generatePrivateKey();
    const forged = await receiptOf({}, stranger);
    const own = await receiptOf({ relay: privateKeyToAccount(stranger).address.toLowerCase() }, stranger);
    const genuine = await receiptOf();
    const text = receiptFile(genuine.deployment, genuine.receipt);
    const texts = [
      receiptFile(forged.deployment, forged.receipt),
      receiptFile(own.deployment, own.receipt),
      text.replace(`${now + HOUR}`, `${now + HOUR - 1}`),
    ];
    for (const [index, one] of texts.entries()) {
      const result = await check(`forged${index}.json`, one);
      expect(result.json()).toMatchObject({ verdict: "not-genuine" });
      expect(result.status).toBe(1);
    }
  });

  it("can't tell without a chain once the time is over, nor where it is about another deployment", async () => {
    const over = await receiptOf({ anchorBy: now - HOUR });
    const offline = await check("offline.json", receiptFile(over.deployment, over.receipt), {});
    expect(offline.json()).toMatchObject({ verdict: "unknown" });
    expect(offline.status).toBe(2);
    const elsewhere = { chainId: 1, contributions: over.deployment.contributions };
    const other = { ...over.receipt, anchorBy: now + HOUR };
    const signature = await privateKeyToAccount(LOCAL_RELAY_KEY).signTypedData(receiptTypedData(elsewhere, other));
    const result = await check("elsewhere.json", receiptFile(elsewhere, { ...other, signature }));
    expect(result.json()).toMatchObject({ verdict: "unknown" });
    expect(result.status).toBe(2);
  });

  it("names what is wrong with a file, and goes alone", async () => {
    const { receipt } = await receiptOf();
    expectTrouble(await check("bare.json", JSON.stringify(receipt)), "malformed-receipt-file", /chain and contract/);
    expectTrouble(await check("large.json", " ".repeat(600_000)), "bad-option", /larger than any receipt/);
    expectTrouble(await the.cli(["verify", "--receipt", "/no/such/file"]), "bad-option", /can't be read/);
    expectTrouble(await the.cli(["verify", "some.bin", "--receipt", "a.json"]), "bad-option", /goes alone/);
    expectTrouble(await the.cli(["verify"]), "bad-option", /what to verify/);
  });
});
