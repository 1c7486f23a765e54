import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { certify } from "@colophon/sdk/actions/certify.ts";
import { contentIdOf } from "@colophon/sdk/content/contentIdOf.ts";
import { rawBlockOf } from "@colophon/sdk/content/rawBlockOf.ts";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type CliCase, expectTrouble, startCliCase } from "../../cli/test/support/cliCase.ts";
import { runCli } from "../../cli/test/support/runCli.ts";
import { workOf } from "../../sdk/test/support/works.ts";

// Every step is a process of its own.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

let the: CliCase;
beforeAll(async () => {
  the = await startCliCase();
});
afterAll(() => the?.stack.stop());

describe("colophon certify and verify", () => {
  it("certifies a file that then verifies from chain and IPFS alone, and no other file does", async () => {
    const path = await the.file("bird.png");
    const { digest, cid } = await contentIdOf(await readFile(path));

    const before = await the.cli(["verify", path]);
    expect(before.status).toBe(1);
    expect(before.json()).toMatchObject({ certified: false, cid });

    const certified = await the.cli(the.certifyArgs(path, "--accept-terms"), the.author);
    expect(certified.stderr).toContain("Public for ever");
    expect(certified.stderr).toContain("CC BY 4.0");
    expect(certified.status).toBe(0);
    const { id } = certified.json() as { id: string };

    // Nobody has started an indexer or an API.
    const targets = [path, `ipfs://${cid}`, id, BigInt(id).toString(), digest];
    for (const verified of await Promise.all(targets.map((target) => the.cli(["verify", target, "--ipfs"])))) {
      expect(verified.json()).toMatchObject({
        answer: true,
        cid,
        ipfs: { state: "match" },
        certifications: [{ id, campaign: the.campaign, title: "A bird", status: "provisional" }],
      });
      expect(verified.status).toBe(0);
    }
    const words = await runCli(["verify", path], { env: the.stack.env });
    expect(words.stdout).toContain("Certified.");
    expect(words.stdout).toContain(the.stack.chain.wallet(2).account.address);

    const changed = await the.cli(["verify", await the.file("changed.png", "bird.pnG")]);
    expect(changed.status).toBe(1);
    expect((await the.cli(["verify", path, "--campaign", "999"])).status).toBe(1);
  });

  it("says who certified the same bytes, and when, before anything is uploaded", async () => {
    const again = await the.cli(the.certifyArgs(await the.file("copy.png", "bird.png"), "--accept-terms"), {
      ...the.stack.env,
      COLOPHON_KEY: the.stack.chain.key(3),
    });
    expectTrouble(
      again,
      "already-certified",
      new RegExp(`by ${the.stack.chain.wallet(2).account.address}, on \\d{4}-`),
    );
  });

  it("sends nothing to anybody unless the terms are accepted", async () => {
    const path = await the.file("secret.png");
    const refused = await the.cli(the.certifyArgs(path), the.author);
    expectTrouble(refused, "not-accepted", /Public for ever/);
    const { cid } = await contentIdOf(await readFile(path));
    expect((await fetch(`${the.stack.urls.gateway}/ipfs/${cid}`)).status).not.toBe(200);
    expect((await the.cli(["verify", path])).status).toBe(1);
  });

  it("names remixes, co-authors and AI use, and puts them on chain and into the manifest", async () => {
    const parent = (await the.cli(["verify", await the.file("bird.png")])).json() as {
      certifications: { id: string }[];
    };
    const id = parent.certifications[0]?.id ?? "";
    const dee = the.stack.chain.wallet(5).account.address;
    const args = ["--parent", id, "--credit", `${dee}:2500:sound`, "--ai", "assisted", "--accept-terms"];
    const remix = await the.cli(the.certifyArgs(await the.file("remix.mp3"), ...args), the.author);
    expect(remix.status).toBe(0);
    expect(remix.json()).toMatchObject({ kind: "audio", aiUse: "assisted" });
    const { certifications } = (await the.cli(["verify", await the.file("remix.mp3")])).json() as {
      certifications: { parents: string[]; manifest: string }[];
    };
    expect(certifications[0]?.parents).toEqual([id]);
    const manifestCid = rawBlockOf({
      v: 1,
      title: "A bird",
      description: "",
      mediaType: "audio/mpeg",
      credits: [
        { account: the.stack.chain.wallet(2).account.address.toLowerCase(), bps: 7_500 },
        { account: dee.toLowerCase(), bps: 2_500, role: "sound" },
      ],
    });
    expect(certifications[0]?.manifest).toBe(manifestCid.digest);
    expect((await fetch(`${the.stack.urls.gateway}/ipfs/${manifestCid.cid}`)).status).toBe(200);
  });

  it("says no where the chain has the certificate and IPFS hasn't the bytes", async () => {
    const work = workOf(the.campaign, the.config, "never uploaded");
    await certify(the.stack.chain.wallet(4), { deployment: the.stack.chain.deployment, ...work });
    const path = await the.file("never.txt", "never uploaded");
    expect((await the.cli(["verify", path])).status).toBe(0);
    const checked = await the.cli(["verify", path, "--ipfs"]);
    expect(checked.json()).toMatchObject({ answer: false, certified: true, ipfs: { state: "unavailable" } });
    expect(checked.status).toBe(1);
  });

  it("signs for somebody else to pay, and says when such a signature has expired", async () => {
    const signed = await the.cli(
      the.certifyArgs(await the.file("gasless.png"), "--accept-terms", "--sign-only"),
      the.author,
    );
    expect(signed.status).toBe(0);
    expect((await the.cli(["verify", await the.file("gasless.png")])).status).toBe(1);
    const payer = { ...the.stack.env, COLOPHON_KEY: the.stack.chain.key(0) };
    const path = await the.file("signed.json", signed.stdout);
    const submitted = await the.cli(["certify", "--submit", path], payer);
    expect(submitted.json()).toMatchObject({ author: the.stack.chain.wallet(2).account.address });

    const other = await the.file("other-chain.json", signed.stdout.replace('"chainId": 31337', '"chainId": 1'));
    expectTrouble(
      await the.cli(["certify", "--submit", other], payer),
      "bad-option",
      /good for contract .* on chain 1,/,
    );

    const brief = await the.cli(
      the.certifyArgs(await the.file("late.png"), "--accept-terms", "--sign-only", "--valid-for", "0.001"),
      the.author,
    );
    await the.stack.chain.travelTo(Math.max(await the.stack.chain.now(), Math.floor(Date.now() / 1_000)) + 10);
    const late = await the.cli(["certify", "--submit", await the.file("late.json", brief.stdout)], payer);
    expectTrouble(late, "signature-expired", /The signature was good until/);
  });
});

