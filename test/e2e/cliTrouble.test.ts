import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type CliCase, expectTrouble, startCliCase } from "../../cli/test/support/cliCase.ts";

/** The largest file that this relay takes, in bytes. */
const LIMIT = 1_500_000;

// Every step is a process of its own.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

let the: CliCase;
beforeAll(async () => {
  // The relay inherits it.
  process.env.MAX_UPLOAD_BYTES = String(LIMIT);
  the = await startCliCase();
});
afterAll(() => the?.stack.stop());

describe("bad input and trouble", () => {
  it.each([
    ["a malformed CID", "bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5", "malformed-cid"],
    ["a CID of version 0", "QmYwAPJzv5CZsnA625s3Xf2nemtYgPpHdWEz79ojWKPxWn", "malformed-cid"],
    ["a malformed id", "0x1234", "malformed-id"],
    ["a file that isn't there", "no-such-file.png", "content-unreadable"],
  ])("verify names %s", async (_, target, code) => {
    expectTrouble(await the.cli(["verify", target]), code);
  });

  it("never shows a key, and names what is wrong with it", async () => {
    const path = await the.file("keyless.png");
    expectTrouble(await the.cli(the.certifyArgs(path, "--accept-terms")), "key-missing");
    const wrong = "0x1234secret";
    const result = await the.cli(the.certifyArgs(path, "--accept-terms"), { ...the.stack.env, COLOPHON_KEY: wrong });
    expectTrouble(result, "key-malformed");
    expect(result.stdout + result.stderr).not.toContain("1234secret");
  });

  it.each([
    ["no campaign", ["--ai", "none"], "bad-option"],
    ["no word on AI", ["--campaign", "1"], "bad-option"],
    ["a malformed parent", ["--campaign", "1", "--ai", "none", "--parent", "12z"], "malformed-id"],
    ["a malformed co-author", ["--campaign", "1", "--ai", "none", "--credit", "0x12:100"], "malformed-id"],
    [
      "credits above the whole",
      ["--campaign", "1", "--ai", "none", "--credit", `0x${"1".repeat(40)}:10001`],
      "bad-option",
    ],
    ["a title that is too long", ["--campaign", "1", "--ai", "none", "--title", "x".repeat(300)], "bad-option"],
    ["an empty title", ["--campaign", "1", "--ai", "none", "--title", ""], "bad-option"],
    ["an unknown AI use", ["--campaign", "1", "--ai", "some"], "bad-usage"],
  ])("certify names %s", async (_, flags, code) => {
    expectTrouble(await the.cli(["certify", await the.file("input.png"), ...flags], the.author), code);
  });

  it("certify names an empty file and an unknown parent", async () => {
    expectTrouble(
      await the.cli(the.certifyArgs(await the.file("empty.png", ""), "--accept-terms"), the.author),
      "empty-file",
    );
    const parent = `0x00000001${"7".repeat(56)}`;
    const orphan = await the.cli(
      the.certifyArgs(await the.file("orphan.png"), "--parent", parent, "--accept-terms"),
      the.author,
    );
    expectTrouble(orphan, "unknown-parent", new RegExp(parent));
  });

  it("names a chain that isn't the deployment's, and what doesn't answer", async () => {
    const path = await the.file("bird.png");
    expect((await the.cli(the.certifyArgs(path, "--accept-terms"), the.author)).status).toBe(0);
    const wrong = await the.file("wrong.json", JSON.stringify({ ...the.stack.chain.deployment, chainId: 5 }));
    expectTrouble(await the.cli(["verify", path, "--deployment", wrong]), "wrong-chain", /chain 5.*chain 31337/);
    expectTrouble(await the.cli(["verify", path, "--rpc-url", "http://127.0.0.1:1"]), "chain-unreachable");
    expectTrouble(await the.cli(["verify", path, "--rpc-url", "localhost"]), "bad-setting");
    expectTrouble(await the.cli(["verify", path, "--deployment", "/nowhere.json"]), "deployment-missing");
    const nowhere = ["--ipfs-gateway", "http://127.0.0.1:1", "--ipfs-api", "http://127.0.0.1:1"];
    expectTrouble(await the.cli(["verify", path, "--ipfs", ...nowhere]), "ipfs-node-unreachable");
    // Without --ipfs the chain's word is enough.
    expect((await the.cli(["verify", path, ...nowhere])).status).toBe(0);
    expectTrouble(await the.cli(["works", "--api-url", "http://127.0.0.1:1"]), "api-unreachable");
    const relay = ["--relay-url", "http://127.0.0.1:1"];
    const lost = await the.cli(the.certifyArgs(await the.file("lost.png"), "--accept-terms", ...relay), the.author);
    expectTrouble(lost, "relay-unreachable", /Nothing was certified/);
    expect((await the.cli(["verify", await the.file("lost.png")])).status).toBe(1);
  });

  it("refuses a file that is too large for the relay before it is hashed and before anybody is asked", async () => {
    const path = await the.file("large.bin", new Uint8Array(LIMIT + 1));
    const large = await the.cli(the.certifyArgs(path, "--accept-terms"), the.author);
    expectTrouble(large, "car-too-large", /1,500,000|1500000/);
    expect(large.stderr).not.toContain("Public for ever");
  });

  it("certifies nothing when the IPFS node goes away", async () => {
    const path = await the.file("stranded.png");
    await the.stack.services.ipfs.kill9();
    const stranded = await the.cli(the.certifyArgs(path, "--accept-terms"), the.author);
    expectTrouble(stranded, "ipfs-node-unreachable");
    expect((await the.cli(["verify", path])).status).toBe(1);
  });
});
