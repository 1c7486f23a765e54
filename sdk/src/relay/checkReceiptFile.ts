import { type Check, check, skip, utc } from "../certificate/check.ts";
import { sha256 } from "../content/sha256.ts";
import { digestFromBytes } from "../ids/digest.ts";
import { hashContribution } from "../typed-data/contribution.ts";
import { verifyReceipt } from "../typed-data/receipt.ts";
import { isPromiseOver } from "./isPromiseOver.ts";
import type { FoundOnChain, ReceiptReader, Whereabouts } from "./ReceiptReader.ts";
import type { ReceiptFile } from "./receiptFileSchema.ts";

export type ReceiptCheckId = "signature" | "message" | "manifest" | "place" | "relay" | "chain";

/**
 * `kept`: it is on chain, and came there in time. `open`: the promise's time isn't over. `broken`: it is over, and what was promised came too
 * late or not at all. `not-genuine`: the receipt isn't the relay's word, or not about this. `unknown`: it is the relay's word, and whether
 * that was kept couldn't be seen.
 */
export type ReceiptVerdict = "kept" | "open" | "broken" | "not-genuine" | "unknown";

export interface ReceiptReport {
  readonly verdict: ReceiptVerdict;
  /** The verdict as a sentence, for a person. */
  readonly words: string;
  readonly checks: readonly Check<ReceiptCheckId>[];
  /** Where what it is for stands on chain; null where it wasn't found, or not looked for. */
  readonly found: FoundOnChain | null;
  /** What even a genuine receipt doesn't prove. */
  readonly limits: readonly string[];
}

export const RECEIPT_LIMITS = [
  "That what was taken is on chain: a certificate shows that.",
  "That the relay is to blame: it leaves out what could count for nothing any more (a cancelled signature, new terms, a work that was certified meanwhile), and can do nothing while the chain takes no transactions.",
  "When it was taken, by anybody's clock but the relay's.",
  "More than the RPC endpoint that was asked: it is trusted for what the chain says.",
] as const;

export interface CheckReceiptOptions {
  /** At which time the promise is judged, unix seconds. */
  readonly at: number;
  /** Null: the chain isn't asked, and what that leaves open is said. */
  readonly reader: ReceiptReader | null;
}

/**
 * Checks a relay's receipt: the relay that it names signed exactly this, what is said of the message is what was signed, the campaign names
 * that relay, and whether what was promised is on chain.
 *
 * @throws What the reader throws where the chain can't be asked.
 * @example
 * const reader = await receiptReader(client, { deployment, ipfs: gatewaySource(gatewayUrl) });
 * const { verdict, words } = await checkReceiptFile(parseReceiptFile(text), { at: Date.now() / 1000, reader });
 */
export async function checkReceiptFile(file: ReceiptFile, options: CheckReceiptOptions): Promise<ReceiptReport> {
  const { at, reader } = options;
  const checks: Check<ReceiptCheckId>[] = [
    await signatureCheck(file),
    messageCheck(file),
    ...(await manifestCheck(file)),
  ];
  const end = (verdict: ReceiptVerdict, words: string, found: FoundOnChain | null = null): ReceiptReport => ({
    ...{ verdict, words, checks, found },
    limits: RECEIPT_LIMITS,
  });
  const forged = firstFailed(checks);
  if (forged !== undefined) return end("not-genuine", `Not genuine. ${forged.sentence}`);

  if (reader === null) {
    checks.push(
      skip(
        "chain",
        "The chain wasn't asked: neither whether the campaign names this relay, nor whether it is on chain.",
      ),
    );
    return isOver(file, at)
      ? end(
          "unknown",
          `Can't tell. The relay signed it, and its time was over on ${byOf(file)}; the chain wasn't asked.`,
        )
      : end("open", `Open. The relay signed it, and has time until ${byOf(file)}; the chain wasn't asked.`);
  }
  const place = placeCheck(file, reader);
  checks.push(place);
  if (place.result === "fail") {
    checks.push(skip("chain", "The chain that it names wasn't asked."));
    return end("unknown", `Can't tell. ${place.sentence}`);
  }
  const relay = await relayCheck(file, reader);
  checks.push(relay);
  if (relay.result === "fail") return end("not-genuine", `Not genuine. ${relay.sentence}`);

  const where = await reader.whereIs(file);
  checks.push(chainCheck(file, where, at));
  const { found, unread } = where;
  if (found !== null && !isOver(file, found.time)) {
    const words = `Kept. It is on chain since ${utc(found.time)}; the relay had promised that by ${byOf(file)}.`;
    return end("kept", words, found);
  }
  if (found === null && !isOver(file, at)) {
    const words = `Open. The relay has time until ${byOf(file)}, and it isn't on chain yet, as far as can be seen.`;
    return end("open", words);
  }
  if (unread.length > 0) {
    return end("unknown", `Can't tell. It may be in an anchor of that time that can't be read: ${unread[0]}.`, found);
  }
  if (found !== null) {
    const words = `Broken. It came on chain on ${utc(found.time)}; the relay had promised that by ${byOf(file)}.`;
    return end("broken", words, found);
  }
  if (file.message !== undefined && (await reader.epochOf(file.receipt.signer)) > file.message.epoch) {
    return end("unknown", "Can't tell. Its signer has cancelled the signature, and a relay leaves such a message out.");
  }
  return end("broken", `Broken. The relay promised to have it on chain by ${byOf(file)}, and it isn't there.`);
}

