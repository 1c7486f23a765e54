import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { demoTokenAbi } from "@colophon/sdk/abis/generated.ts";
import { certify } from "@colophon/sdk/actions/certify.ts";
import { fund } from "@colophon/sdk/actions/fund.ts";
import { openCampaign } from "@colophon/sdk/actions/openCampaign.ts";
import { proposeStatement } from "@colophon/sdk/actions/proposeStatement.ts";
import { readPool } from "@colophon/sdk/actions/readPool.ts";
import { readSchedule } from "@colophon/sdk/actions/readSchedule.ts";
import { ETH } from "@colophon/sdk/actions/requests/request.ts";
import { roll as rollSchema } from "@colophon/sdk/api/schemas.ts";
import { contentIdOf } from "@colophon/sdk/content/contentIdOf.ts";
import { parseCid } from "@colophon/sdk/content/parseCid.ts";
import { rawBlockOf } from "@colophon/sdk/content/rawBlockOf.ts";
import { codecOf } from "@colophon/sdk/ids/names.ts";
import { computeStatement } from "@colophon/sdk/rewards/compute-statement.ts";
import { writeStatement } from "@colophon/sdk/rewards/write-statement.ts";
import { waitForTransactionReceipt, writeContract } from "viem/actions";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type LocalStack, startLocalStack } from "../../cli/test/support/localStack.ts";
import { type CliResult, runCli } from "../../cli/test/support/runCli.ts";
import { quickSettings, workOf } from "../../sdk/test/support/works.ts";

/** How long the index may take, on a machine with more to do. */
const PATIENCE = { timeout: 90_000, interval: 500 };

const TERMS = {
  v: 1,
  title: "Paper birds",
  brief: "Fold one.",
  guidelines: "",
  licence: { name: "CC BY 4.0", url: "https://creativecommons.org/licenses/by/4.0/" },
};

// Every step is a process of its own.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

let stack: LocalStack;
let campaign: number;
let config: string;
/** The author's environment. */
let author: Record<string, string>;

beforeAll(async () => {
  stack = await startLocalStack();
  const terms = rawBlockOf(TERMS);
  await stack.upload(terms.bytes);
  const brand = stack.chain.wallet(0);
  const opened = await openCampaign(brand, {
    deployment: stack.chain.deployment,
    arbiter: stack.chain.wallet(1).account.address,
    settings: quickSettings(await stack.chain.now()),
    terms: terms.digest,
  });
  campaign = opened.campaign;
  config = opened.config;
  author = { ...stack.env, COLOPHON_KEY: stack.chain.key(2) };
});
afterAll(() => stack?.stop());

/** A file whose content is the text. */
async function file(name: string, text = name): Promise<string> {
  const path = join(stack.folder, name);
  await writeFile(path, text);
  return path;
}

const cli = (args: string[], env: Record<string, string> = stack.env) => runCli(["--json", ...args], { env });
const certifyArgs = (path: string, ...more: string[]) => [
  "certify",
  path,
  "--campaign",
  String(campaign),
  "--title",
  "A bird",
  "--ai",
  "none",
  ...more,
];

function expectTrouble(result: CliResult, code: string, words?: RegExp): void {
  expect(result.json()).toMatchObject({ error: { code } });
  expect(result.status).toBe(2);
  if (words !== undefined) expect(result.stderr).toMatch(words);
  expect(result.stderr).not.toMatch(/\n\s+at /);
}

