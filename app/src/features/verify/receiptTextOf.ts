import { LARGEST_RECEIPT_FILE } from "@colophon/sdk/relay/receiptFile.ts";

/**
 * The text of a file that is meant as a relay's receipt, whether it can be read as one or not; null: it is any other file. A receipt
 * without its chain and contract, as pages once saved them, is meant as one, too.
 */
export async function receiptTextOf(file: Blob): Promise<string | null> {
  if (file.size > LARGEST_RECEIPT_FILE) return null;
  const text = await file.text();
  try {
    const json: unknown = JSON.parse(text);
    if (typeof json !== "object" || json === null) return null;
    const marked = "colophon" in json && json.colophon === "receipt";
    return marked || ("anchorBy" in json && "signature" in json) ? text : null;
  } catch {
    return null;
  }
}
