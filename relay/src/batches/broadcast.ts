import { BaseError } from "viem";
import { sendRawTransaction } from "viem/actions";
import type { SignedCall } from "../store/tables.ts";
import type { Pipeline } from "./pipeline.ts";

/**
 * Sends a signed transaction, as often as one likes. That the node has it already, or that its nonce is used, is no trouble: receipts tell.
 *
 * @throws where the node doesn't answer or won't take it
 */
export async function broadcast({ chain }: Pipeline, { raw }: SignedCall): Promise<void> {
  try {
    await sendRawTransaction(chain.client, { serializedTransaction: raw });
  } catch (error) {
    const said = error instanceof BaseError ? `${error.details} ${error.shortMessage}` : String(error);
    // Nodes have no codes for it, only words.
    if (/already known|already imported|known transaction|nonce too low|nonce is lower/i.test(said)) return;
    throw error;
  }
}
