/** A receipt's file (docs/receipt-format.md), field by field. */
import { z } from "zod";
import { receipt } from "../api/ballotSchemas.ts";
import { LARGEST_MANIFEST, rootCodec } from "../api/intakeSchemas.ts";
import { address, aiUse, config, contributionId, digest, mediaKind } from "../api/schemas.ts";

/** Unix seconds that are a date. */
const moment = z
  .int()
  .min(0)
  .max(2 ** 40 - 1);

/** What an author signed; campaign and author are the receipt's `campaign` and `signer`. */
const receiptMessage = z.strictObject({
  config,
  /** sha2-256 of the content's root block. */
  digest,
  codec: rootCodec,
  kind: mediaKind,
  aiUse,
  /** Digest of the manifest; null: none. */
  manifest: digest.nullable(),
  parents: z.array(contributionId).max(16),
  epoch: z.int().min(0).max(0xffff_ffff),
  /** Last second in which it may be anchored, as a decimal. */
  deadline: z.string().regex(/^\d{1,20}$/, "expected a decimal number of seconds"),
  /** The manifest's text, whose sha2-256 is `manifest`; null where it isn't known. */
  manifestText: z.string().max(LARGEST_MANIFEST).nullable(),
});

export const receiptFileSchema = z
  .strictObject({
    colophon: z.literal("receipt"),
    v: z.literal(1),
    chainId: z.int().min(1),
    /** The `Contributions` contract. */
    contributions: address,
    receipt: z.strictObject({
      ...receipt.shape,
      campaign: z.int().min(1).max(0xffff_ffff),
      takenAt: moment,
      anchorBy: moment,
    }),
    message: receiptMessage.optional(),
  })
  .refine(({ receipt: { kind }, message }) => message === undefined || kind === "contributions", {
    path: ["message"],
    error: "belongs to receipts of contributions only",
  });

/** A relay's receipt as a file: what it says, and everything that it takes to check it. */
export type ReceiptFile = z.infer<typeof receiptFileSchema>;
