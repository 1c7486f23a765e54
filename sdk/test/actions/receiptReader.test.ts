import { createClient, type Hex, http } from "viem";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { anchor } from "../../src/actions/anchor.ts";
import { cancelSignatures } from "../../src/actions/cancelSignatures.ts";
import { certifyFor } from "../../src/actions/certifyFor.ts";
import { ChainUnreachable } from "../../src/actions/errors.ts";
import { mintAnchored } from "../../src/actions/mintAnchored.ts";
import { receiptReader } from "../../src/actions/receiptReader.ts";
import type { SignedWorkParameters } from "../../src/actions/requests/signedWork.ts";
import { setRelay } from "../../src/actions/setRelay.ts";
import { signContribution } from "../../src/actions/signContribution.ts";
import type { IpfsSource } from "../../src/audit/IpfsSource.ts";
import { compactSignature } from "../../src/batches/compactSignature.ts";
import { encodeBatch } from "../../src/batches/encodeBatch.ts";
import { findLeaf } from "../../src/batches/findLeaf.ts";
import { rawBlockOfBytes } from "../../src/content/rawBlockOf.ts";
import { anchorTree } from "../../src/evidence/anchorTree.ts";
import { parseAccount } from "../../src/ids/account.ts";
import { NO_DIGEST, parseDigest } from "../../src/ids/digest.ts";
import { AI_USE, CODEC, MEDIA_KIND } from "../../src/ids/names.ts";
import { checkReceiptFile } from "../../src/relay/checkReceiptFile.ts";
import { parseReceiptFile } from "../../src/relay/parseReceiptFile.ts";
import { receiptFile } from "../../src/relay/receiptFile.ts";
import { hashContribution } from "../../src/typed-data/contribution.ts";
import { receiptTypedData } from "../../src/typed-data/receipt.ts";
import { type LocalChain, startLocalChain, type Wallet } from "../support/localChain.ts";
import { openQuickCampaign, workOf } from "../support/works.ts";

const [BRAND, ANN, BOB, RELAY, PAYER] = [0, 2, 3, 4, 5];

let chain: LocalChain;
let campaign: number;
let config: string;
beforeAll(async () => {
  chain = await startLocalChain();
});
// Of each test's own: what other tests anchor would be looked through, too.
beforeEach(async () => {
  ({ campaign, config } = await openQuickCampaign(chain));
  await nameRelay(RELAY);
});
afterAll(() => chain?.stop());

const account = (index: number) => parseAccount(chain.wallet(index).account.address.toLowerCase());
const nameRelay = (index: number) =>
  setRelay(chain.wallet(BRAND), { deployment: chain.deployment, campaign, relay: account(index) });
const sign = (author: number, text: string) =>
  signContribution(chain.wallet(author), { deployment: chain.deployment, ...workOf(campaign, config, text) });
const digestOf = (work: SignedWorkParameters) =>
  hashContribution({ chainId: chain.deployment.chainId, contract: chain.deployment.contributions }, work);

/** Files on IPFS. */
class Files implements IpfsSource {
  readonly name = "the test";
  readonly files = new Map<string, Uint8Array>();
  async fetch(cid: string) {
    const bytes = this.files.get(cid);
    return bytes === undefined
      ? null
      : (async function* () {
          yield bytes;
        })();
  }
}

/** The relay anchors works, and their file is on IPFS. */
async function anchored(works: readonly SignedWorkParameters[], { root = anchorTree(works.map(digestOf)).root } = {}) {
  const { deployment } = chain;
  const header = {
    kind: "contributions",
    ...{ chainId: deployment.chainId, contract: parseAccount(deployment.contributions) },
    ...{ campaign, config: config as Hex, voterRoot: NO_DIGEST },
  } as const;
  const bytes = encodeBatch(
    header,
    works.map((work) => ({
      kind: "contributions",
      signer: parseAccount(work.author.toLowerCase()),
      mediaKind: MEDIA_KIND[work.kind],
      codec: CODEC[work.codec],
      aiUse: AI_USE[work.aiUse],
      digest: parseDigest(work.digest),
      manifest: NO_DIGEST,
      parents: [],
      epoch: work.epoch,
      deadline: work.deadline,
      signature: compactSignature(work.signature),
    })),
  );
  const { digest, cid } = rawBlockOfBytes(bytes);
  const ipfs = new Files();
  ipfs.files.set(cid, bytes);
  const count = works.length;
  const data = { digest, codec: "raw" } as const;
  await anchor(chain.wallet(RELAY), { deployment, campaign, kind: "contributions", root, count, data, config });
  return { ipfs, bytes, root, time: await chain.now() };
}

/** The relay's receipt, taken at that time, with a promise of ten seconds. */
async function receiptOf(work: SignedWorkParameters, takenAt: number, by: Wallet = chain.wallet(RELAY)) {
  const { deployment } = chain;
  const unsigned = {
    relay: by.account.address.toLowerCase(),
    ...({ kind: "contributions", campaign, takenAt, anchorBy: takenAt + 10 } as const),
    signed: digestOf(work),
    signer: work.author.toLowerCase(),
  };
  const signature = await by.signTypedData(receiptTypedData(deployment, unsigned));
  return parseReceiptFile(receiptFile(deployment, { ...unsigned, signature }, work));
}

async function check(file: Awaited<ReturnType<typeof receiptOf>>, ipfs: IpfsSource | null, at: number) {
  const reader = await receiptReader(chain.wallet(PAYER), { deployment: chain.deployment, ipfs });
  return checkReceiptFile(file, { at, reader });
}

/** Long after any promise here. */
const AFTER = 10_000;

