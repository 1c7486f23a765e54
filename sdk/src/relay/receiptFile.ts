import type { ApiReceipt } from "../api/ballotSchemas.ts";
import type { AiUse, Codec, MediaKind } from "../ids/names.ts";
import type { ReceiptPlace } from "../typed-data/receipt.ts";
import type { ReceiptFile } from "./receiptFileSchema.ts";

/** No larger file is read as a receipt, in bytes: the longest manifest with every character escaped fits in. */
export const LARGEST_RECEIPT_FILE = 512 * 1_024;

/** What an author signed, beside what the receipt says of it: what `signContribution` answers and what the relay tells both fit. */
export interface ReceiptedWork {
  readonly config: string;
  readonly digest: string;
  readonly codec: Codec;
  readonly kind: MediaKind;
  readonly aiUse: AiUse;
  readonly manifest?: string | null | undefined;
  /** The manifest itself, which says the title. */
  readonly manifestText?: string | null | undefined;
  readonly parents?: readonly string[] | undefined;
  readonly epoch: number;
  readonly deadline: bigint | string;
}

/**
 * A relay's receipt as a file that can be checked alone (docs/receipt-format.md): its words, and where they are good, which its signature
 * covers as well; and of a contribution what was signed, so that anybody can see which work it is about. The author's signature isn't in it:
 * whoever is shown a receipt shouldn't be able to certify the work.
 *
 * @param place Chain and contract; any `Deployment` fits.
 * @param work For receipts of contributions, where it is at hand.
 * @returns The file's text; {@link parseReceiptFile} reads it.
 * @example await writeFile("surf.colophon-receipt.json", receiptFile(deployment, receipt, { ...signed, manifestText }));
 */
export function receiptFile(place: ReceiptPlace, receipt: ApiReceipt, work?: ReceiptedWork | null): string {
  const file: ReceiptFile = {
    colophon: "receipt",
    v: 1,
    chainId: place.chainId,
    contributions: place.contributions.toLowerCase(),
    receipt,
    ...(work != null && receipt.kind === "contributions" && { message: messageOf(work) }),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

function messageOf(work: ReceiptedWork) {
  const { config, digest, codec, kind, aiUse, manifest, manifestText, parents, epoch, deadline } = work;
  const named = manifest == null || /^0x0+$/.test(manifest) ? null : manifest.toLowerCase();
  return {
    config: config.toLowerCase(),
    digest: digest.toLowerCase(),
    ...{ codec, kind, aiUse },
    manifest: named,
    parents: (parents ?? []).map((parent) => parent.toLowerCase()),
    epoch,
    deadline: deadline.toString(),
    manifestText: named === null ? null : (manifestText ?? null),
  };
}
