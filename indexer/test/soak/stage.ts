import { contributionsAbi } from "@colophon/sdk/abis/generated.ts";
import type { Hex } from "viem";
import { type Abi, encodeFunctionData } from "viem";
import type { LocalChain } from "../../../sdk/test/support/localChain.ts";
import { ACTORS, type ChainControl } from "./chainControl.ts";
import type { Library } from "./library.ts";
import type { Random } from "./random.ts";

export type Call = { from: Hex; to: Hex; data: Hex; value: bigint };

export const ETH: Hex = "0x0000000000000000000000000000000000000000";
export const [BRAND, CURATOR, ARBITER, RELAY] = [
  ACTORS[0] as Hex,
  ACTORS[1] as Hex,
  ACTORS[5] as Hex,
  ACTORS[6] as Hex,
];
export const AUTHORS = ACTORS.slice(1, 5);

/** What everybody who acts on a soak's chain needs. */
export interface Stage {
  chain: LocalChain;
  control: ChainControl;
  library: Library;
  random: Random;
}

/** Mostly the first campaign, so that it lives to the end: roll, statements, claims. */
export async function someCampaign({ chain, control, random }: Stage): Promise<number> {
  if (random.chance(0.6)) return 1;
  const count = await control.client.readContract({
    address: chain.deployment.contributions,
    abi: contributionsAbi,
    functionName: "campaignCount",
  });
  return random.between(1, Math.max(1, count));
}

/** Mostly one of a few, so that several want the same, and what is said is said of works that are there. */
export function someContent({ library, random }: Stage): Library["contents"][number] {
  return random.pick(random.chance(0.75) ? library.contents.slice(0, 7) : library.contents);
}

/** A call of any function; what makes no sense reverts. */
export function callOf(from: Hex, to: Hex, abi: Abi, functionName: string, args: readonly unknown[], value = 0n): Call {
  return { from, to, data: encodeFunctionData({ abi, functionName, args }), value };
}
