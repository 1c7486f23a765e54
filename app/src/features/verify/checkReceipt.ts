import type { ReceiptReport } from "@colophon/sdk/relay/checkReceiptFile.ts";
import type { ReceiptFile } from "@colophon/sdk/relay/receiptFileSchema.ts";
import type { Client } from "viem";
import type { AppConfig } from "../../lib/config.ts";

/**
 * Checks a relay's receipt by the chain and IPFS. What it needs is fetched when somebody drops one.
 *
 * @param at Unix seconds: when the promise is judged.
 * @throws {MalformedReceiptFile} {ChainUnreachable} {WrongChain}
 */
export async function checkReceipt(
  text: string,
  { deployment, gatewayUrl }: Pick<AppConfig, "deployment" | "gatewayUrl">,
  client: Client,
  at: number,
): Promise<{ file: ReceiptFile; report: ReceiptReport }> {
  const [{ parseReceiptFile }, { checkReceiptFile }, { receiptReader }, { gatewaySource }] = await Promise.all([
    import("@colophon/sdk/relay/parseReceiptFile.ts"),
    import("@colophon/sdk/relay/checkReceiptFile.ts"),
    import("@colophon/sdk/actions/receiptReader.ts"),
    import("@colophon/sdk/audit/gatewaySource.ts"),
  ]);
  const file = parseReceiptFile(text);
  const reader = await receiptReader(client, { deployment, ipfs: gatewaySource(gatewayUrl) });
  return { file, report: await checkReceiptFile(file, { at, reader }) };
}
