import { encodeAbiParameters, encodeEventTopics } from "viem";
import { describe, expect, it } from "vitest";
import { worksAbi } from "../../src/abis/worksAbi.ts";
import { type Certificate, parseCertificate, writeCertificate } from "../../src/certificate/certificate.ts";
import { checkCertificate } from "../../src/certificate/checkCertificate.ts";
import { anchorTree } from "../../src/evidence/anchorTree.ts";
import { contributionTypedData, hashContribution } from "../../src/typed-data/contribution.ts";
import {
  AUTHOR,
  CERTIFICATE,
  DIGEST,
  ON_CHAIN,
  PLACE,
  RECEIPT,
  readerFixture,
  THIEF,
} from "../support/certificateFixture.ts";

const TIME = 1_700_000_000;
const { config, parents, work, content } = CERTIFICATE;

/** A certificate of an anchored work, and the reader of a chain that has its anchor. */
async function anchored({ signer = AUTHOR, deadline = TIME + 10, kind = 0 } = {}) {
  const message = {
    ...({ campaign: 1, config, author: AUTHOR.address, digest: DIGEST, codec: "raw", kind: "text" } as const),
    ...({ aiUse: "assisted", parents, epoch: 3, deadline: BigInt(deadline) } as const),
    manifest: CERTIFICATE.manifest ?? undefined,
  };
  const signature = await signer.signTypedData(contributionTypedData(PLACE, message));
  const others = [1, 2, 3].map((byte) => `0x${String(byte).repeat(64)}` as const);
  const signed = [...others.slice(0, 2), hashContribution(PLACE, message), ...others.slice(2)];
  const tree = anchorTree(signed);
  const topics = encodeEventTopics({
    abi: worksAbi,
    eventName: "Anchored",
    args: { campaign: 1, kind, root: tree.root },
  });
  const log = {
    index: 4,
    topics: topics.flat().filter((topic) => topic !== null),
    data: encodeAbiParameters(
      [{ type: "uint32" }, { type: "bytes32" }, { type: "uint8" }, { type: "bytes20" }],
      [signed.length, `0x${"da".repeat(32)}`, 0, config],
    ),
  };
  const { transaction, block } = CERTIFICATE.evidence;
  const certificate: Certificate = {
    ...CERTIFICATE,
    attribution: { ...CERTIFICATE.attribution, certifiedAt: block.time, finalAt: null },
    evidence: {
      ...{ kind: "anchored", transaction, block, log },
      leaf: { index: 2, proof: [...tree.proof(2)], epoch: 3, deadline: String(deadline), signature },
    },
  };
  const receipt = {
    ...RECEIPT,
    logs: [{ address: PLACE.contract, logIndex: 4, topics: log.topics, data: log.data }],
  };
  return { certificate, reader: readerFixture({ receiptOf: async () => receipt, workOf: async () => null }), receipt };
}

const failed = async (...args: Parameters<typeof checkCertificate>) =>
  (await checkCertificate(...args)).checks.filter(({ result }) => result !== "pass").map(({ id }) => id);

describe("a certificate of a work without a token", () => {
  it("holds by signature, proof and anchor, and survives writing and reading", async () => {
    const { certificate, reader } = await anchored();
    expect(await failed(certificate, reader)).toEqual([]);
    expect(parseCertificate(writeCertificate(certificate))).toEqual(certificate);
    const { checks } = await checkCertificate(certificate, reader);
    expect(checks.find(({ id }) => id === "final")?.sentence).toContain("no token yet");
  });
  it("still holds once its token is minted, and doesn't once older evidence has moved that", async () => {
    const { certificate, receipt } = await anchored();
    const receiptOf = async () => receipt;
    expect(await failed(certificate, readerFixture({ receiptOf }))).toEqual([]);
    const moved = { ...ON_CHAIN, author: THIEF.address, certifiedAt: ON_CHAIN.certifiedAt - 9 };
    const report = await checkCertificate(certificate, readerFixture({ receiptOf, workOf: async () => moved }));
    expect(report).toMatchObject({ holds: false, atBlock: true });
  });
  it("falls where somebody else signed, or too late, or the anchor is of votes", async () => {
    for (const wrong of [{ signer: THIEF }, { deadline: TIME - 1 }, { kind: 1 }]) {
      const { certificate, reader } = await anchored(wrong);
      expect(await failed(certificate, reader)).toEqual(["event"]);
    }
  });
  it("falls with any change of what was signed or of the way to the root (P13)", async () => {
    const { certificate, reader } = await anchored();
    const other = `0x${"11".repeat(32)}` as const;
    const { evidence } = certificate;
    if (evidence.kind !== "anchored") throw new Error("not anchored");
    const leaf = (more: Partial<typeof evidence.leaf>): Certificate => ({
      ...certificate,
      evidence: { ...evidence, leaf: { ...evidence.leaf, ...more } },
    });
    const changed: Certificate[] = [
      { ...certificate, work: { ...work, kind: "image" } },
      { ...certificate, work: { ...work, aiUse: "none" } },
      { ...certificate, content: { ...content, codec: "dag-pb" } },
      { ...certificate, manifest: other },
      { ...certificate, manifest: null },
      { ...certificate, parents: [] },
      { ...certificate, config: `0x${"11".repeat(20)}` },
      { ...certificate, attribution: { ...certificate.attribution, author: `0x${"11".repeat(20)}` } },
      { ...certificate, attribution: { ...certificate.attribution, certifiedAt: TIME + 1 } },
      leaf({ index: 3 }),
      leaf({ index: 9 }),
      leaf({ proof: [] }),
      leaf({ proof: [other] }),
      leaf({ epoch: 4 }),
      leaf({ deadline: String(TIME + 11) }),
      leaf({ signature: `0x${"11".repeat(65)}` }),
    ];
    for (const certificate of changed) expect(await failed(certificate, reader)).toContain("event");
  });
  it("is refused where it names a date of a token that there isn't, and a token's where it names none", async () => {
    const { certificate } = await anchored();
    const text = (change: Certificate) => JSON.stringify(change);
    const { attribution } = certificate;
    expect(() => parseCertificate(text({ ...certificate, attribution: { ...attribution, finalAt: 9 } }))).toThrow(
      /finalAt/,
    );
    expect(() =>
      parseCertificate(text({ ...CERTIFICATE, attribution: { ...CERTIFICATE.attribution, finalAt: null } })),
    ).toThrow(/finalAt/);
  });
  it("isn't in a block that doesn't have its anchor", async () => {
    const { certificate } = await anchored();
    const reader = readerFixture({ receiptOf: async () => RECEIPT, workOf: async () => null });
    expect(await failed(certificate, reader)).toContain("block");
  });
});
