import { createClient, custom, HttpRequestError } from "viem";
import { describe, expect, it } from "vitest";
import type { ReadClient } from "../../src/actions/client.ts";
import { ChainUnreachable } from "../../src/actions/errors.ts";
import { type AuditContext, auditStatement } from "../../src/audit/auditStatement.ts";
import type { IpfsSource } from "../../src/audit/IpfsSource.ts";
import type { Proposal } from "../../src/audit/readProposals.ts";
import { cidFromDigest } from "../../src/content/cidFromDigest.ts";
import { rawBlockOfBytes } from "../../src/content/rawBlockOf.ts";
import { parseCampaignNumber } from "../../src/ids/campaignNumber.ts";
import { scheduleOf } from "../../src/ids/schedule.ts";
import { computeStatement } from "../../src/rewards/computeStatement.ts";
import { writeStatement } from "../../src/rewards/writeStatement.ts";
import { buildRoll } from "../../src/roll/buildRoll.ts";
import { writeInputs } from "../../src/roll/inputs/writeInputs.ts";
import { account, CONFIG, digest, noFacts, Story, settings } from "../support/rollStory.ts";

const [pool, contract, token] = [account(0xbb), account(0xaa), account(0)];
const deployment = {
  chainId: 31337,
  contributions: contract,
  curation: account(0xcc),
  rewardPools: pool,
  editions: account(0xdd),
  royalties: account(0xee),
  startBlock: 0,
};
const events = new Story().certify(1, 10, { author: 1 }).certify(2, 20, { author: 2 }).events;
const block = { number: 3_999, hash: digest(0xb1), time: 3_999 } as const;
const rollAt = 4_000;
const content = cidFromDigest(digest(1), 0);

/** Small files on IPFS. */
class Files implements IpfsSource {
  readonly name = "the test";
  readonly #files = new Map<string, Uint8Array>();
  put(bytes: Uint8Array<ArrayBuffer>): string {
    const { digest: own } = rawBlockOfBytes(bytes, 2 ** 20);
    const cid = cidFromDigest(own, 0);
    this.#files.set(cid, bytes);
    return cid;
  }
  async fetch(cid: string) {
    const bytes = this.#files.get(cid);
    return bytes === undefined
      ? null
      : (async function* () {
          yield bytes;
        })();
  }
}

async function bytesOf(pieces: AsyncIterable<Uint8Array<ArrayBuffer>> | Iterable<string>) {
  const list: (Uint8Array<ArrayBuffer> | string)[] = [];
  for await (const piece of pieces) list.push(piece);
  return new Uint8Array(await new Blob(list).arrayBuffer());
}

/** A chain with one block in it; or none that answers. */
function client(answers: boolean): ReadClient {
  const request = async () => {
    if (!answers) throw new HttpRequestError({ url: "http://127.0.0.1:1", status: 502, body: {} });
    return { number: "0xf9f", hash: block.hash, timestamp: "0xf9f", transactions: [] };
  };
  return createClient({ transport: custom({ request }, { retryCount: 0 }) });
}

function context(ipfs: IpfsSource, more: Partial<AuditContext> = {}): AuditContext {
  const campaign = {
    campaign: parseCampaignNumber(1),
    brand: account(9),
    arbiter: account(8),
    relay: account(0),
    settings,
    locked: true,
    config: CONFIG,
    terms: { version: 1, digest: digest(3) },
    schedule: scheduleOf(settings),
  };
  const readLeaves = async () => ({ kind: "unreadable", why: "there are none" }) as const;
  const say = () => undefined;
  return {
    client: client(true),
    deployment,
    campaign,
    events,
    block,
    ipfs,
    content: false,
    maxBytes: 2 ** 20,
    readLeaves,
    say,
    ...more,
  };
}

const inputsOf = (unverified: [string, "unavailable"][] = []) =>
  bytesOf(writeInputs({ chainId: 31337, contract, campaign: 1, rollAt, manifests: [], anchors: [], unverified }));

const roll = buildRoll({ campaign: 1, settings }, events, noFacts).works;
const { equalBps, curatedBps, communityBps, lineageBps } = settings;
const head = { chainId: 31337, pool, campaign: 1, token, rule: { equalBps, curatedBps, communityBps, lineageBps } };

async function propose(
  files: Files,
  inputs: string,
  more: Partial<Proposal> = {},
  at: number = block.number,
): Promise<Proposal> {
  const statement = computeStatement({ ...head, roll, total: 1_000n });
  const lines = writeStatement(statement, { rollAt, block: { number: at, hash: block.hash }, inputs, code: "test 1" });
  const cid = files.put(await bytesOf(lines));
  const file = { cid, root: statement.root, total: 1_000n };
  return { token, number: 1, state: "stands", file, claimableFrom: 5_000, stoodAt: 5_000, block: 4_100, ...more };
}
const alone = { before: undefined, standing: undefined, fixed: null };

