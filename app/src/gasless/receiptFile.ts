import type { ApiReceipt } from "@colophon/sdk/api/ballotSchemas.ts";

/** A receipt as a file: the relay's words, and where they are good, which its signature covers as well. */
export function receiptFile(place: string, receipt: ApiReceipt): string {
  const [chainId = "", contributions = ""] = place.split(":");
  const file = { colophon: "receipt", v: 1, chainId: Number(chainId), contributions, receipt };
  return `${JSON.stringify(file, null, 2)}\n`;
}
