import { decodeEventLog, toEventSelector } from "viem";
import { worksAbi } from "../abis/worksAbi.ts";
import { cidFromDigest } from "../content/cidFromDigest.ts";
import { parseContributionId, toContributionId } from "../ids/contributionId.ts";
import { NO_DIGEST } from "../ids/digest.ts";
import { CODEC } from "../ids/names.ts";
import { unpackWorkHeader } from "../ids/workHeader.ts";
import type { ChainReader, ReceiptOnChain, WorkOnChain } from "./ChainReader.ts";
import type { Certificate } from "./certificate.ts";
import { type Check, type CheckReport, check, report, skip, utc } from "./check.ts";

export type CertificateCheckId =
  | "place"
  | "identity"
  | "event"
  | "block"
  | "author"
  | "times"
  | "final"
  | "file"
  | "manifest";

/** What the checker has at hand; each that is given is compared. */
export interface CertificateMaterial {
  /** Digest of the root block of the checker's own file, and sha-256 of its bytes. */
  readonly file?: { readonly digest: string; readonly sha256?: string | undefined } | undefined;
  /** sha-256 of the manifest's bytes. */
  readonly manifestDigest?: string | undefined;
}

export const CERTIFICATE_LIMITS = [
  "Who the author is in person: an account made and signed it.",
  "That nobody made or published the work earlier elsewhere.",
  "More than the RPC endpoint that was asked: it is trusted for what the chain says.",
] as const;

/**
 * Checks a certificate against a chain: its parts fit each other, the event is in the block that it names, and what it says is what the contract says now.
 *
 * @throws What the reader throws where the chain can't be asked.
 * @example
 * const { holds, checks } = await checkCertificate(parseCertificate(text), reader, { file: { digest } });
 */
export async function checkCertificate(
  certificate: Certificate,
  reader: ChainReader,
  material: CertificateMaterial = {},
): Promise<CheckReport<CertificateCheckId>> {
  const here = certificate.chainId === reader.chainId && certificate.contract === reader.contract.toLowerCase();
  const checks: Check<CertificateCheckId>[] = [
    check(
      "place",
      here,
      `It is about contract ${certificate.contract} on chain ${certificate.chainId}.`,
      `It is about contract ${certificate.contract} on chain ${certificate.chainId}, and not about ${reader.contract.toLowerCase()} on chain ${reader.chainId}.`,
    ),
    identityCheck(certificate),
    eventCheck(certificate),
  ];
  if (here) {
    const [receipt, work, now] = await Promise.all([
      reader.receiptOf(certificate.evidence.transaction),
      reader.workOf(certificate.work.id),
      reader.now(),
    ]);
    checks.push(blockCheck(certificate, receipt), ...stateChecks(certificate, work, now));
  } else {
    checks.push(skip("block", "The chain that it names wasn't asked."));
  }
  checks.push(...materialChecks(certificate, material));
  return report(checks, CERTIFICATE_LIMITS);
}

/** Id, campaign, digest, codec and CID are five spellings of two facts. */
function identityCheck({ work, content }: Certificate): Check<CertificateCheckId> {
  const fits =
    toContributionId(work.campaign, content.digest) === work.id &&
    cidFromDigest(content.digest, CODEC[content.codec]) === content.cid &&
    (content.codec !== "raw" || content.sha256 === null || content.sha256 === content.digest);
  return check(
    "identity",
    fits,
    `It names the content ${content.cid} in campaign ${work.campaign}.`,
    "Its id, digest and CID don't fit together.",
  );
}

/** The event's own words, decoded from the evidence, against the certificate's. */
function eventCheck(certificate: Certificate): Check<CertificateCheckId> {
  const said = eventOf(certificate);
  const claimed = {
    id: certificate.work.id,
    author: certificate.attribution.author,
    digest: certificate.content.digest,
    campaign: certificate.work.campaign,
    config: certificate.config,
    kind: certificate.work.kind,
    codec: certificate.content.codec,
    aiUse: certificate.work.aiUse,
    manifest: certificate.manifest ?? NO_DIGEST,
    parents: certificate.parents.join(),
  };
  const wrong =
    said === null
      ? "isn't a certification"
      : Object.entries(claimed).find(([field, value]) => Reflect.get(said, field) !== value)?.[0];
  const fail =
    said === null ? "Its event isn't a certification." : `Its event names another ${wrong} than the certificate.`;
  return check("event", wrong === undefined, "Its event says the same as the certificate.", fail);
}