describe("the audit of one statement", () => {
  it("finds a right one right, and says on whose word", async () => {
    const files = new Files();
    const proposal = await propose(files, files.put(await inputsOf()));
    const { statement, fixes } = await auditStatement(context(files), { ...alone, proposal });
    expect(statement).toMatchObject({ result: "right", finding: null, trusted: [expect.stringContaining("2 works")] });
    expect(fixes).toBe(statement.inputs);
  });
  it("accuses nobody where the endpoint doesn't answer", async () => {
    const files = new Files();
    const proposal = await propose(files, files.put(await inputsOf()));
    const asked = auditStatement(context(files, { client: client(false) }), { ...alone, proposal });
    await expect(asked).rejects.toBeInstanceOf(ChainUnreachable);
  });
  it("needs no chain to see that a header names a block later than its own proposal", async () => {
    const files = new Files();
    const proposal = await propose(files, files.put(await inputsOf()), {}, 4_101);
    const { statement } = await auditStatement(context(files, { client: client(false) }), { ...alone, proposal });
    expect(statement).toMatchObject({ result: "wrong", finding: expect.stringContaining("4101") });
  });
  it("lets a statement whose inputs are none fix no roll for the others: a pool of worthless tokens is cheap", async () => {
    const files = new Files();
    for (const inputs of [
      files.put(new TextEncoder().encode("nonsense")),
      files.put(await inputsOf([[cidFromDigest(digest(99), 0), "unavailable"]])),
    ]) {
      const { statement, fixes } = await auditStatement(context(files), {
        ...alone,
        proposal: await propose(files, inputs),
      });
      expect(statement.result).toBe("wrong");
      expect(fixes).toBeNull();
    }
  });
  it("says what the inputs call missing and this gateway doesn't have either", async () => {
    const files = new Files();
    const inputs = files.put(await inputsOf([[content, "unavailable"]]));
    const statement = computeStatement({ ...head, roll: roll.slice(1), total: 1_000n });
    const lines = writeStatement(statement, { rollAt, block, inputs, code: "test 1" });
    const file = { cid: files.put(await bytesOf(lines)), root: statement.root, total: 1_000n };
    const proposal = { ...(await propose(files, inputs)), file };
    const audited = await auditStatement(context(files), { ...alone, proposal });
    expect(audited.statement.result).toBe("right");
    expect(audited.statement.trusted.join(" ")).toMatch(/1 .*the test .*either/);
  });
  it("reads no more than a statement of so few works can have", async () => {
    const files = new Files();
    const proposal = await propose(files, files.put(await inputsOf()));
    const cid = files.put(new Uint8Array(900_000).fill(0x20));
    const file = { cid, root: digest(5), total: 1_000n };
    const { statement } = await auditStatement(context(files), { ...alone, proposal: { ...proposal, file } });
    expect(statement).toMatchObject({ result: "unavailable", finding: expect.stringMatching(/more than \d{5} bytes/) });
  });
  it("builds on no standing file that isn't what stands", async () => {
    const files = new Files();
    const inputs = files.put(await inputsOf());
    const other = await propose(files, inputs);
    const lying = { ...other, file: { cid: other.file?.cid ?? "", root: other.file?.root ?? "", total: 999n } };
    const { statement, file } = await auditStatement(context(files), { ...alone, proposal: lying });
    expect(statement.result).toBe("wrong");
    expect(file).toBeNull();
    const later = await auditStatement(context(files), {
      proposal: await propose(files, inputs, { number: 2 }),
      before: lying,
      standing: undefined,
      fixed: null,
    });
    expect(later.statement).toMatchObject({ result: "unavailable", finding: expect.stringContaining("statement 1") });
  });
});

describe("the audit of an empty roll", () => {
  const empty: Proposal = {
    token,
    number: 1,
    state: "pending",
    file: null,
    claimableFrom: 5_000,
    stoodAt: null,
    block: 4_100,
  };
  it("can't be told where works are accepted and this gateway doesn't have them: it may be hiding them", async () => {
    const { statement } = await auditStatement(context(new Files()), { ...alone, proposal: empty });
    expect(statement).toMatchObject({ result: "unavailable", finding: expect.stringContaining("2 accepted works") });
  });
  it("is right where nothing is accepted", async () => {
    const none = context(new Files(), { events: [] });
    expect((await auditStatement(none, { ...alone, proposal: empty })).statement).toMatchObject({
      result: "right",
      trusted: [],
    });
  });
});