describe("colophon campaign show", () => {
  it("shows a campaign from chain and IPFS alone", async () => {
    const shown = await the.cli(["campaign", "show", String(the.campaign)]);
    expect(shown.status).toBe(0);
    expect(shown.json()).toMatchObject({
      campaign: the.campaign,
      config: the.config,
      termsDocument: { title: "Paper birds" },
    });
    expect((await runCli(["campaign", "show", String(the.campaign)], { env: the.stack.env })).stdout).toContain(
      "Paper birds",
    );
  });

  it("names a campaign that isn't there", async () => {
    expectTrouble(await the.cli(["campaign", "show", "77"]), "unknown-campaign", /There is no campaign 77/);
    expectTrouble(await the.cli(["campaign", "show", "zero"]), "malformed-id");
  });
});

describe("colophon prove", () => {
  it("gives the author a proof that anybody checks, and that no change survives", async () => {
    const { certifications } = (await the.cli(["verify", await the.file("bird.png")])).json() as {
      certifications: { id: string }[];
    };
    const id = certifications[0]?.id ?? "";
    const out = join(the.stack.folder, "proof.json");
    const proved = await the.cli(["prove", id, "--verifier", "gallery.example", "--out", out], the.author);
    expect(proved.status).toBe(0);
    expect((await the.cli(["prove", "check", out])).json()).toMatchObject({
      holds: true,
      proof: { verifier: "gallery.example" },
    });

    const changed = (await readFile(out, "utf8")).replace("gallery.example", "thief.example");
    const checked = await the.cli(["prove", "check", await the.file("changed.json", changed)]);
    expect(checked.status).toBe(1);
    expect(checked.json()).toMatchObject({ holds: false, faults: ["bad-signature"] });

    const thief = { ...the.stack.env, COLOPHON_KEY: the.stack.chain.key(3) };
    expectTrouble(await the.cli(["prove", id, "--verifier", "x"], thief), "not-the-author");
    expectTrouble(await the.cli(["prove", "check", await the.file("no.json", "{}")]), "malformed-proof");
  });
});
