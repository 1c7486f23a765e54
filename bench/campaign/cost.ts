import type { Measurement } from "../Row.ts";
import { CADENCE, WINDOW } from "./scale.ts";

/**
 * What gas and bytes cost. L1: gas × price. A rollup of the kind that posts blobs: its own gas × its own price, and the bytes that it posts,
 * of which a root's are random: nothing is won by compressing them, so that each costs a blob's byte (a unit of blob gas), and half as much
 * again for what stands around them.
 */
export const PRICES = {
  /** Gwei a unit of gas on L1. */
  l1: 2,
  /** Gwei a unit of gas on the rollup. */
  rollup: 0.01,
  /** Gwei a unit of blob gas. */
  blob: 1,
} as const;

const ETHER = 1e9;

/** ETH on L1. */
export function onL1(gas: number): number {
  return (gas * PRICES.l1) / ETHER;
}

/** ETH on a rollup. @param bytes of calldata */
export function onRollup(gas: number, bytes: number): number {
  return (gas * PRICES.rollup + bytes * 1.5 * PRICES.blob) / ETHER;
}

/** Rows of what both cadences cost, from what one anchor was measured to take. @param bytes of calldata of one */
export function anchorCosts(works: number, anchor: { gas: number; bytes: number }): Measurement[] {
  const note = `L1 at ${PRICES.l1} gwei; a rollup at ${PRICES.rollup} gwei, blobs at ${PRICES.blob} gwei a byte`;
  const cadences = [
    { name: "an anchor every 10 minutes for half a year", anchors: Math.ceil(WINDOW / CADENCE.seconds) },
    {
      name: `an anchor every ${CADENCE.works.toLocaleString("en-GB")} works`,
      anchors: Math.ceil(works / CADENCE.works),
    },
  ];
  return cadences.flatMap(({ name, anchors }) => {
    const gas = anchors * anchor.gas;
    const row = (what: string, unit: string, ours: number, said = ""): Measurement => ({
      ...{ name: `${name}: ${what}`, unit, ours, peer: null, peerName: null, limit: null, target: null },
      better: "lower",
      note: said,
    });
    return [
      row(`${anchors.toLocaleString("en-GB")} anchors, gas in all`, "gas", gas),
      row("gas a work", "gas", gas / works),
      row("L1", "ETH", onL1(gas), note),
      row("rollup", "ETH", onRollup(gas, anchors * anchor.bytes), note),
    ];
  });
}