const isOver = ({ receipt }: ReceiptFile, time: number): boolean => isPromiseOver(receipt.anchorBy, time);
const byOf = ({ receipt }: ReceiptFile): string => utc(receipt.anchorBy);
const firstFailed = (checks: readonly Check<ReceiptCheckId>[]) => checks.find(({ result }) => result === "fail");

async function signatureCheck(file: ReceiptFile): Promise<Check<ReceiptCheckId>> {
  const { relay, takenAt, anchorBy } = file.receipt;
  const holds = await verifyReceipt(file, file.receipt).catch(() => false);
  return check(
    "signature",
    holds,
    `The relay ${relay} signed that it took this on ${utc(takenAt)}, and promised to have it on chain by ${utc(anchorBy)}.`,
    `The relay ${relay} didn't sign this: the receipt was changed, or somebody else made it.`,
  );
}

/** Whether the message in the file is the one that the receipt is for. */
function messageCheck({ chainId, contributions, receipt, message }: ReceiptFile): Check<ReceiptCheckId> {
  if (message === undefined) {
    return skip("message", "The file says only the digest of what was taken, and not what it was.");
  }
  const { manifest, manifestText: _, ...fields } = message;
  let signed: string | null = null;
  try {
    signed = hashContribution(
      { chainId, contract: contributions },
      {
        ...fields,
        campaign: receipt.campaign,
        author: receipt.signer,
        manifest: manifest ?? undefined,
        deadline: BigInt(message.deadline),
      },
    );
  } catch {
    // Fields that nobody can have signed.
  }
  return check(
    "message",
    signed === receipt.signed,
    "What the file says of the work is what was signed.",
    "What the file says of the work isn't what the receipt is for: it was changed, or belongs to another one.",
  );
}

async function manifestCheck({ message }: ReceiptFile): Promise<Check<ReceiptCheckId>[]> {
  if (message === undefined || message.manifestText === null) return [];
  const found = digestFromBytes(await sha256(new TextEncoder().encode(message.manifestText)));
  return [
    check(
      "manifest",
      found === message.manifest,
      "Title and description are those that were signed.",
      "Title and description aren't those that were signed.",
    ),
  ];
}

function placeCheck({ chainId, contributions }: ReceiptFile, reader: ReceiptReader): Check<ReceiptCheckId> {
  const contract = reader.contract.toLowerCase();
  return check(
    "place",
    chainId === reader.chainId && contributions === contract,
    `It is about contract ${contributions} on chain ${chainId}.`,
    `It is about contract ${contributions} on chain ${chainId}, and not about ${contract} on chain ${reader.chainId}.`,
  );
}

async function relayCheck({ receipt }: ReceiptFile, reader: ReceiptReader): Promise<Check<ReceiptCheckId>> {
  const { campaign, relay } = receipt;
  const named = await reader.namedRelay(campaign, relay);
  const pass =
    named === "now"
      ? `Campaign ${campaign} names this relay.`
      : `Campaign ${campaign} named this relay once; now it names another.`;
  const fail =
    named === null
      ? `There is no campaign ${campaign}.`
      : `Campaign ${campaign} never named the relay ${relay}: its word binds nobody there.`;
  return check("relay", named === "now" || named === "before", pass, fail);
}

function chainCheck(file: ReceiptFile, { found, unread, read }: Whereabouts, at: number): Check<ReceiptCheckId> {
  const { campaign, kind } = file.receipt;
  if (found?.how === "transaction") {
    return check(
      "chain",
      true,
      `The work was certified by transaction ${found.transaction}, on ${utc(found.time)}.`,
      "",
    );
  }
  if (found !== null) {
    const leaf = found.leaf === null ? "part" : `leaf ${found.leaf}`;
    return check("chain", true, `It is ${leaf} of the anchor ${found.root}, on chain since ${utc(found.time)}.`, "");
  }
  if (unread.length > 0) {
    const which = unread.join("; ");
    return skip("chain", `Not all anchors of that time could be read, and it isn't in the ${read} others: ${which}.`);
  }
  const nowhere = `None of the ${read} anchors of campaign ${campaign} (${kind}) that it could be in has it.`;
  return isOver(file, at) ? check("chain", false, "", nowhere) : skip("chain", `${nowhere} There is still time.`);
}
