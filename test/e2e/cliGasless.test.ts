import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readAnchor } from "@colophon/sdk/actions/readAnchor.ts";
import { setRelay } from "@colophon/sdk/actions/setRelay.ts";
import type { ApiReceipt } from "@colophon/sdk/api/ballotSchemas.ts";
import { verifyReceipt } from "@colophon/sdk/typed-data/receipt.ts";
import { generatePrivateKey, privateKeyToAccount } from "viem/accounts";
import { getTransactionCount } from "viem/actions";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type CliCase, expectTrouble, startCliCase } from "../../cli/test/support/cliCase.ts";
import { LOCAL_RELAY } from "../../scripts/runtime/localRelay.ts";
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
    const receiptFile = join(the.stack.folder, "long.receipt.json");
    const args = the.certifyArgs(path, "--gasless", "--accept-terms", "--wait", "--receipt", receiptFile);
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
    const file = JSON.parse(await readFile(receiptFile, "utf8")) as { receipt: ApiReceipt };
    expect(file.receipt).toEqual(said.receipt);
    expect(await verifyReceipt(deployment, said.receipt)).toBe(true);
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

  it("doesn't go with a salt", async () => {
    const path = await the.file("salted.bin", "salted");
    const args = the.certifyArgs(path, "--gasless", "--accept-terms", "--salt-file", `${path}.salt.json`);
    expectTrouble(await the.cli(args, nobody().env), "bad-option", /--gasless/);
  });
});