describe("colophon certify and verify", () => {
  it("certifies a file that then verifies from chain and IPFS alone, and no other file does", async () => {
    const path = await file("bird.png");
    const { digest, cid } = await contentIdOf(await readFile(path));

    const before = await cli(["verify", path]);
    expect(before.status).toBe(1);
    expect(before.json()).toMatchObject({ certified: false, cid });

    const certified = await cli(certifyArgs(path, "--accept-terms"), author);
    expect(certified.stderr).toContain("Public for ever");
    expect(certified.stderr).toContain("CC BY 4.0");
    expect(certified.status).toBe(0);
    const { id } = certified.json() as { id: string };

    // Nobody has started an indexer or an API.
    const targets = [path, `ipfs://${cid}`, id, BigInt(id).toString(), digest];
    for (const verified of await Promise.all(targets.map((target) => cli(["verify", target, "--ipfs"])))) {
      expect(verified.json()).toMatchObject({
        answer: true,
        cid,
        ipfs: { state: "match" },
        certifications: [{ id, campaign, title: "A bird", status: "provisional" }],
      });
      expect(verified.status).toBe(0);
    }
    const words = await runCli(["verify", path], { env: stack.env });
    expect(words.stdout).toContain("Certified.");
    expect(words.stdout).toContain(stack.chain.wallet(2).account.address);

    const changed = await cli(["verify", await file("changed.png", "bird.pnG")]);
    expect(changed.status).toBe(1);
    expect((await cli(["verify", path, "--campaign", "999"])).status).toBe(1);
  });

  it("says who certified the same bytes, and when, before anything is uploaded", async () => {
    const again = await cli(certifyArgs(await file("copy.png", "bird.png"), "--accept-terms"), {
      ...stack.env,
      COLOPHON_KEY: stack.chain.key(3),
    });
    expectTrouble(again, "already-certified", new RegExp(`by ${stack.chain.wallet(2).account.address}, on \\d{4}-`));
  });

  it("sends nothing to anybody unless the terms are accepted", async () => {
    const path = await file("secret.png");
    const refused = await cli(certifyArgs(path), author);
    expectTrouble(refused, "not-accepted", /Public for ever/);
    const { cid } = await contentIdOf(await readFile(path));
    expect((await fetch(`${stack.urls.gateway}/ipfs/${cid}`)).status).not.toBe(200);
    expect((await cli(["verify", path])).status).toBe(1);
  });

  it("names remixes, co-authors and AI use, and puts them on chain and into the manifest", async () => {
    const parent = (await cli(["verify", await file("bird.png")])).json() as { certifications: { id: string }[] };
    const id = parent.certifications[0]?.id ?? "";
    const dee = stack.chain.wallet(5).account.address;
    const args = ["--parent", id, "--credit", `${dee}:2500:sound`, "--ai", "assisted", "--accept-terms"];
    const remix = await cli(certifyArgs(await file("remix.mp3"), ...args), author);
    expect(remix.status).toBe(0);
    expect(remix.json()).toMatchObject({ kind: "audio", aiUse: "assisted" });
    const { certifications } = (await cli(["verify", await file("remix.mp3")])).json() as {
      certifications: { parents: string[]; manifest: string }[];
    };
    expect(certifications[0]?.parents).toEqual([id]);
    const manifestCid = rawBlockOf({
      v: 1,
      title: "A bird",
      description: "",
      mediaType: "audio/mpeg",
      credits: [
        { account: stack.chain.wallet(2).account.address.toLowerCase(), bps: 7_500 },
        { account: dee.toLowerCase(), bps: 2_500, role: "sound" },
      ],
    });
    expect(certifications[0]?.manifest).toBe(manifestCid.digest);
    expect((await fetch(`${stack.urls.gateway}/ipfs/${manifestCid.cid}`)).status).toBe(200);
  });

  it("says no where the chain has the certificate and IPFS hasn't the bytes", async () => {
    const work = workOf(campaign, config, "never uploaded");
    await certify(stack.chain.wallet(4), { deployment: stack.chain.deployment, ...work });
    const path = await file("never.txt", "never uploaded");
    expect((await cli(["verify", path])).status).toBe(0);
    const checked = await cli(["verify", path, "--ipfs"]);
    expect(checked.json()).toMatchObject({ answer: false, certified: true, ipfs: { state: "unavailable" } });
    expect(checked.status).toBe(1);
  });

  it("signs for somebody else to pay, and says when such a signature has expired", async () => {
    const signed = await cli(certifyArgs(await file("gasless.png"), "--accept-terms", "--sign-only"), author);
    expect(signed.status).toBe(0);
    expect((await cli(["verify", await file("gasless.png")])).status).toBe(1);
    const payer = { ...stack.env, COLOPHON_KEY: stack.chain.key(0) };
    const path = await file("signed.json", signed.stdout);
    const submitted = await cli(["certify", "--submit", path], payer);
    expect(submitted.json()).toMatchObject({ author: stack.chain.wallet(2).account.address });

    const other = await file("other-chain.json", signed.stdout.replace('"chainId": 31337', '"chainId": 1'));
    expectTrouble(await cli(["certify", "--submit", other], payer), "bad-option", /good for contract .* on chain 1,/);

    const brief = await cli(
      certifyArgs(await file("late.png"), "--accept-terms", "--sign-only", "--valid-for", "0.001"),
      author,
    );
    await stack.chain.travelTo(Math.max(await stack.chain.now(), Math.floor(Date.now() / 1_000)) + 10);
    const late = await cli(["certify", "--submit", await file("late.json", brief.stdout)], payer);
    expectTrouble(late, "signature-expired", /The signature was good until/);
  });
});

