import { MalformedReceiptFile } from "./errors.ts";
import { LARGEST_RECEIPT_FILE } from "./receiptFile.ts";
import { type ReceiptFile, receiptFileSchema } from "./receiptFileSchema.ts";

/**
 * Reads a receipt's file, strictly. That it is well formed says nothing yet: see {@link checkReceiptFile}.
 *
 * @throws {MalformedReceiptFile} which names what is wrong, and where
 * @example const file = parseReceiptFile(await readFile("surf.colophon-receipt.json", "utf8"));
 */
export function parseReceiptFile(text: string): ReceiptFile {
  if (text.length > LARGEST_RECEIPT_FILE) {
    throw new MalformedReceiptFile(`it is larger than ${LARGEST_RECEIPT_FILE / 1_024} KiB, and no receipt is`);
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new MalformedReceiptFile("it is no JSON");
  }
  const result = receiptFileSchema.safeParse(json);
  if (result.success) return result.data;
  if (isBare(json)) {
    throw new MalformedReceiptFile("it doesn't say for which chain and contract it is, which its signature covers");
  }
  const [issue] = result.error.issues;
  const field = issue?.path.join(".") || null;
  throw new MalformedReceiptFile(`${field === null ? "it" : `“${field}”`}: ${issue?.message}`, field);
}

/** The receipt alone, as pages once saved those of votes. */
function isBare(json: unknown): boolean {
  return typeof json === "object" && json !== null && "anchorBy" in json && "signature" in json;
}
