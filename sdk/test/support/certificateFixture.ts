import { encodeAbiParameters, encodeEventTopics } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { worksAbi } from "../../src/abis/worksAbi.ts";
import type { ChainReader, ReceiptOnChain, WorkOnChain } from "../../src/certificate/ChainReader.ts";
import type { Certificate } from "../../src/certificate/certificate.ts";
import { cidFromDigest } from "../../src/content/cidFromDigest.ts";
import { toContributionId } from "../../src/ids/contributionId.ts";
import { parseDigest } from "../../src/ids/digest.ts";
import { packWorkHeader } from "../../src/ids/workHeader.ts";
import type { AuthorshipProof } from "../../src/typed-data/authorshipProof.ts";
import { proveAuthorshipTypedData } from "../../src/typed-data/proveAuthorship.ts";

export const AUTHOR = privateKeyToAccount("0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80");
export const THIEF = privateKeyToAccount("0x59c6995e998f97a5a0044966f0945389dc9e86dae88c7a8412f4603b6b78690d");
export const PLACE = { chainId: 31_337, contract: "0x5fbdb2315678afecb367f032d93f642f64180aa3" } as const;
export const DIGEST = parseDigest("0xb94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9");
export const WORK = toContributionId(1, DIGEST);
const author: `0x${string}` = `0x${AUTHOR.address.slice(2).toLowerCase()}`;
const config: `0x${string}` = `0x${"c0".repeat(20)}`;
const manifest: `0x${string}` = `0x${"3a".repeat(32)}`;
const parents = [toContributionId(1, `0x${"ab".repeat(32)}`), toContributionId(2, DIGEST)];

/** A proof as the author's page makes it, signed by whom the caller says. */
export async function proofFixture(more: Partial<AuthorshipProof> = {}, signer = AUTHOR): Promise<AuthorshipProof> {
  const unsigned = {
    colophon: "authorship-proof",
    v: 1,
    ...PLACE,
    verifier: "gallery.example",
    date: "2026-03-01T12:00:00Z",
    work: WORK,
    digest: DIGEST,
    author: author as AuthorshipProof["author"],
    nonce: "q7",
    ...more,
  } as const;
  const signature = await signer.signTypedData(proveAuthorshipTypedData(unsigned, unsigned));
  return { ...unsigned, signature: more.signature ?? signature };
}

const header = packWorkHeader({ config, campaign: 1, kind: "text", codec: "raw", aiUse: "assisted" });
const topics = encodeEventTopics({
  abi: worksAbi,
  eventName: "Contributed",
  args: { id: BigInt(WORK), author, digest: DIGEST },
});
const log = {
  index: 4,
  topics: topics.flat().filter((topic) => topic !== null),
  data: encodeAbiParameters(
    [{ type: "uint256" }, { type: "bytes32" }, { type: "uint256[]" }],
    [header, manifest, parents.map(BigInt)],
  ),
};
const block = { number: 12, hash: `0x${"b1".repeat(32)}`, time: 1_700_000_000 } as const;

export const CERTIFICATE: Certificate = {
  colophon: "certificate",
  v: 1,
  ...PLACE,
  work: { id: WORK, campaign: 1, kind: "text", aiUse: "assisted" },
  content: { cid: cidFromDigest(DIGEST, 0), codec: "raw", digest: DIGEST, sha256: DIGEST, size: 11 },
  attribution: { author, certifiedAt: block.time, finalAt: block.time + 86_400 },
  manifest,
  parents,
  config,
  evidence: { kind: "direct", transaction: `0x${"7a".repeat(32)}`, block, log },
};

export const ON_CHAIN: WorkOnChain = {
  author: AUTHOR.address,
  owner: AUTHOR.address,
  digest: DIGEST,
  certifiedAt: block.time,
  finalAt: block.time + 86_400,
  kind: "text",
  codec: "raw",
  aiUse: "assisted",
};
export const RECEIPT: ReceiptOnChain = {
  blockNumber: 12n,
  blockHash: block.hash,
  blockTime: block.time,
  succeeded: true,
  logs: [{ address: PLACE.contract, logIndex: log.index, topics: log.topics, data: log.data }],
};

/** A chain that says what the fixtures say, but for what a test changes. */
export function readerFixture(more: Partial<ChainReader> = {}): ChainReader {
  return {
    ...PLACE,
    now: async () => block.time + 100_000,
    workOf: async (id) => (id === WORK ? ON_CHAIN : null),
    isSignatureOf: async () => false,
    receiptOf: async (transaction) => (transaction === CERTIFICATE.evidence.transaction ? RECEIPT : null),
    ...more,
  };
}