describe("colophon campaign show", () => {
  it("shows a campaign from chain and IPFS alone", async () => {
    const shown = await cli(["campaign", "show", String(campaign)]);
    expect(shown.status).toBe(0);
    expect(shown.json()).toMatchObject({ campaign, config, termsDocument: { title: "Paper birds" } });
    expect((await runCli(["campaign", "show", String(campaign)], { env: stack.env })).stdout).toContain("Paper birds");
  });

  it("names a campaign that isn't there", async () => {
    expectTrouble(await cli(["campaign", "show", "77"]), "unknown-campaign", /There is no campaign 77/);
    expectTrouble(await cli(["campaign", "show", "zero"]), "malformed-id");
  });
});

describe("colophon prove", () => {
  it("gives the author a proof that anybody checks, and that no change survives", async () => {
    const { certifications } = (await cli(["verify", await file("bird.png")])).json() as {
      certifications: { id: string }[];
    };
    const id = certifications[0]?.id ?? "";
    const out = join(stack.folder, "proof.json");
    const proved = await cli(["prove", id, "--verifier", "gallery.example", "--out", out], author);
    expect(proved.status).toBe(0);
    expect((await cli(["prove", "check", out])).json()).toMatchObject({
      holds: true,
      proof: { verifier: "gallery.example" },
    });

    const changed = (await readFile(out, "utf8")).replace("gallery.example", "thief.example");
    const checked = await cli(["prove", "check", await file("changed.json", changed)]);
    expect(checked.status).toBe(1);
    expect(checked.json()).toMatchObject({ holds: false, faults: ["bad-signature"] });

    const thief = { ...stack.env, COLOPHON_KEY: stack.chain.key(3) };
    expectTrouble(await cli(["prove", id, "--verifier", "x"], thief), "not-the-author");
    expectTrouble(await cli(["prove", "check", await file("no.json", "{}")]), "malformed-proof");
  });
});

describe("colophon works and claim", () => {
  it("lists works through the API, and claims everything that a statement gives", async () => {
    const { chain, urls, services } = stack;
    const { deployment, token } = chain;
    await services.indexer.start();

    // A campaign that is paid in ETH and in an ERC-20.
    const opened = await openCampaign(chain.wallet(0), {
      deployment,
      arbiter: chain.wallet(1).account.address,
      settings: quickSettings(await chain.now()),
      terms: rawBlockOf(TERMS).digest,
    });
    const path = await file("paid.png");
    const flags = ["--campaign", String(opened.campaign), "--title", "Paid", "--ai", "none", "--accept-terms"];
    const certified = await cli(["certify", path, ...flags], author);
    expect(certified.status).toBe(0);
    const mintable = { address: token, abi: demoTokenAbi, functionName: "mint" } as const;
    const brand = chain.wallet(0);
    const args = [brand.account.address, 2_000_000n] as const;
    await waitForTransactionReceipt(brand, {
      hash: await writeContract(brand, { ...mintable, args, chain: null, account: brand.account }),
    });
    const pools = [
      { token, total: 1_000_001n },
      { token: ETH, total: 10n ** 18n + 1n },
    ];
    for (const pool of pools) {
      await fund(brand, { deployment, campaign: opened.campaign, token: pool.token, amount: pool.total });
    }

    const mine = ["works", "--mine", "--campaign", String(opened.campaign)];
    await vi.waitFor(
      async () =>
        expect((await cli(mine, author)).json()).toMatchObject({
          works: [{ title: "Paid", verification: "verified" }],
        }),
      PATIENCE,
    );
    expect((await cli(mine, { ...stack.env, COLOPHON_KEY: chain.key(7) })).status).toBe(1);

    const account = chain.wallet(2).account.address;
    expect((await cli(["claim", "--account", account, "--dry-run"])).status).toBe(1);
    const { rollAt } = await readSchedule(brand, { deployment, campaign: opened.campaign });
    await chain.travelTo(rollAt);
    const closed = await vi.waitFor(async () => {
      const answer: unknown = await (await fetch(`${urls.api}/v1/campaigns/${opened.campaign}/roll`)).json();
      const read = rollSchema.parse(answer);
      expect(read.closed).toBe(true);
      return read;
    }, PATIENCE);
    const place = { chainId: deployment.chainId, pool: deployment.rewardPools, campaign: opened.campaign };
    for (const pool of pools) {
      const statement = computeStatement({ ...place, ...pool, rule: quickSettings(0), roll: closed.works });
      const sources = { rollAt, block: { number: closed.block, hash: closed.blockHash }, code: "test" };
      const bytes = new TextEncoder().encode([...writeStatement(statement, sources)].join(""));
      const { digest, codec } = parseCid(await stack.upload(bytes));
      const named = { digest, codec: codecOf(codec) };
      await proposeStatement(brand, {
        deployment,
        campaign: opened.campaign,
        ...pool,
        root: statement.root,
        statement: named,
      });
    }
    const { claimableFrom } = await readPool(brand, { deployment, campaign: opened.campaign });
    await chain.travelTo(claimableFrom + 60);

    const listed = await vi.waitFor(async () => {
      const answer = await cli(["claim", "--account", account, "--dry-run"]);
      expect((answer.json() as { claimable: unknown[] }).claimable).toHaveLength(2);
      return answer;
    }, PATIENCE);
    expect(listed.status).toBe(0);
    const one = await cli(["claim", "--token", "eth"], author);
    expect(one.json()).toMatchObject({ paid: [{ token: ETH, amount: pools[1]?.total.toString() }] });
    const rest = await cli(["claim"], author);
    expect(rest.json()).toMatchObject({
      paid: expect.arrayContaining([expect.objectContaining({ amount: "1000001" })]),
    });
    for (const pool of pools) {
      const read = await readPool(brand, { deployment, campaign: opened.campaign, token: pool.token });
      expect(read).toMatchObject({ paid: pool.total, funded: pool.total });
    }
    await vi.waitFor(async () => expect((await cli(["claim"], author)).status).toBe(1), PATIENCE);
  });
});

