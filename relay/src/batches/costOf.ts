import type { SignedCall } from "../store/tables.ts";
import type { Pipeline } from "./pipeline.ts";
import { receiptOf } from "./receiptOf.ts";

/** What transactions cost, in wei, by the receipts of those that are in a block, whatever they did there. */
export async function costOf(pipeline: Pipeline, attempts: readonly SignedCall[]): Promise<bigint> {
  let cost = 0n;
  for (const attempt of attempts) {
    const receipt = await receiptOf(pipeline, attempt);
    if (receipt === null) continue;
    cost += receipt.gasUsed * receipt.effectiveGasPrice;
    // Rollups of the OP kind charge for the data on the chain below, apart.
    const below: unknown = "l1Fee" in receipt ? receipt.l1Fee : null;
    if (typeof below === "string" || typeof below === "bigint") cost += BigInt(below);
  }
  return cost;
}
