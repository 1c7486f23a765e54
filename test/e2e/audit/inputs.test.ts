import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { decideDispute } from "@colophon/sdk/actions/decideDispute.ts";
import { disputeStatement } from "@colophon/sdk/actions/disputeStatement.ts";
import { readPool } from "@colophon/sdk/actions/readPool.ts";
import { ETH } from "@colophon/sdk/actions/requests/request.ts";
import { rawBlockOf, rawBlockOfBytes } from "@colophon/sdk/content/rawBlockOf.ts";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import {
  ADA,
  ARBITER,
  type AuditedCampaign,
  type AuditWorld,
  BRUNO,
  CHIYO,
  startAuditWorld,
} from "../../support/auditWorld.ts";

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

let world: AuditWorld;
beforeAll(async () => {
  world = await startAuditWorld();
});
afterAll(() => world?.stop());

/** Two works, the second with a co-author; 1,000 units in each pool; the roll closed. */
async function campaignOf(pools: readonly `0x${string}`[] = [ETH], withManifest = true): Promise<AuditedCampaign> {
  const of = await world.open();
  await world.certify(of, ADA, `one of ${of.campaign}`);
  const credits: [number, number][] = [
    [BRUNO, 7_500],
    [CHIYO, 2_500],
  ];
  await world.certify(of, BRUNO, `two of ${of.campaign}`, { credits, withManifest });
  for (const token of pools) await world.fund(of, 1_000n, token);
  await world.close(of);
  return of;
}

const resultsOf = ({ report }: Awaited<ReturnType<AuditWorld["audit"]>>) =>
  report.statements.map(({ token, result }) => [token === ETH ? "ETH" : "token", result]);

/** Inputs that say of a work which can be had that it can't. */
const without = (of: AuditedCampaign) =>
  world.inputsOf(of, {
    manifests: of.works.slice(1).map(({ manifest }) => manifest),
    unverified: [[of.works[0]?.content ?? "", "unavailable"]],
  });

describe("the inputs of the first statement that stands", () => {
  it("fix those of another pool's, whatever else these would follow from", async () => {
    const { token } = world.chain;
    const of = await campaignOf([ETH, token]);
    const inputs = await world.inputsOf(of);
    await world.propose(of, { total: 1_000n, inputs });
    await world.letStand(of);
    const other = await without(of);
    await world.propose(of, { token, total: 1_000n, inputs: other });
    const done = await world.audit(of);
    expect(done.status).toBe(1);
    expect(resultsOf(done)).toEqual([
      ["ETH", "right"],
      ["token", "wrong"],
    ]);
    const finding = done.report.statements[1]?.finding;
    expect(finding).toContain(rawBlockOfBytes(inputs).cid);
    expect(finding).toContain(rawBlockOfBytes(other).cid);
    // Asked about one pool, it still knows what the other fixed.
    expect(await world.audit(of, "--token", token)).toMatchObject({ status: 1, report: { statements: [{ finding }] } });
  });

  it("fix them though its amounts are wrong, and though it was proposed later than one that was fought over", async () => {
    const { chain, deployment, account } = world;
    const { token } = chain;
    const of = await campaignOf([ETH, token]);
    const [full, short] = [await world.inputsOf(of), await without(of)];
    const { campaign } = of;
    await world.propose(of, { total: 1_000n, inputs: short });
    await disputeStatement(chain.wallet(ADA), { deployment, campaign });
    const last = (lines: readonly string[]) => lines.with(-1, (lines.at(-1) ?? "").replace(/"votes":0/, '"votes":7'));
    await world.propose(of, { token, total: 1_000n, inputs: full, rewrite: last });
    await world.letStand(of, token);
    const pending = await readPool(chain.wallet(ADA), { deployment, campaign });
    await decideDispute(chain.wallet(ARBITER), {
      ...{ deployment, campaign, root: pending.pendingRoot, total: pending.pendingTotal, stands: true },
    });
    await chain.travelTo((await chain.now()) + 200);
    expect((await readPool(chain.wallet(ADA), { deployment, campaign })).state).toBe("none");
    const done = await world.audit(of);
    expect(resultsOf(done)).toEqual([
      ["ETH", "wrong"],
      ["token", "wrong"],
    ]);
    const [eth, other] = done.report.statements;
    expect(eth?.finding).toContain(`the first statement that stood fixed them: ${rawBlockOfBytes(full).cid}`);
    expect(other?.difference).toMatchObject({ where: "work", field: "votes", found: "7" });
    expect(account(ARBITER)).not.toBe(account(ADA));
  });

  it("fix nothing where they are none, or nonsense: a pool of worthless tokens is cheap", async () => {
    const { token } = world.chain;
    for (const cheap of [null, new TextEncoder().encode("nonsense")]) {
      const of = await campaignOf([ETH, token]);
      const inputs = await world.inputsOf(of);
      // Its root is a real one; the inputs that its file names aren't.
      const rewrite =
        cheap === null
          ? undefined
          : (lines: readonly string[]) => lines.with(0, (lines[0] ?? "").replace(cidOf(inputs), cidOf(cheap)));
      if (cheap !== null) await world.put(cheap);
      await world.propose(of, {
        token,
        total: 1_000n,
        inputs: cheap === null ? null : inputs,
        ...(rewrite && { rewrite }),
      });
      await world.letStand(of, token);
      await world.propose(of, { total: 1_000n, inputs });
      const done = await world.audit(of);
      expect(resultsOf(done)).toEqual([
        ["token", cheap === null ? "right" : "wrong"],
        ["ETH", "right"],
      ]);
      expect(done.status).toBe(cheap === null ? 0 : 1);
    }
  });
});

