import { curationAbi, editionsAbi, rewardPoolsAbi, royaltiesAbi } from "@colophon/sdk/abis/generated.ts";
import { worksAbi } from "@colophon/sdk/abis/worksAbi.ts";
import type { Abi, AbiEvent } from "viem";

/** Of campaigns, contributions and evidence, which are one deployment, with ERC-721's own. */
export const contributionsEvents = eventsOf(worksAbi);
export const curationEvents = eventsOf(curationAbi);
export const rewardPoolsEvents = eventsOf(rewardPoolsAbi);
export const royaltiesEvents = eventsOf(royaltiesAbi);
/** With ERC-1155's own. */
export const editionsEvents = eventsOf(editionsAbi);

function eventsOf<const A extends Abi>(abi: A) {
  return abi.filter((item): item is Extract<A[number], AbiEvent> => item.type === "event");
}