describe("a receipt against a chain", () => {
  it("is kept where an anchor's file has it, and its leaf is named", async () => {
    const works = [await sign(ANN, "one"), await sign(BOB, "two"), await sign(ANN, "three")];
    const takenAt = await chain.now();
    const { ipfs, root, time } = await anchored(works);
    for (const [leaf, work] of works.entries()) {
      const report = await check(await receiptOf(work, takenAt), ipfs, takenAt + AFTER);
      expect(report).toMatchObject({ verdict: "kept", found: { how: "anchor", root, leaf, time } });
    }
  });

  it("is broken where no anchor has it in time, though one has it late", async () => {
    const work = await sign(ANN, "late");
    const takenAt = await chain.now();
    const before = await anchored([await sign(BOB, "somebody else's")]);
    await chain.travelTo(takenAt + 10 + 61);
    const file = await receiptOf(work, takenAt);
    expect((await check(file, before.ipfs, takenAt)).verdict).toBe("open");
    expect(await check(file, before.ipfs, takenAt + AFTER)).toMatchObject({ verdict: "broken", found: null });
    const { ipfs, time } = await anchored([work]);
    for (const [cid, bytes] of before.ipfs.files) ipfs.files.set(cid, bytes);
    expect(await check(file, ipfs, takenAt + AFTER)).toMatchObject({
      verdict: "broken",
      found: { how: "anchor", time },
    });
  });

  it("can't be told where the anchor's file is missing, leads elsewhere, or IPFS isn't asked", async () => {
    const work = await sign(ANN, "hidden");
    const takenAt = await chain.now();
    const { bytes } = await anchored([work], { root: `0x${"4e".repeat(32)}` });
    const file = await receiptOf(work, takenAt);
    const none = await check(file, null, takenAt + AFTER);
    expect(none.verdict).toBe("unknown");
    expect(none.words).toContain("IPFS wasn't asked");
    const missing = await check(file, new Files(), takenAt + AFTER);
    expect(missing.checks.at(-1)?.sentence).toContain("doesn't have it");
    const other = new Files();
    other.files.set(rawBlockOfBytes(new Uint8Array(bytes)).cid, bytes);
    expect((await check(file, other, takenAt + AFTER)).checks.at(-1)?.sentence).toContain("leads to another root");
  });

  it("is kept where its author has a token from the anchor, though no file can be had", async () => {
    const work = await sign(ANN, "minted");
    const takenAt = await chain.now();
    const { root, time } = await anchored([work]);
    const proof = anchorTree([digestOf(work)]).proof(0);
    await mintAnchored(chain.wallet(PAYER), { deployment: chain.deployment, ...work, index: 0, proof: [...proof] });
    const report = await check(await receiptOf(work, takenAt), null, takenAt + AFTER);
    expect(report).toMatchObject({ verdict: "kept", found: { how: "anchor", root, time, leaf: null } });
  });

  it("is kept where a transaction certified the work in time, and nobody else's counts", async () => {
    const [own, others] = [await sign(ANN, "direct"), await sign(BOB, "direct")];
    const takenAt = await chain.now();
    await certifyFor(chain.wallet(RELAY), { deployment: chain.deployment, ...own });
    const report = await check(await receiptOf(own, takenAt), null, takenAt + AFTER);
    expect(report).toMatchObject({ verdict: "kept", found: { how: "transaction" } });
    expect((await check(await receiptOf(others, takenAt), null, takenAt + AFTER)).found).toBeNull();
  });

  it("binds the relay that the campaign names or has named", async () => {
    const work = await sign(ANN, "relays");
    const takenAt = await chain.now();
    const by = (index: number) => receiptOf(work, takenAt, chain.wallet(index));
    const reader = await receiptReader(chain.wallet(PAYER), { deployment: chain.deployment, ipfs: null });
    expect(await reader.namedRelay(campaign, account(RELAY))).toBe("now");
    expect((await check(await by(PAYER), null, takenAt)).verdict).toBe("not-genuine");
    await nameRelay(PAYER);
    expect(await reader.namedRelay(campaign, account(RELAY))).toBe("before");
    expect((await check(await by(PAYER), null, takenAt)).verdict).toBe("open");
    await nameRelay(RELAY);
    expect(await reader.namedRelay(campaign, account(BOB))).toBe("never");
    expect(await reader.namedRelay(campaign + 1, account(RELAY))).toBeNull();
  });

  it("says that the signer has cancelled", async () => {
    const reader = await receiptReader(chain.wallet(PAYER), { deployment: chain.deployment, ipfs: null });
    const before = await reader.epochOf(account(BOB));
    await cancelSignatures(chain.wallet(BOB), { deployment: chain.deployment });
    expect(await reader.epochOf(account(BOB))).toBe(before + 1);
  });

  it("is no matter of an endpoint that doesn't answer", async () => {
    const nobody = createClient({ transport: http("http://127.0.0.1:9", { retryCount: 0 }) });
    await expect(receiptReader(nobody, { deployment: chain.deployment, ipfs: null })).rejects.toBeInstanceOf(
      ChainUnreachable,
    );
  });
});

describe("findLeaf", () => {
  it("finds a message where it is, and says that it isn't elsewhere", async () => {
    const works = [await sign(ANN, "a leaf"), await sign(BOB, "another")];
    const { bytes, root } = await anchored(works);
    expect(works.map((work) => findLeaf(bytes, digestOf(work)).index)).toEqual([0, 1]);
    expect(findLeaf(bytes, `0x${"12".repeat(32)}`)).toMatchObject({ index: null, root, count: 2 });
  });
});