describe("a statement that pins no inputs", () => {
  it("is recomputed from what can be had now, and said to be", async () => {
    const of = await campaignOf();
    const made = await world.propose(of, { total: 1_000n, inputs: null });
    expect(made.accounts.map(({ cumulative }) => cumulative).toSorted()).toEqual([125n, 375n, 500n]);
    const { status, report } = await world.audit(of);
    expect(status).toBe(0);
    expect(report.statements[0]).toMatchObject({ result: "right", inputs: null });
    expect(report.statements[0]?.trusted.join(" ")).toContain("pins no inputs");
  });

  it("is accused of nothing that a missing manifest explains", async () => {
    const of = await campaignOf([ETH], false);
    const { accounts } = await world.propose(of, { total: 1_000n, inputs: null });
    expect(accounts).toHaveLength(3);
    const gone = await world.audit(of);
    expect(gone.status).toBe(2);
    expect(gone.report.error?.message).toMatch(/1 manifest can't be had/);
    for (const { manifest } of of.works) await world.put(manifest);
    expect(await world.audit(of)).toMatchObject({ status: 0, report: { result: "right" } });
  });
});

describe("a statement that pins no inputs and lies", () => {
  it("is found out though a manifest is missing", async () => {
    const of = await campaignOf([ETH], false);
    const lie = (lines: readonly string[]) => lines.map((line) => line.replace('"score":0', '"score":9'));
    await world.propose(of, { total: 1_000n, inputs: null, rewrite: lie });
    const found = await world.audit(of);
    expect(found).toMatchObject({ status: 1, report: { result: "wrong" } });
    expect(found.report.statements[0]?.difference).toMatchObject({ where: "work", field: "score", found: "9" });
  });
});

describe("inputs that aren't what they should be", () => {
  /** A statement with these bytes as its inputs, whatever they are. */
  const audited = async (of: AuditedCampaign, bytes: Uint8Array<ArrayBuffer>, stored = true) => {
    const inputs = await world.inputsOf(of);
    if (stored) await world.put(bytes);
    const rewrite = (lines: readonly string[]) => lines.with(0, (lines[0] ?? "").replace(cidOf(inputs), cidOf(bytes)));
    await world.propose(of, { total: 1_000n, inputs, rewrite });
    return world.audit(of);
  };
  const flipped = (bytes: Uint8Array<ArrayBuffer>, at: number) => {
    const copy = bytes.slice();
    copy[at] = (bytes[at] ?? 0) ^ 1;
    return copy;
  };

  it.each<[string, (of: AuditedCampaign) => Promise<Uint8Array<ArrayBuffer>>, RegExp]>([
    ["cut short in a block", async (of) => (await world.inputsOf(of)).slice(0, -3), /cut off|ends|whole|truncated/i],
    ["cut short to its first bytes", async (of) => (await world.inputsOf(of)).slice(0, 7), /CAR/i],
    [
      "with a bit of a manifest changed",
      async (of) => {
        const bytes = await world.inputsOf(of);
        return flipped(bytes, bytes.length - 2);
      },
      /hash|bytes/,
    ],
    ["with more after its end", async (of) => new Uint8Array([...(await world.inputsOf(of)), 1]), /more in the CAR/],
    ["of another roll", async (of) => world.inputsOf(of, { rollAt: 4_000_000_000 }), /rollAt/],
    ["of another campaign", async (of) => world.inputsOf(of, { campaign: of.campaign + 1 }), /campaign/],
    [
      "with a manifest that no work names",
      async (of) => {
        const manifests = [...of.works.map(({ manifest }) => manifest), rawBlockOf({ v: 1, title: "more" }).bytes];
        return world.inputsOf(of, { manifests });
      },
      /no work on the roll names the manifest/,
    ],
    [
      "with data that no anchor has",
      async (of) => world.inputsOf(of, { anchors: [new TextEncoder().encode("no batch")] }),
      /no anchor/,
    ],
    [
      "that call unverified what no work has",
      async (of) => {
        const { cid } = rawBlockOfBytes(new TextEncoder().encode("nobody's"));
        return world.inputsOf(of, { unverified: [[cid, "unavailable"]] });
      },
      /no work of the campaign/,
    ],
    ["a whole header that promises gigabytes", async () => new Uint8Array([255, 255, 255, 255, 127, 1, 2]), /CAR/],
  ])("make it wrong: %s", async (_, bytesOf, words) => {
    const of = await campaignOf();
    const done = await audited(of, await bytesOf(of));
    expect(done.stderr).not.toMatch(/\n\s+at /);
    expect(done).toMatchObject({ status: 1, report: { result: "wrong" } });
    expect(done.report.statements[0]?.finding).toMatch(words);
  });

  it("that nobody has say nothing: trouble, and no accusation", async () => {
    const of = await campaignOf();
    const bytes = new TextEncoder().encode(`nowhere ${of.campaign}`);
    const done = await audited(of, bytes, false);
    expect(done.status).toBe(2);
    expect(done.report.error).toMatchObject({ code: "content-unavailable" });
    expect(done.report.error?.message).toContain(cidOf(bytes));
  });

  describe("as a gateway gives them", () => {
    const servers: Server[] = [];
    afterAll(() => {
      for (const server of servers) {
        server.closeAllConnections();
        server.close();
      }
    });
    /** The real gateway, but for one file. */
    const gatewayThat = async (cid: string, change: (bytes: Buffer) => Buffer) => {
      const server = createServer(async ({ url = "", headers }, response) => {
        const { accept } = headers;
        const real = await fetch(`${world.ipfs.gatewayUrl}${url}`, { headers: { ...(accept && { accept }) } });
        const bytes = Buffer.from(await real.arrayBuffer());
        response.writeHead(real.status).end(url.includes(cid) ? change(bytes) : bytes);
      });
      servers.push(server);
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    };

    it.each<[string, (bytes: Buffer) => Buffer]>([
      ["cut short", (bytes) => bytes.subarray(0, bytes.length - 10)],
      ["with a bit changed", (bytes) => Buffer.from(flipped(new Uint8Array(bytes), 60))],
      ["as a page of its own", () => Buffer.from("<!doctype html><title>Not found</title>")],
      ["without end", (bytes) => Buffer.concat([bytes, Buffer.alloc(3_000_000)])],
      ["as nothing", () => Buffer.alloc(0)],
    ])("they are told from what was pinned: %s", async (_, change) => {
      const of = await campaignOf();
      const inputs = await world.inputsOf(of);
      await world.propose(of, { total: 1_000n, inputs });
      const lying = await world.audit(of, "--ipfs-gateway", await gatewayThat(cidOf(inputs), change));
      expect(lying.status).toBe(2);
      expect(lying.report.error).toMatchObject({ code: "content-unavailable" });
      expect(await world.audit(of)).toMatchObject({ status: 0 });
    });
  });
});

function cidOf(bytes: Uint8Array<ArrayBuffer>): string {
  return rawBlockOfBytes(bytes).cid;
}
