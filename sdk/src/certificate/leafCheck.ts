import { decodeEventLog } from "viem";
import { worksAbi } from "../abis/worksAbi.ts";
import { anchorLeaf } from "../evidence/anchorLeaf.ts";
import { ANCHOR_KIND } from "../ids/names.ts";
import { verifyProof } from "../merkle/verifyProof.ts";
import { hashContribution } from "../typed-data/contribution.ts";
import { recoverSigner } from "../typed-data/signature.ts";
import type { Certificate } from "./certificate.ts";
import { type Check, check } from "./check.ts";

/** A certificate whose work was signed, and put on chain as one of many. */
export type AnchoredCertificate = Certificate & { evidence: Extract<Certificate["evidence"], { kind: "anchored" }> };

/** Narrows a certificate. */
export const isAnchored = (certificate: Certificate): certificate is AnchoredCertificate =>
  certificate.evidence.kind === "anchored";

/**
 * Whether an anchored work's evidence says what the certificate says: the author signed exactly this, and the anchor's root holds
 * exactly that signed message. Needs no chain; that the anchor is there is another check.
 */
export async function leafCheck(certificate: AnchoredCertificate): Promise<Check<"event">> {
  const wrong = await faultOf(certificate).catch(() => "Its fields aren't what anybody can sign.");
  return check(
    "event",
    wrong === null,
    `${certificate.attribution.author} signed exactly this, and it is leaf ${certificate.evidence.leaf.index} of the anchor.`,
    wrong ?? "",
  );
}

/** @returns null: everything fits */
async function faultOf({ chainId, contract, work, content, ...said }: AnchoredCertificate): Promise<string | null> {
  const { attribution, evidence, manifest, parents, config } = said;
  const { leaf, log, block } = evidence;
  const event = anchoredEvent(log);
  if (event === null) return "Its event is no anchor.";
  if (event.kind !== ANCHOR_KIND.contributions || event.campaign !== work.campaign || event.config !== config) {
    return "Its anchor is of other messages: the kind, the campaign or the config hash differs.";
  }
  const deadline = BigInt(leaf.deadline);
  const signed = hashContribution(
    { chainId, contract },
    {
      ...{ campaign: work.campaign, config, digest: content.digest, codec: content.codec },
      ...{ kind: work.kind, aiUse: work.aiUse, author: attribution.author, parents },
      manifest: manifest ?? undefined,
      epoch: leaf.epoch,
      deadline,
    },
  );
  const signer = await recoverSigner(signed, leaf.signature).catch(() => null);
  if (signer !== attribution.author) return "The author's signature isn't over what the certificate says.";
  if (leaf.index >= event.count || !verifyProof(event.root, anchorLeaf(leaf.index, signed), leaf.proof)) {
    return "The signed message isn't in the anchor: its proof leads to another root.";
  }
  if (attribution.certifiedAt !== block.time) return "The time isn't the anchor's.";
  if (deadline < BigInt(block.time)) return "The signature's deadline had passed when it was anchored.";
  return null;
}

interface AnchoredEvent {
  readonly campaign: number;
  readonly kind: number;
  readonly root: string;
  readonly count: number;
  readonly config: string;
}

function anchoredEvent(log: { readonly topics: readonly `0x${string}`[]; readonly data: `0x${string}` }) {
  const [selector, ...rest] = log.topics;
  if (selector === undefined) return null;
  try {
    const { eventName, args } = decodeEventLog({ abi: worksAbi, topics: [selector, ...rest], data: log.data });
    return eventName === "Anchored" ? ({ ...args, config: args.config.toLowerCase() } satisfies AnchoredEvent) : null;
  } catch {
    return null;
  }
}