function eventOf({ evidence }: Certificate) {
  const [selector = "0x", ...topics] = evidence.log.topics;
  if (selector !== EVENT) return null;
  try {
    const { args } = decodeEventLog({
      abi: worksAbi,
      eventName: "Contributed",
      topics: [selector, ...topics],
      data: evidence.log.data,
    });
    return {
      ...unpackWorkHeader(args.header),
      id: parseContributionId(args.id),
      author: args.author.toLowerCase(),
      digest: args.digest,
      manifest: args.manifest,
      parents: args.parents.map(parseContributionId).join(),
    };
  } catch {
    // Data that doesn't decode, or a header or id that no contract would have emitted.
    return null;
  }
}

const EVENT = toEventSelector("Contributed(uint256,address,bytes32,uint256,bytes32,uint256[])");

function blockCheck({ evidence, contract }: Certificate, receipt: ReceiptOnChain | null): Check<CertificateCheckId> {
  const fail = (why: string) => check("block", false, "", why) as Check<CertificateCheckId>;
  if (receipt === null) return fail(`The chain has no transaction ${evidence.transaction}.`);
  const { block, log } = evidence;
  if (
    receipt.blockHash.toLowerCase() !== block.hash ||
    receipt.blockNumber !== BigInt(block.number) ||
    receipt.blockTime !== block.time
  ) {
    return fail(
      `The transaction is in block ${receipt.blockNumber} (${receipt.blockHash}), and not in the one that the certificate names.`,
    );
  }
  const found = receipt.logs.find(({ logIndex }) => logIndex === log.index);
  const same =
    receipt.succeeded &&
    found !== undefined &&
    found.address.toLowerCase() === contract &&
    found.data.toLowerCase() === log.data &&
    found.topics.join().toLowerCase() === log.topics.join();
  return same
    ? check("block", true, `The event is in block ${block.number}, of ${utc(block.time)}.`, "")
    : fail(`The event is not in block ${block.number}.`);
}

function stateChecks(certificate: Certificate, work: WorkOnChain | null, now: number): Check<CertificateCheckId>[] {
  const { attribution, content, evidence } = certificate;
  if (work === null) return [check("author", false, "", "The contract doesn't know the work.")];
  const author = work.author.toLowerCase();
  const final = now >= work.finalAt;
  const same = author === attribution.author && work.digest.toLowerCase() === content.digest;
  const times =
    work.certifiedAt === attribution.certifiedAt &&
    work.finalAt === attribution.finalAt &&
    // A commitment makes it earlier than the block; nothing makes it later.
    attribution.certifiedAt <= evidence.block.time;
  return [
    check(
      "author",
      same,
      `The contract names ${author} as the author.`,
      `The contract names ${author} as the author of ${work.digest}: the certificate was changed, or older evidence corrected the authorship since.`,
    ),
    check(
      "times",
      times,
      `It was certified on ${utc(work.certifiedAt)}.`,
      `The contract says that it was certified on ${utc(work.certifiedAt)} and final on ${utc(work.finalAt)}, and the certificate says otherwise.`,
    ),
    check(
      "final",
      true,
      final
        ? "The attribution is final."
        : `The attribution is provisional until ${utc(work.finalAt)}: whoever shows older evidence by then becomes the author.`,
      "",
    ),
  ];
}

function materialChecks(
  { content, manifest }: Certificate,
  material: CertificateMaterial,
): Check<CertificateCheckId>[] {
  const checks: Check<CertificateCheckId>[] = [];
  const { file, manifestDigest } = material;
  if (file !== undefined) {
    const sums = file.sha256 === undefined || content.sha256 === null || file.sha256.toLowerCase() === content.sha256;
    const same = file.digest.toLowerCase() === content.digest && sums;
    checks.push(
      check("file", same, "Your file is the work, byte for byte.", "Your file is not the work: its bytes differ."),
    );
  }
  if (manifestDigest !== undefined) {
    const same = manifestDigest.toLowerCase() === (manifest ?? NO_DIGEST);
    checks.push(
      check(
        "manifest",
        same,
        "The manifest is the one that was signed.",
        "The manifest is another than the one that was signed.",
      ),
    );
  }
  return checks;
}
