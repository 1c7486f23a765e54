import type { Measurement } from "../Row.ts";
import type { Figures } from "../runStep.ts";

/** One step of the campaign as it went. */
export interface StepLine {
  readonly name: string;
  readonly what: string;
  readonly figures: Figures;
  /** Peaks of the chain's and the IPFS node's processes by then, in bytes. */
  readonly chainPeak: number;
  readonly ipfsPeak: number;
}

const MIB = 2 ** 20;

/** Time, memory, gas and bytes on chain of each step. */
export function stepRows(works: number, lines: readonly StepLine[]): Measurement[] {
  const row = (name: string, unit: string, ours: number, note = ""): Measurement => ({
    ...{ name, unit, ours, peer: null, peerName: null, limit: null, target: null, better: "lower", note },
  });
  const rows: Measurement[] = [];
  for (const { what, figures } of lines) {
    const { values } = figures;
    rows.push(row(`${what}: time`, "s", figures.number("seconds")));
    const cpu = "its own process's, its start among it; not of those that it asks";
    rows.push(row(`${what}: processor time`, "s", figures.number("cpuSeconds"), cpu));
    rows.push(row(`${what}: peak memory`, "MiB", figures.number("peak") / MIB));
    if ("gas" in values) {
      rows.push(row(`${what}: gas`, "gas", figures.number("gas")));
      rows.push(row(`${what}: gas a work`, "gas", figures.number("gas") / works));
    }
    if ("onChain" in values) rows.push(row(`${what}: bytes on chain`, "bytes", figures.number("onChain")));
  }
  const last = lines.at(-1);
  if (last !== undefined) {
    rows.push(row("the IPFS node: peak memory", "MiB", last.ipfsPeak / MIB, "of the product's own node"));
    rows.push(row("the chain: peak memory", "MiB", last.chainPeak / MIB, "anvil: of no chain but the bench's"));
  }
  return rows;
}
