import type { Address } from "viem";
import { rpc } from "../../scripts/runtime/chain/rpc.ts";

/** Who acts on the chain. The node signs for them. */
export async function partiesOf(url: string) {
  const [brand, claimer, , , , arbiter, , , relay] = (await rpc(url, "eth_accounts")) as Address[];
  if (!brand || !claimer || !arbiter || !relay) throw new Error("the chain has too few accounts");
  return { brand, claimer, arbiter, relay };
}
