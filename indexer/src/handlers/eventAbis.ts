import { contributionsAbi, curationAbi, rewardPoolsAbi } from "@colophon/sdk/abis/generated.ts";
import type { Abi, AbiEvent } from "viem";

/** Of campaigns and contributions, which are one deployment, with ERC-721's own. */
export const contributionsEvents = eventsOf(contributionsAbi);
export const curationEvents = eventsOf(curationAbi);
export const rewardPoolsEvents = eventsOf(rewardPoolsAbi);

function eventsOf<const A extends Abi>(abi: A) {
  return abi.filter((item): item is Extract<A[number], AbiEvent> => item.type === "event");
}