describe("bad input and trouble", () => {
  it.each([
    ["a malformed CID", "bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5", "malformed-cid"],
    ["a CID of version 0", "QmYwAPJzv5CZsnA625s3Xf2nemtYgPpHdWEz79ojWKPxWn", "malformed-cid"],
    ["a malformed id", "0x1234", "malformed-id"],
    ["a file that isn't there", "no-such-file.png", "content-unreadable"],
  ])("verify names %s", async (_, target, code) => {
    expectTrouble(await cli(["verify", target]), code);
  });

  it("never shows a key, and names what is wrong with it", async () => {
    const path = await file("keyless.png");
    expectTrouble(await cli(certifyArgs(path, "--accept-terms")), "key-missing");
    const wrong = "0x1234secret";
    const result = await cli(certifyArgs(path, "--accept-terms"), { ...stack.env, COLOPHON_KEY: wrong });
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
    expectTrouble(await cli(["certify", await file("input.png"), ...flags], author), code);
  });

  it("certify names an empty file and an unknown parent", async () => {
    expectTrouble(await cli(certifyArgs(await file("empty.png", ""), "--accept-terms"), author), "empty-file");
    const parent = `0x00000001${"7".repeat(56)}`;
    const orphan = await cli(certifyArgs(await file("orphan.png"), "--parent", parent, "--accept-terms"), author);
    expectTrouble(orphan, "unknown-parent", new RegExp(parent));
  });

  it("names a chain that isn't the deployment's, and what doesn't answer", async () => {
    const path = await file("bird.png");
    const wrong = await file("wrong.json", JSON.stringify({ ...stack.chain.deployment, chainId: 5 }));
    expectTrouble(await cli(["verify", path, "--deployment", wrong]), "wrong-chain", /chain 5.*chain 31337/);
    expectTrouble(await cli(["verify", path, "--rpc-url", "http://127.0.0.1:1"]), "chain-unreachable");
    expectTrouble(await cli(["verify", path, "--rpc-url", "localhost"]), "bad-setting");
    expectTrouble(await cli(["verify", path, "--deployment", "/nowhere.json"]), "deployment-missing");
    const nowhere = ["--ipfs-gateway", "http://127.0.0.1:1", "--ipfs-api", "http://127.0.0.1:1"];
    expectTrouble(await cli(["verify", path, "--ipfs", ...nowhere]), "ipfs-node-unreachable");
    // Without --ipfs the chain's word is enough.
    expect((await cli(["verify", path, ...nowhere])).status).toBe(0);
    expectTrouble(await cli(["works", "--api-url", "http://127.0.0.1:1"]), "api-unreachable");
    const relay = ["--relay-url", "http://127.0.0.1:1"];
    const lost = await cli(certifyArgs(await file("lost.png"), "--accept-terms", ...relay), author);
    expectTrouble(lost, "relay-unreachable", /Nothing was certified/);
    expect((await cli(["verify", await file("lost.png")])).status).toBe(1);
  });
});
