import { cidFromDigest } from "../content/cidFromDigest.ts";
import { toContributionId } from "../ids/contributionId.ts";
import { NO_DIGEST } from "../ids/digest.ts";
import { CODEC } from "../ids/names.ts";
import type { ChainReader, ReceiptOnChain, WorkOnChain } from "./ChainReader.ts";
import { type Certificate, EVIDENCE_KINDS } from "./certificate.ts";
import { type CertificationEvent, certificationEvent } from "./certificationEvent.ts";
import { type Check, type CheckReport, check, report, skip, utc } from "./check.ts";
import { isAnchored, leafCheck } from "./leafCheck.ts";

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

/** `holds`: true, and still so now. */
export interface CertificateReport extends CheckReport<CertificateCheckId> {
  /** It was true at its block, whatever older evidence has corrected since. */
  readonly atBlock: boolean;
}

export const CERTIFICATE_LIMITS = [
  "Who the author is in person: an account made and signed it.",
  "That nobody made or published the work earlier elsewhere.",
  "Of a work without a token: that its author hadn't cancelled the signature before it was anchored, and that no other anchor of the campaign has it earlier.",
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
): Promise<CertificateReport> {
  const here = certificate.chainId === reader.chainId && certificate.contract === reader.contract.toLowerCase();
  const checks: Check<CertificateCheckId>[] = [
    check(
      "place",
      here,
      `It is about contract ${certificate.contract} on chain ${certificate.chainId}.`,
      `It is about contract ${certificate.contract} on chain ${certificate.chainId}, and not about ${reader.contract.toLowerCase()} on chain ${reader.chainId}.`,
    ),
    identityCheck(certificate),
    isAnchored(certificate) ? await leafCheck(certificate) : eventCheck(certificate),
  ];
  let atBlock = false;
  if (here) {
    const [receipt, work, now] = await Promise.all([
      reader.receiptOf(certificate.evidence.transaction),
      reader.workOf(certificate.work.id),
      reader.now(),
    ]);
    checks.push(blockCheck(certificate, receipt));
    atBlock = checks.every(({ result }) => result === "pass");
    checks.push(...stateChecks(certificate, work, now, atBlock));
  } else {
    checks.push(skip("block", "The chain that it names wasn't asked."));
  }
  checks.push(...materialChecks(certificate, material));
  return { ...report(checks, CERTIFICATE_LIMITS), atBlock };
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
  const { evidence, attribution } = certificate;
  const said = certificationEvent(evidence.log);
  if (said === null || EVIDENCE_KINDS[said.event] !== evidence.kind) {
    return check("event", false, "", "Its event isn't the certification that it says it is.");
  }
  const { header } = said;
  const claimed: readonly (readonly [field: string, said: unknown, claimed: unknown])[] = [
    ["id", said.id, certificate.work.id],
    ["author", said.author, attribution.author],
    ["digest", said.digest, certificate.content.digest],
    ["campaign", header.campaign, certificate.work.campaign],
    ["config", header.config, certificate.config],
    ["kind", header.kind, certificate.work.kind],
    ["codec", header.codec, certificate.content.codec],
    ["aiUse", header.aiUse, certificate.work.aiUse],
    ["manifest", said.manifest, certificate.manifest],
    ["parents", said.parents.join(), certificate.parents.join()],
    // Without older evidence it is the block's, which is compared with the chain.
    ["time", said.evidence?.time ?? evidence.block.time, attribution.certifiedAt],
  ];
  const wrong = claimed.find(([, event, claim]) => event !== claim)?.[0];
  const fail = `Its event names another ${wrong} than the certificate.`;
  return check("event", wrong === undefined, sentenceOfEvent(said), fail);
}

function sentenceOfEvent({ evidence, previous }: CertificationEvent): string {
  if (evidence === null) return "Its event says the same as the certificate.";
  const how = previous === null ? "" : ` It took the token over from ${previous}.`;
  return `Its event says the same as the certificate, at the time of older evidence (${evidence.hash}).${how}`;
}

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

function stateChecks(
  certificate: Certificate,
  work: WorkOnChain | null,
  now: number,
  atBlock: boolean,
): Check<CertificateCheckId>[] {
  const { attribution, content, evidence } = certificate;
  if (work === null && isAnchored(certificate)) return tokenless(certificate);
  if (work === null) return [check("author", false, "", "The contract doesn't know the work.")];
  const author = work.author.toLowerCase();
  const final = now >= work.finalAt;
  const same = author === attribution.author && work.digest.toLowerCase() === content.digest;
  const times =
    work.certifiedAt === attribution.certifiedAt &&
    // Minted since, an anchored work has a date that its certificate couldn't know.
    (attribution.finalAt === null || work.finalAt === attribution.finalAt) &&
    // Older evidence makes it earlier than the block; nothing makes it later.
    attribution.certifiedAt <= evidence.block.time;
  // What only strictly older evidence can have done.
  const corrected = atBlock && author !== attribution.author && work.certifiedAt < attribution.certifiedAt;
  return [
    check(
      "author",
      same,
      `The contract names ${author} as the author.`,
      corrected
        ? `It was true at its block: since then older evidence, of ${utc(work.certifiedAt)}, has corrected the authorship to ${author}.`
        : `The contract names ${author} as the author of ${work.digest}: the certificate was changed.`,
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

/** An anchored work that the contract doesn't know yet: whoever signed it is its author, unless older evidence comes. */
function tokenless({ attribution }: Certificate): Check<CertificateCheckId>[] {
  return [
    check("author", true, `There is no token yet: the author is ${attribution.author}, who signed it.`, ""),
    check("times", true, `It was put on chain on ${utc(attribution.certifiedAt)}.`, ""),
    check("final", true, "There is no token yet: older evidence in the same campaign would come first.", ""),
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
